import { joinCounters } from '../../src/app/modules.ts'
import { type ActiveGrant, type Actor, reachOf } from '../../src/kernel/actor.ts'
import { type MovableClock, movableClock } from '../../src/kernel/clock.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import type { Db } from '../../src/kernel/db/tables.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { newId } from '../../src/kernel/ids.ts'
import { insertRecord } from '../../src/kernel/records.ts'
import {
  claimProgress,
  freezeDraft,
  openTree,
  plantTree,
  reviseTree,
  type TermInput,
  takeStep,
  type Work,
  writeDraft,
} from '../../src/modules/commitments/index.ts'
import { appendJournal } from '../../src/modules/journal/index.ts'
import { meetings } from '../../src/modules/meetings/meetings.module.ts'

/** People of two provinces and records that promise something, without any room; sessions are what can be counted. */
export async function promiseWorld(db: Db) {
  const clock: MovableClock = movableClock('2016-04-01')
  const counters = joinCounters([meetings])
  const actors = new Map<string, Actor>()

  const person = async (name: string, ...held: Omit<ActiveGrant, 'id'>[]) => {
    const personId = await db
      .transaction()
      .execute((tx) => insertRecord(tx, clock.now(), { kind: 'person', title: name, audience: 'public' }))
    const grants = held.map((grant) => ({ ...grant, id: newId() }))
    actors.set(name, { accountId: newId(), personId, name, grants, reach: reachOf(grants) })
    return personId
  }
  const inProvince = (role: ActiveGrant['role'], reachId: string) => ({ role, reachKind: 'province' as const, reachId })
  await person('expert', inProvince('expert', 'IR-30'))
  await person('deputy', inProvince('deputy', 'IR-30'))
  await person('director', inProvince('managingDirector', 'IR-30'))
  await person('agent', inProvince('agentTeam', 'IR-30'))
  await person('supervisor', inProvince('supervisor', 'IR-30'))
  await person('neighbour', inProvince('expert', 'IR-15'))
  await person('neighbourAgent', inProvince('agentTeam', 'IR-15'))
  await person('nation', { role: 'auditor', reachKind: 'nation', reachId: null })

  const as = (name: string): Ctx => ({
    db,
    clock,
    actor: actors.get(name)!,
    requestId: newId(),
    counters,
    appendJournal,
  })
  /** One deed of the engine in its own transaction, as a room would do it. */
  const work = <Result>(name: string, deed: (work: Work) => Promise<Result>) =>
    db.transaction().execute((tx) => deed({ tx, clock, actor: actors.get(name)!, counters }))

  const term = (itemId: string, title: string, weight: string, more: Partial<TermInput> = {}): TermInput => ({
    itemId,
    title,
    weight,
    parentId: null,
    order: 1,
    ownerPersonId: null,
    ownerOrganisationId: null,
    start: '2016-04-01',
    finish: '2017-03-01',
    measure: 'percent',
    source: 'claimed',
    mirrors: null,
    counter: null,
    ...more,
  })
  const write = (by: string, recordId: string, terms: readonly TermInput[]) =>
    work(by, async (one) => {
      const { tree } = await openTree(one.tx, as(by), recordId)
      return writeDraft(one, tree, { terms, precedence: [], shares: [] })
    })
  const freeze = (by: string, recordId: string) =>
    work(by, async (one) => {
      const { tree } = await openTree(one.tx, as(by), recordId)
      return freezeDraft(one, tree, { decisionId: null, year: null })
    })
  const revise = (by: string, recordId: string) =>
    work(by, async (one) => {
      const { tree } = await openTree(one.tx, as(by), recordId)
      return reviseTree(one, tree, 'بازنگری')
    })
  /** A record of a province with a tree of these terms in its draft. */
  const promise = async (by: string, title: string, provinceId: string, terms: readonly TermInput[]) => {
    const recordId = await work(by, async (one) => {
      const id = await insertRecord(one.tx, clock.now(), { kind: 'project', title, provinceId })
      await plantTree(one, id, { ladder: ['approve'], shape: 'weighted' })
      return id
    })
    await write(by, recordId, terms)
    return recordId
  }
  const treeOf = async (recordId: string) => {
    const { id } = await db.selectFrom('trees').select('id').where('record_id', '=', recordId).executeTakeFirstOrThrow()
    return id
  }
  /** A claim that climbs its whole ladder at once. */
  const reach = async (
    itemId: string,
    claim: { asOf: string; value?: string; quantity?: string },
    by: { claims: string; verifies?: string; approves: string },
  ) => {
    const { claimId } = await claimProgress(as(by.claims), itemId, { ...claim, result: 'انجام شد', fileIds: [] })
    clock.advance(60_000)
    if (by.verifies) await takeStep(as(by.verifies), claimId, 'verify', {})
    clock.advance(60_000)
    await takeStep(as(by.approves), claimId, 'approve', {})
    clock.advance(60_000)
    return claimId
  }
  return { db, clock, as, person, work, term, write, freeze, revise, promise, treeOf, reach }
}
export type PromiseWorld = Awaited<ReturnType<typeof promiseWorld>>

/** The refusal that a deed ends in; a deed that succeeds fails the test. */
export async function refusalOf(deed: Promise<unknown>) {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return {
    code: error.code,
    status: error.status,
    details: error.details,
    fields: error.fields.map(({ path, code }) => `${path} ${code}`),
  }
}
