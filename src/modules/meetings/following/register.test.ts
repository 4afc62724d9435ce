import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import { claimProgress } from '../../commitments/index.ts'
import { meetings } from '../meetings.module.ts'
import { resolutionList } from '../resolutions/resolutions.lists.ts'
import { minuteResolution, notifyResolution } from '../resolutions/resolutions.verbs.ts'
import { enterHistoricSession } from '../sessions/sessions.verbs.ts'
import { decisionsOf } from './decisions.read.ts'
import { cancelResolution, confirmExecution, endUndone } from './following.verbs.ts'
import { lifeStates } from './life.rules.ts'
import { registerSummary, registerView } from './register.view.ts'
import { notificationSheet } from './sheet.read.ts'

let database: TestDatabase
let world: MeetingWorld
let session: string
const ids: Record<string, string> = {}
const page = { limit: 50, offset: 0 }

const expert = () => world.as(world.expert)
const made = async (name: string, category: string | null, deadline: string | null) => {
  const { id } = await minuteResolution(expert(), {
    sessionId: session,
    text: name,
    ...(category ? { category } : {}),
    ...(deadline ? { responsibleOrganisationId: world.bank, deadline } : {}),
    concerns: [world.cluster],
  })
  ids[name] = id
  return id
}
const approved = async (id: string, value: string) => {
  const item = await database.db
    .selectFrom('items')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('items.id')
    .where('trees.record_id', '=', id)
    .executeTakeFirstOrThrow()
  const { claimId } = await claimProgress(expert(), item.id, { asOf: '2017-02-04', value, result: 'متن', fileIds: [] })
  const { version } = await database.db
    .selectFrom('records')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await confirmExecution(world.as(world.director), id, { version, claimId, verdict: 'approve' })
}

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  const source = { mark: 'takenOver' as const }
  session = (await enterHistoricSession(expert(), world.council, { number: 6, heldOn: '2017-02-01', source })).id
  await made('باز', 'bank', null)
  await made('تصمیم', 'plan_approval', null)
  for (const [name, category, deadline] of [
    ['انجام', 'bank', '2017-02-20'],
    ['نیمه', 'bank', '2017-02-10'],
    ['هیچ', null, '2017-04-01'],
    ['بسته', 'tax', '2017-02-20'],
    ['لغو', 'tax', '2017-02-20'],
  ] as const)
    await notifyResolution(expert(), await made(name, category, deadline), { version: 1 })
  await approved(ids.انجام!, '100')
  await approved(ids.نیمه!, '25')
  await endUndone(expert(), ids.بسته!, { version: 2, cause: 'no_answer' })
  await made('لغوکننده', 'tax', null)
  await cancelResolution(expert(), ids.لغو!, { version: 2, byResolutionId: ids.لغوکننده! })
  world.clock.moveTo('2017-02-28')
})
afterAll(() => database.close())

const texts = async (filter: Parameters<typeof registerView>[1], who = world.expert) =>
  (await registerView(world.as(who), filter, page)).rows.map((row) => row.text).toReversed()

test('the filters narrow what one may see, alone and together', async () => {
  expect(await texts({})).toEqual(['باز', 'تصمیم', 'انجام', 'نیمه', 'هیچ', 'بسته', 'لغو', 'لغوکننده'])
  expect(await texts({ subject: 'bank' })).toEqual(['باز', 'انجام', 'نیمه'])
  expect(await texts({ subject: 'none' })).toEqual(['هیچ'])
  expect(await texts({ state: 'done' })).toEqual(['انجام'])
  expect(await texts({ overdue: 'yes' })).toEqual(['نیمه'])
  expect(await texts({ age: 'd30' })).toEqual(['نیمه'])
  expect(await texts({ age: 'd7' })).toEqual([])
  expect(await texts({ responsible: world.bank, subject: 'tax' })).toEqual(['بسته', 'لغو'])
  expect(await texts({ province: 'IR-19' })).toEqual([])
  expect(
    await texts({ cluster: world.cluster, kind: 'steering_council', body: world.council, state: 'decided' }),
  ).toEqual(['تصمیم'])
  expect(await texts({ kind: 'board' })).toEqual([])
  expect(await texts({}, world.stranger)).toEqual([])
})

test('asked by its state, a resolution is found under the state that its own page says, and under no other', async () => {
  for (const who of [world.expert, world.director, world.agent]) {
    const { rows } = await registerView(world.as(who), {}, page)
    expect(new Set(rows.map((row) => row.state)).size).toBeGreaterThan(4)
    for (const state of lifeStates)
      expect([state, await texts({ state }, who)]).toEqual([
        state,
        rows
          .filter((row) => row.state === state)
          .map((row) => row.text)
          .toReversed(),
      ])
  }
})

test('the counts and means are those of the rows, by hand', async () => {
  const summary = await registerSummary(expert(), {})
  expect(Object.fromEntries(summary.byState.map((one) => [one.state, one.count]))).toEqual({
    incomplete: 2,
    decided: 1,
    done: 1,
    expired: 1,
    accepted: 1,
    notDone: 1,
    cancelled: 1,
  })
  // 100, 25, 0 and 0 of those that were notified and not cancelled
  expect(summary.whole).toEqual({ total: 8, done: 1, running: 2, notDone: 1, overdue: 1, mean: '31.25' })
  expect(summary.byBody).toMatchObject([{ body: { id: world.council }, kind: 'steering_council', mean: '31.25' }])
  expect(summary.bySubject).toMatchObject([
    { subject: 'bank', title: { fa: 'بانکی' }, total: 3, done: 1, running: 1, mean: '62.5' },
    { subject: 'tax', total: 3, notDone: 1, mean: '0' },
    { total: 1 },
    { total: 1 },
  ])
  expect(summary.byAge.map((one) => one.count)).toEqual([0, 1, 0, 0, 0])
  expect(summary.responsible).toMatchObject([{ id: world.bank, count: 5 }])
  // the states stay to be chosen while one of them is
  const done = await registerSummary(expert(), { state: 'done' })
  expect([done.whole.total, done.byState.length]).toEqual([1, 7])
  const nothing = await registerSummary(world.as(world.stranger), {})
  expect(nothing.whole).toMatchObject({ total: 0, mean: null })
})

test('goes out as a spreadsheet with the same filters and the same figures', async () => {
  const asked = resolutionList.query.parse({ register: 'yes', subject: 'bank' })
  const rows = await resolutionList.rows(expert(), asked, page)
  const cell = (key: string) =>
    rows.map((row) => resolutionList.columns.find((one) => one.key === key)!.of(row as never, 'fa'))
  expect(cell('text')).toEqual(['نیمه', 'انجام', 'باز'])
  expect(cell('percent')).toEqual(['۲۵', '۱۰۰', null])
  expect(cell('late')).toEqual(['۱۸', null, null])
  expect(cell('state')).toEqual(['مهلت‌گذشته', 'اجراشده', 'ناقص'])
})

test('who decided this and what became of it are asked of any record', async () => {
  const { earlier, later } = await decisionsOf(expert(), world.cluster)
  expect(later).toEqual([])
  expect(earlier).toHaveLength(8)
  expect(earlier.find((node) => node.id === ids.انجام)).toMatchObject({
    kind: 'resolution',
    by: 'decides',
    state: 'done',
    percent: '100',
    branches: [{ id: session, kind: 'session', by: 'minuted', day: '2017-02-01' }],
  })
  const cancelling = await decisionsOf(expert(), ids.لغوکننده!)
  expect(cancelling.later.map((node) => [node.id, node.state])).toContainEqual([ids.لغو, 'cancelled'])
  // the member sees the council's papers and not the cluster
  const member = await decisionsOf(world.as(world.member), ids.انجام!)
  expect(member.later).toEqual([])
  await expect(decisionsOf(world.as(world.stranger), ids.انجام!)).rejects.toMatchObject({ code: 'kernel.notFound' })
})

test('the sheet of a notification holds what was notified, in both languages', async () => {
  const { id } = await database.db
    .selectFrom('resolution_notifications')
    .select('id')
    .where('resolution_id', '=', ids.هیچ!)
    .executeTakeFirstOrThrow()
  const sheet = await notificationSheet(expert(), id)
  expect(sheet).toMatchObject({
    inForce: true,
    number: '6-5',
    fields: {
      fa: { resolution_number: '۶-۵', responsible_body: 'بانک صنعت و معدن', deadline: '۱۳۹۶/۰۱/۱۲', letter_number: '' },
      en: { objection_deadline: '1395/12/01', signer_name: 'کارشناس خوشه' },
    },
  })
  await expect(notificationSheet(world.as(world.stranger), id)).rejects.toMatchObject({ code: 'kernel.notFound' })
})
