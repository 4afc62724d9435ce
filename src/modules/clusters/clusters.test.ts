import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { explain } from '../../app/errors.ts'
import { buildServer } from '../../app/server.ts'
import { type ActiveGrant, type Actor, reachOf, systemActor } from '../../kernel/actor.ts'
import { movableClock } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Refusal } from '../../kernel/errors.ts'
import { contentStore } from '../../kernel/files/content.ts'
import { newId } from '../../kernel/ids.ts'
import { addParty, insertRecord } from '../../kernel/records.ts'
import { commitments } from '../commitments/commitments.module.ts'
import { claimProgress, openTree, plannedProgress, progressAt, takeStep, versionAt } from '../commitments/index.ts'
import { loadReference, registerOrganisation } from '../directory/index.ts'
import { appendJournal, verifyJournal } from '../journal/index.ts'
import { enterHistoricSession, establishBody } from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { freezeYear, openPlan, openYear, plans, writeActivities } from '../plans/index.ts'
import { clusters } from './clusters.module.ts'
import type { ClusterView, RegisterView } from './clusters.schema.ts'
import { registerCluster } from './clusters.verbs.ts'
import { clustersWaiting } from './clusters.waiting.ts'
import type { NationView, ProvinceFront } from './front.schema.ts'
import { assignPerson, delegate, endAssignment } from './people.verbs.ts'
import { takeOverStage, withdrawStage } from './stages.verbs.ts'

let world: TestDatabase
let app: FastifyInstance
// 16 Bahman 1395
const clock = movableClock('2017-02-04')
const actors: Record<string, Actor> = {}
const persons: Record<string, string> = {}

function actor(name: string, ...grants: Omit<ActiveGrant, 'id'>[]): Actor {
  const held = grants.map((grant) => ({ ...grant, id: newId() }))
  const found: Actor = { accountId: newId(), personId: persons[name]!, name, grants: held, reach: reachOf(held) }
  actors[name] = found
  return found
}
const ctxOf = (name: string): Ctx => ({
  db: world.db,
  clock,
  actor: actors[name] ?? systemActor,
  requestId: newId(),
  appendJournal,
})
const get = async <Reply>(name: string, url: string) => {
  const response = await app.inject({ url, headers: { 'x-name': name } })
  return { status: response.statusCode, body: response.json() as Reply }
}
const codeOf = async (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code,
  )

const document = { mark: 'document' as const, source: 'D0' }
let plastic: string
let stone: string
let heritage: string
let company: string

beforeAll(async () => {
  world = await testDatabase()
  const { db } = world
  await loadReference(db, clock.now())
  await db.transaction().execute(async (tx) => {
    for (const name of ['expert', 'approver', 'agent', 'supervisor', 'neighbour', 'custodian', 'assistant'])
      persons[name] = await insertRecord(tx, clock.now(), { kind: 'person', title: name, provinceId: 'IR-30' })
  })
  actor('expert', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
  actor('approver', { role: 'deputy', reachKind: 'province', reachId: 'IR-30' })
  actor('neighbour', { role: 'expert', reachKind: 'province', reachId: 'IR-15' })
  actors.office = { ...systemActor, personId: persons.expert! }
  const organisation = (name: string, kind: 'parksCompany' | 'governmentAgency') =>
    registerOrganisation(ctxOf('office'), { name, kind, provinceId: 'IR-30' })
  company = (await organisation('شرکت شهرک‌های صنعتی استان البرز', 'parksCompany')).id
  heritage = (await organisation('اداره میراث فرهنگی', 'governmentAgency')).id
  actor('custodian', { role: 'member', reachKind: 'organisation', reachId: heritage })
  plastic = (
    await registerCluster(ctxOf('expert'), {
      trade: 'پلاستیک',
      provinceId: 'IR-30',
      scope: 'industry',
      source: document,
    })
  ).id
  stone = (await registerCluster(ctxOf('neighbour'), { trade: 'سنگ', provinceId: 'IR-15', scope: 'industry' })).id
  actor('agent', { role: 'agentTeam', reachKind: 'cluster', reachId: plastic })
  actor('supervisor', { role: 'supervisor', reachKind: 'cluster', reachId: plastic })
  app = await buildServer({
    db,
    clock,
    modules: [commitments, meetings, plans(explain), clusters],
    files: contentStore(mkdtempSync(join(tmpdir(), 'clusters-'))),
    actorOf: async (request) => actors[String(request.headers['x-name'])] ?? null,
  })
}, 120_000)
afterAll(async () => {
  await app?.close()
  await world?.close()
})

describe('registering', () => {
  it('names the cluster by trade and province and marks where it was read', async () => {
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}`)
    expect(body.title).toBe('خوشه پلاستیک البرز')
    expect(body.stage?.code).toBe('identified')
    expect(body.marks).toEqual([{ field: '', mark: 'document', source: 'D0' }])
  })

  it('refuses the same trade in the same province, however it is spelt, and names the one that stands there', async () => {
    const again = registerCluster(ctxOf('expert'), { trade: ' پلاستيك ', provinceId: 'IR-30', scope: 'industry' })
    await expect(again).rejects.toMatchObject({
      code: 'clusters.tradeExists',
      status: 409,
      details: { title: 'خوشه پلاستیک البرز' },
    })
    const { rows } = await sql`select 1 from clusters where province_id = 'IR-30'`.execute(world.db)
    expect(rows).toHaveLength(1)
  })

  it('lets two at once end with one', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => registerCluster(ctxOf('expert'), { trade: 'چرم', provinceId: 'IR-30', scope: 'production' })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult
    expect(lost.reason.code).toBe('clusters.tradeExists')
  })

  it.each([
    ['a province that is none', { provinceId: 'IR-77' }, 'kernel.notYourRole'],
    ['the neighbour’s province', { provinceId: 'IR-15' }, 'kernel.notYourRole'],
    ['a day to come', { identifiedOn: '2017-02-05' }, 'clusters.futureDay'],
    ['a county of elsewhere', { countyId: 'nowhere' }, 'clusters.noSuchCounty'],
    ['an activity of no list', { isicCode: '9999x' }, 'clusters.noSuchActivity'],
    ['marks alone', { trade: '،' }, 'clusters.tradeEmpty'],
  ])('refuses %s', async (_, wrong, code) => {
    const input = { trade: 'رنگ', provinceId: 'IR-30', scope: 'industry' as const, ...wrong }
    expect(await codeOf(registerCluster(ctxOf('expert'), input))).toBe(code)
  })

  it('is not for an agent, over HTTP either, and writes nothing', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/clusters',
      headers: { 'x-name': 'agent' },
      payload: { trade: 'شیشه', provinceId: 'IR-30', scope: 'industry' },
    })
    expect(response.statusCode).toBe(403)
    const wrong = await app.inject({
      method: 'POST',
      url: '/api/clusters',
      headers: { 'x-name': 'expert' },
      payload: { trade: '', provinceId: 'IR-30', scope: 'dreams' },
    })
    expect(wrong.statusCode).toBe(422)
    expect(
      wrong
        .json()
        .error.fields.map((field: { path: string }) => field.path)
        .sort(),
    ).toEqual(['scope', 'trade'])
  })
})

describe('stages taken over', () => {
  it('keeps the order of the by-law and shows the way with its sources', async () => {
    await takeOverStage(ctxOf('expert'), plastic, { stage: 'implementation_y2', since: '2016-03-20', source: document })
    const early = takeOverStage(ctxOf('expert'), plastic, {
      stage: 'diagnostic',
      since: '2016-04-01',
      source: document,
    })
    expect(await codeOf(early)).toBe('clusters.stageAfterLater')
    await takeOverStage(ctxOf('expert'), plastic, {
      stage: 'diagnostic',
      since: '2014-08-01',
      source: { mark: 'example' },
    })
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}`)
    expect(body.stage).toMatchObject({ code: 'implementation_y2', since: '2016-03-20', takenOver: true, source: 'D0' })
    const stateOf = Object.fromEntries(body.path.map((step) => [step.code, [step.state, step.entered]]))
    expect(stateOf).toEqual({
      identified: ['past', true],
      feasibility: ['past', false],
      diagnostic: ['past', true],
      action_plan: ['past', false],
      implementation: ['now', false],
      implementation_y1: ['past', false],
      implementation_y2: ['now', true],
      implementation_y3: ['locked', false],
      final_monitoring: ['locked', false],
      handed_over: ['locked', false],
    })
    expect(
      body.path
        .find((step) => step.code === 'diagnostic')!
        .marks.map((mark) => mark.mark)
        .sort(),
    ).toEqual(['example', 'takenOver'])
    expect(body.next?.code).toBe('implementation_y3')
    expect(body.next?.lines[0]?.clause.label.fa).toMatch(/^ماده/)
  })

  it('shows the past as it was: before the second year another stage stood', async () => {
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}?asOf=2015-01-01`)
    expect(body.stage?.code).toBe('diagnostic')
    expect(body.isPast).toBe(true)
    expect(body.may.takeOverStage).toBe('clusters.pastDate')
  })

  it('takes a mistake back with its reason, and the row stays', async () => {
    clock.advance(60_000)
    await takeOverStage(ctxOf('expert'), stone, { stage: 'diagnostic', source: document }).then(
      () => expect.unreachable(),
      (error: Refusal) => expect(error.code).toBe('kernel.notYourRole'),
    )
    await takeOverStage(ctxOf('neighbour'), stone, { stage: 'diagnostic', source: { mark: 'document', source: 'D4' } })
    clock.advance(60_000)
    await withdrawStage(ctxOf('neighbour'), stone, 'diagnostic', { reason: 'سند همان خوشه نبود' })
    const { body } = await get<ClusterView>('neighbour', `/api/clusters/${stone}`)
    expect(body.stage?.code).toBe('identified')
    const { rows } =
      await sql`select 1 from cluster_stages where cluster_id = ${stone} and stage = 'diagnostic'`.execute(world.db)
    expect(rows).toHaveLength(2)
    await expect(sql`delete from cluster_stages`.execute(world.db)).rejects.toThrow(/append-only/)
  })

  it('refuses a stale screen', async () => {
    const stale = takeOverStage(ctxOf('expert'), plastic, { stage: 'feasibility', source: document, version: 1 })
    expect(await codeOf(stale)).toBe('kernel.stale')
  })
})

describe('people of the cluster', () => {
  const waiting = async () => {
    const { rows } = await clustersWaiting[0]!.select(clock.today()).execute(world.db)
    return rows.map((row) => row.record_id)
  }

  it('waits for an agent, then not, then again', async () => {
    expect(await waiting()).toContain(plastic)
    expect(await waiting()).not.toContain(stone)
    expect(
      await codeOf(assignPerson(ctxOf('expert'), plastic, { part: 'agentAssistant', personId: persons.assistant! })),
    ).toBe('clusters.agentFirst')
    const { id } = await assignPerson(ctxOf('expert'), plastic, {
      part: 'agent',
      personId: persons.agent!,
      from: '2014-08-01',
    })
    expect(await waiting()).not.toContain(plastic)
    const second = assignPerson(ctxOf('expert'), plastic, { part: 'agent', personId: persons.assistant! })
    await expect(second).rejects.toMatchObject({ code: 'clusters.partTaken', details: { name: 'agent' } })
    await assignPerson(ctxOf('expert'), plastic, { part: 'agentAssistant', personId: persons.assistant! })
    await assignPerson(ctxOf('expert'), plastic, { part: 'supervisor', personId: persons.supervisor! })
    await assignPerson(ctxOf('expert'), plastic, { part: 'executingAgency', organisationId: company, source: document })
    await endAssignment(ctxOf('expert'), id, { until: '2017-02-01', reason: 'پایان قرارداد' })
    const { rows } = await clustersWaiting[0]!.select(clock.today()).execute(world.db)
    const row = rows.find((one) => one.record_id === plastic)!
    expect(row).toMatchObject({ role: 'expert', person_id: null, what: 'clusters.agentMissing' })
    // since the day after the last agent, at midnight in Tehran
    expect(row.since.toISOString()).toBe('2017-02-01T20:30:00.000Z')
    clock.advance(60_000)
    await assignPerson(ctxOf('expert'), plastic, { part: 'agent', personId: persons.agent!, from: '2017-02-02' })
    expect(await waiting()).not.toContain(plastic)
  })

  it('gives no access by itself', async () => {
    persons.outsider = persons.supervisor!
    actor('outsider')
    const { status } = await get('outsider', `/api/clusters/${plastic}/plan`)
    expect(status).toBe(200)
    const { body } = await get<ClusterView>('outsider', `/api/clusters/${plastic}`)
    expect(body.people).toBeNull()
    expect(body.years).toEqual([])
  })
})

describe('delegation', () => {
  it('makes the custodian a party that sees the people, linked from the resolution, the stage unchanged', async () => {
    const { id: varsho } = await registerCluster(ctxOf('expert'), {
      trade: 'ورشو',
      provinceId: 'IR-30',
      scope: 'handicraft',
    })
    const body = await establishBody(ctxOf('expert'), {
      kind: 'provincial_committee',
      title: 'کمیته',
      provinceId: 'IR-30',
    })
    const resolution = await world.db.transaction().execute((tx) =>
      insertRecord(tx, clock.now(), {
        kind: 'resolution',
        title: 'سپردن ورشو',
        provinceId: 'IR-30',
        bodyId: body.id,
      }),
    )
    await assignPerson(ctxOf('expert'), varsho, { part: 'supportInstitution', organisationId: company })
    const before = await get<ClusterView>('custodian', `/api/clusters/${varsho}`)
    expect(before.body.people).toBeNull()

    expect(await codeOf(delegate(ctxOf('neighbour'), varsho, { organisationId: heritage }))).toBe('kernel.notYourRole')
    const { id } = await delegate(ctxOf('expert'), varsho, { organisationId: heritage, resolutionId: resolution })
    const seen = await get<ClusterView>('custodian', `/api/clusters/${varsho}`)
    expect(seen.body.custodian?.name).toBe('اداره میراث فرهنگی')
    expect(seen.body.people?.map((one) => one.part)).toContain('supportInstitution')
    expect(seen.body.stage?.code).toBe('identified')
    const links = await world.db.selectFrom('links').selectAll().where('to_id', '=', varsho).execute()
    expect(links).toMatchObject([{ from_id: resolution, kind: 'decides' }])
    expect(await codeOf(delegate(ctxOf('expert'), varsho, { organisationId: company }))).toBe('clusters.partTaken')

    await endAssignment(ctxOf('expert'), id, { until: '2017-02-04' })
    const after = await get<ClusterView>('custodian', `/api/clusters/${varsho}`)
    expect(after.body.people).toBeNull()
  })

  it('does not come through an ordinary assignment', async () => {
    const sly = assignPerson(ctxOf('expert'), plastic, { part: 'custodian', organisationId: heritage })
    expect(await codeOf(sly)).toBe('clusters.delegateInstead')
  })
})

describe('figures', () => {
  let yearId: string
  beforeAll(async () => {
    const { planId } = await openPlan(ctxOf('expert'), { clusterId: plastic })
    yearId = (await openYear(ctxOf('expert'), planId, { n: 2, fiscalYear: 1395 })).planYearId
    const activity = (code: string, weight: string, start: string, finish: string) => ({
      code,
      title: `فعالیت ${code}`,
      strategyId: null,
      type: null,
      executor: null,
      partner: null,
      expectedResult: null,
      ownerPersonId: persons.agent!,
      ownerOrganisationId: null,
      weight,
      start,
      finish,
      measure: 'percent' as const,
      unit: null,
      target: null,
      shares: [],
      after: [],
    })
    const { itemIds } = await writeActivities(ctxOf('expert'), yearId, {
      version: 1,
      activities: [activity('1', '60', '2016-04-01', '2016-12-31'), activity('2', '40', '2016-10-01', '2017-03-10')],
    })
    clock.moveTo('2016-04-02')
    await freezeYear(ctxOf('approver'), yearId, { version: 2, decisionId: null })
    clock.moveTo('2017-01-30')
    const { claimId } = await claimProgress(ctxOf('agent'), itemIds[0]!, {
      asOf: '2017-01-29',
      value: '55.5',
      result: 'گواهی ثبت دیر رسید',
      fileIds: [],
    }).catch(async (error: Refusal) => {
      throw Object.assign(new Error(`${error.code} ${JSON.stringify(error.details)}`), error)
    })
    clock.advance(60_000)
    await takeStep(ctxOf('supervisor'), claimId, 'verify', {})
    clock.advance(60_000)
    await takeStep(ctxOf('approver'), claimId, 'approve', {})
    clock.moveTo('2017-02-05')
  })

  it('are the engine’s own on every page', async () => {
    const { tree, forest } = await openTree(world.db, ctxOf('expert'), yearId)
    const when = { asOf: clock.today(), knownAt: clock.now().toISOString() }
    const version = versionAt(tree.versions, when.asOf, when.knownAt)!
    const approved = progressAt(forest, { treeId: tree.id, line: 'approved', ...when })!.percent
    const planned = plannedProgress(tree.terms[version.id]!, when.asOf).whole
    // 60 % of 55.5
    expect(approved).toBe('33.3')
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}`)
    expect(body.years).toMatchObject([{ recordId: yearId, n: 2, fiscalYear: 1395, approved, planned, noted: '0' }])
    const list = await get<RegisterView>('expert', '/api/clusters?province=IR-30&stage=implementation')
    expect(list.body.rows).toHaveLength(1)
    expect(list.body.rows[0]!.year).toMatchObject({ recordId: yearId, approved, planned })
    const front = await get<ProvinceFront>('expert', '/api/provinces/IR-30/front')
    expect(front.body.clusters.find((one) => one.id === plastic)!.year).toMatchObject({ approved, planned })
  })

  it('of a past day stay what they were', async () => {
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}?asOf=2017-01-28`)
    expect(body.years[0]!.approved).toBe('0')
    const known = await get<ClusterView>('expert', `/api/clusters/${plastic}?knownAt=2017-01-30T00:00:00Z`)
    // before it was registered nobody here knew of it
    expect(known.status).toBe(404)
  })

  it('name what is late, whose it is and why', async () => {
    const { body } = await get<ProvinceFront>('expert', '/api/provinces/IR-30/front')
    expect(body.late).toMatchObject([
      {
        title: 'فعالیت 1',
        cluster: 'خوشه پلاستیک البرز',
        owner: { name: 'agent' },
        finish: '2016-12-31',
        days: 36,
        approved: '55.5',
        why: 'behind',
        quote: 'گواهی ثبت دیر رسید',
      },
    ])
    expect(body.lateTotal).toBe(1)
  })
})

describe('between provinces', () => {
  it('the cluster is public, its plan, people and figures are not', async () => {
    const { status, body } = await get<ClusterView>('neighbour', `/api/clusters/${plastic}`)
    expect(status).toBe(200)
    expect(body.stage?.code).toBe('implementation_y2')
    expect(body).toMatchObject({ people: null, years: [], council: null })
    const plan = await get('neighbour', `/api/clusters/${plastic}/plan`)
    expect(plan.status).toBe(404)
    const front = await get<ProvinceFront>('neighbour', '/api/provinces/IR-30/front')
    expect(front.body.late).toEqual([])
    expect(front.body.bodies).toEqual([])
    expect(front.body.clusters.every((one) => one.year === null && one.agent === null)).toBe(true)
  })

  it('shows a party of the plan year the figures of that year', async () => {
    const { id } = await world.db.selectFrom('plan_years').select('id').executeTakeFirstOrThrow()
    await world.db.transaction().execute((tx) => addParty(tx, id, { organisationId: heritage, as: 'custodian' }))
    const { body } = await get<ClusterView>('custodian', `/api/clusters/${plastic}`)
    expect(body.years.map((year) => year.recordId)).toEqual([id])
  })

  it('needs a person: without one nothing is read', async () => {
    expect((await get('nobody', '/api/clusters')).status).toBe(401)
    expect((await get('nobody', `/api/clusters/${plastic}`)).status).toBe(401)
  })
})

describe('the register', () => {
  it('finds by words however they are spelt, and counts by stage whatever stage is asked for', async () => {
    const found = await get<RegisterView>('expert', `/api/clusters?q=${encodeURIComponent('پلاستيك')}`)
    expect(found.body.rows.map((row) => row.id)).toEqual([plastic])
    const { body } = await get<RegisterView>('expert', '/api/clusters?province=IR-30&stage=identified')
    expect(body.rows.every((row) => row.stage?.code === 'identified')).toBe(true)
    const count = (code: string) => body.byStage.find((stage) => stage.code === code)!.count
    expect(count('implementation')).toBe(1)
    expect(count('implementation_y2')).toBe(1)
    expect(count('identified')).toBe(body.total)
    expect(body.may.register).toBe(true)
  })

  it('pages without losing the total', async () => {
    const { body } = await get<RegisterView>('expert', '/api/clusters?limit=1&offset=1')
    expect(body.rows).toHaveLength(1)
    expect(body.total).toBeGreaterThan(2)
    expect(body.byProvince.reduce((sum, one) => sum + one.count, 0)).toBe(body.total)
  })

  it('lists provinces of the nation only where there are records', async () => {
    const { body } = await get<NationView>('neighbour', '/api/nation')
    expect(body.provinces.map((one) => one.code).sort()).toEqual(['IR-15', 'IR-30'])
    expect(body.provinces.find((one) => one.code === 'IR-30')!.fa).toBe('البرز')
    expect(body.provinces.reduce((sum, one) => sum + one.count, 0)).toBe(body.total)
  })

  it('names the furthest behind of a province only to whom its plan is visible', async () => {
    const of = async (name: string) =>
      (await get<NationView>(name, '/api/nation')).body.provinces.find((one) => one.code === 'IR-30')!.furthest
    expect(await of('expert')).toMatchObject({ clusterId: plastic, approved: '33.3' })
    expect(await of('neighbour')).toBeNull()
  })

  it('says 404 for a province that is none', async () => {
    expect((await get('expert', '/api/provinces/IR-77/front')).status).toBe(404)
  })
})

describe('bodies', () => {
  it('shows the council with the number of its last session', async () => {
    const { id } = await establishBody(ctxOf('expert'), {
      kind: 'steering_council',
      title: 'شورای راهبری خوشه پلاستیک',
      clusterId: plastic,
      lastNumber: 5,
    })
    await enterHistoricSession(ctxOf('expert'), id, { number: 6, heldOn: '2016-12-07', source: document })
    const { body } = await get<ClusterView>('expert', `/api/clusters/${plastic}`)
    expect(body.council).toMatchObject({ id, lastNumber: 6, lastSession: { number: 6, heldOn: '2016-12-07' } })
  })
})

it('left a whole journal: one line for each deed', async () => {
  const reports = await verifyJournal(world.db)
  expect(reports.every((report) => report.broken === null)).toBe(true)
  const { rows } = await sql<{
    verb: string
  }>`select distinct verb from journal_entries where verb like 'clusters.%'`.execute(world.db)
  expect(rows.map((row) => row.verb).sort()).toEqual([
    'clusters.assign',
    'clusters.delegate',
    'clusters.endAssignment',
    'clusters.register',
    'clusters.takeOverStage',
    'clusters.withdrawStage',
  ])
})
