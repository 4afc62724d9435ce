import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/fa/index.ts'
import { attachFiles, listFiles } from '../../kernel/files/attach.ts'
import { authorize } from '../../kernel/policy.ts'
import type { RecordRow } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { assignPart, clustersWithPart, endPart, partsOn } from '../clusters/index.ts'
import { type HandedOver, handOverDesk, type Receiver, type Waiting } from '../desk/index.ts'
import { type MovedSeat, moveSittings } from '../meetings/index.ts'
import { clean, decidedBy, named, notAhead, openRecord, partyNamed } from './agency.entry.ts'
import { agencyPolicy } from './agency.policy.ts'
import type { Handover } from './agency.schema.ts'
import { contractInForce, endContract, lockContract } from './agency.store.ts'
import { posts } from './agency.tables.ts'
import type { ExitBody, ReplaceAgentBody, ReplaceExpertBody } from './bodies.schema.ts'
import { assignTeam, checkSigner, writeContract } from './contract.verbs.ts'
import { handoverList } from './handover.read.ts'
import { checkTeam } from './team.rules.ts'

/** Who left and who came, so that access can move after the hand-over stands. */
export interface Moved {
  id: string
  provinceId: string | null
  clusterId: string | null
  left: string[]
  came: string[]
}

/** The team at work, or the refusal that says how to enter one. */
async function teamAtWork(tx: Tx, ctx: Ctx, clusterId: string) {
  const rows = (await partsOn(tx, clusterId, ctx.clock.today())).filter((row) =>
    (posts as readonly string[]).includes(row.part),
  )
  const agent = rows.find((row) => row.part === 'agent')
  const contract = await contractInForce(tx, clusterId, 'agent')
  if (!agent || !contract) throw refuse(agent ? 'agency.noContract' : 'agency.noAgent')
  await lockContract(tx, contract.id)
  return { rows, agent, contract }
}

/** Ends the people of a team and their seats, and hands over what was asked of each by name. */
async function leave(
  tx: Tx,
  ctx: Ctx,
  waiting: Waiting,
  input: {
    cluster: RecordRow
    rows: Awaited<ReturnType<typeof teamAtWork>>['rows']
    successorId: string | null
    to: Receiver
    until: string
    from: string
    note: string
    /** People of the old team who stay in the new one keep their work. */
    staying: readonly string[]
    between?: () => Promise<void>
  },
): Promise<{ seats: MovedSeat[]; desk: HandedOver[]; left: string[] }> {
  const { cluster, rows, until, from, note } = input
  for (const row of rows) await endPart(tx, ctx, row, until)
  await input.between?.()
  const seats: MovedSeat[] = []
  const desk: HandedOver[] = []
  const left = rows.map((row) => row.personId!).filter((id) => !input.staying.includes(id))
  for (const fromPersonId of left)
    seats.push(
      ...(await moveSittings(tx, ctx, {
        clusterId: cluster.id,
        fromPersonId,
        toPersonId: input.successorId,
        until,
        from,
      })),
    )
  // after the seats: what the bodies ask of their secretary is asked of the new one by then
  for (const fromPersonId of left)
    desk.push(
      ...(await handOverDesk(tx, ctx, waiting, {
        fromPersonId,
        to: input.to,
        within: { clusterId: cluster.id },
        note,
      })),
    )
  return { seats, desk, left }
}

async function papersOf(tx: Tx, ctx: Ctx, contractId: string, fileIds: readonly string[]): Promise<Handover['papers']> {
  await attachFiles(tx, ctx.clock.now(), ctx.actor, fileIds, contractId)
  return [...(await listFiles(tx, fileIds)).values()].map(({ id, name }) => ({ id, name }))
}

const counts = (
  kept: Pick<Handover, 'activities' | 'claims' | 'resolutions' | 'statements' | 'documents' | 'desk' | 'seats'>,
) => ({
  activities: kept.activities.length,
  claims: kept.claims.length,
  resolutions: kept.resolutions.length,
  statements: kept.statements.length,
  documents: kept.documents.length,
  desk: kept.desk.length,
  seats: kept.seats.length,
})

/**
 * Replaces the agent: ends the old contract and team, signs the new one, and hands over in the same transaction what was asked of the old
 * people by name and the seats they held; the computed list stays on the contract that ended (by-law 14). What a role is asked follows the
 * new team by itself, once it has access.
 *
 * @throws 409 `agency.sameAgent`; 422 `agency.noAgent`, `agency.noContract`, and as `engage`
 */
export const replaceAgent = (ctx: Ctx, waiting: Waiting, clusterId: string, input: ReplaceAgentBody): Promise<Moved> =>
  runVerb(ctx, 'agency.replaceAgent', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.handOver', input.version)
    const { rows, agent, contract } = await teamAtWork(tx, ctx, clusterId)
    const party = await partyNamed(tx, ctx, input.party)
    checkTeam(input.team)
    checkSigner(party, input.team)
    notAhead(ctx, 'from', input.from)
    const successor = input.team.find((member) => member.part === 'agent')!.personId
    if (successor === agent.personId)
      throw conflict('agency.sameAgent', {}, [{ path: 'team', code: 'agency.sameAgent' }])
    if (input.from <= contract.from_day) {
      const details = { from: contract.from_day }
      throw refuse('agency.beforeContract', details, [{ path: 'from', code: 'agency.beforeContract', details }])
    }
    const reason = clean(input.reason)
    const decisionId = await decidedBy(tx, ctx, input.decisionId, contract.id)
    const list = await handoverList(tx, ctx, clusterId)
    const until = addDays(input.from, -1)
    let team: string[] = []
    const { seats, desk, left } = await leave(tx, ctx, waiting, {
      cluster,
      rows,
      successorId: successor,
      to: { personId: successor },
      until,
      from: input.from,
      note: reason,
      staying: input.team.map((member) => member.personId),
      between: async () => {
        team = await assignTeam(tx, ctx, cluster, input.team, input.from)
      },
    })
    const to = { id: (party.person_id ?? party.organisation_id)!, name: party.name }
    const kept: Handover = {
      ...list,
      desk,
      seats: seats.map(({ body, seat }) => ({ body, ...seat })),
      on: input.from,
      to,
      reason,
      papers: await papersOf(tx, ctx, contract.id, input.fileIds ?? []),
    }
    await endContract(tx, contract.id, { endedOn: until, cause: 'replaced', handover: kept })
    const { id, number } = await writeContract(tx, ctx, cluster, {
      what: 'agent',
      party,
      terms: input,
      followsId: contract.id,
      decisionId,
    })
    entry({
      recordId: contract.id,
      provinceId: cluster.provinceId,
      before: { agent: agent.name },
      after: {
        contract: id,
        number,
        name: party.name,
        team,
        from: input.from,
        decision: decisionId,
        handed: counts(kept),
      },
      reason,
    })
    return { id, provinceId: cluster.provinceId, clusterId, left, came: input.team.map((member) => member.personId) }
  })

/**
 * The agent leaves and the umbrella network carries on (by-law 11): the contract ends with the hand-over list and the signed paper; what was
 * asked of the team by name is asked of the office's experts, and the seats stay empty until somebody is appointed.
 *
 * @throws 422 `agency.noAgent`, `agency.noContract`, `agency.noSuch.organisation`, `agency.paperMissing`, `agency.futureDay`
 */
export const exitAgent = (ctx: Ctx, waiting: Waiting, clusterId: string, input: ExitBody): Promise<Moved> =>
  runVerb(ctx, 'agency.exit', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.handOver', input.version)
    const { rows, agent, contract } = await teamAtWork(tx, ctx, clusterId)
    const network = await named(tx, ctx, 'organisation', 'organisationId', input.organisationId)
    notAhead(ctx, 'on', input.on)
    if (input.on < contract.from_day) {
      const details = { from: contract.from_day }
      throw refuse('agency.beforeContract', details, [{ path: 'on', code: 'agency.beforeContract', details }])
    }
    const reason = input.reason ? clean(input.reason) : null
    const decisionId = await decidedBy(tx, ctx, input.decisionId, contract.id)
    const list = await handoverList(tx, ctx, clusterId)
    const { seats, desk, left } = await leave(tx, ctx, waiting, {
      cluster,
      rows,
      successorId: null,
      to: { role: 'expert' },
      until: input.on,
      from: addDays(input.on, 1),
      note: reason ?? '',
      staying: [],
    })
    const kept: Handover = {
      ...list,
      desk,
      seats: seats.map(({ body, seat }) => ({ body, ...seat })),
      on: input.on,
      to: { id: network.id, name: network.title },
      reason,
      papers: await papersOf(tx, ctx, contract.id, input.fileIds),
    }
    await endContract(tx, contract.id, { endedOn: input.on, cause: 'exit', handover: kept })
    entry({
      recordId: contract.id,
      provinceId: cluster.provinceId,
      before: { agent: agent.name },
      after: { network: network.id, name: network.title, on: input.on, decision: decisionId, handed: counts(kept) },
      reason,
    })
    return { id: contract.id, provinceId: cluster.provinceId, clusterId, left, came: [] }
  })

/**
 * An expert of the office changes: the part in the clusters of the province and all that was asked by name pass to the successor.
 * The list stands in the journal, on the record of the one who leaves.
 *
 * @throws 409 `agency.samePerson`; 422 `agency.noSuch.person`, `agency.futureDay`
 */
export const replaceExpert = (
  ctx: Ctx,
  waiting: Waiting,
  provinceId: string,
  input: ReplaceExpertBody,
): Promise<Moved> =>
  runVerb(ctx, 'agency.replaceExpert', async (tx, entry) => {
    authorize(agencyPolicy['agency.handOver'], ctx.actor, { provinceId }, null)
    const from = await named(tx, ctx, 'person', 'fromPersonId', input.fromPersonId)
    const to = await named(tx, ctx, 'person', 'toPersonId', input.toPersonId)
    if (from.id === to.id) throw conflict('agency.samePerson', {}, [{ path: 'toPersonId', code: 'agency.samePerson' }])
    notAhead(ctx, 'on', input.on)
    const until = addDays(input.on, -1)
    const reason = clean(input.reason)
    const clusters: string[] = []
    for (const { clusterId, id } of await clustersWithPart(tx, provinceId, from.id, 'expert', input.on)) {
      const cluster = await named(tx, ctx, 'cluster', 'fromPersonId', clusterId)
      const rows = await partsOn(tx, clusterId, ctx.clock.today())
      await endPart(tx, ctx, rows.find((row) => row.id === id)!, until)
      const stands = rows.some((row) => row.part === 'expert' && row.personId === to.id)
      if (!stands) await assignPart(tx, ctx, cluster, { part: 'expert', personId: to.id, from: input.on })
      clusters.push(cluster.title)
    }
    const desk = await handOverDesk(tx, ctx, waiting, {
      fromPersonId: from.id,
      to: { personId: to.id },
      within: { provinceId },
      note: reason,
    })
    entry({
      recordId: from.id,
      provinceId,
      before: { name: from.title },
      after: { to: to.id, name: to.title, on: input.on, clusters, desk: desk.map(({ title }) => title) },
      reason,
    })
    return { id: from.id, provinceId, clusterId: null, left: [from.id], came: [to.id] }
  })
