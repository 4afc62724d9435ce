import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DiagnosisView, ReportView } from '../../src/modules/diagnosis/diagnosis.schema.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds, type Expected, expectRefused, type Reply } from '../world/refusals.ts'

let demo: DemoHouse
let agent: Caller
let supervisor: Caller
let expert: Caller
let cluster: string
/** The edition at work. */
let report: string

beforeAll(async () => {
  demo = await demoHouse()
  agent = await demo.as('agent')
  supervisor = await demo.as('supervisor')
  expert = await demo.as('expert')
  cluster = (await demoIds(demo)).clusterId
}, 120_000)
afterAll(() => demo.close())

const ask = (caller: Caller, ...request: Parameters<Caller>) => caller(...request) as Promise<Reply>
const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)
const done = async (caller: Caller, ...request: Parameters<Caller>) => {
  const reply = await ask(caller, ...request)
  expect([request[1], reply.status, reply.body.error?.code]).toEqual([request[1], 200, undefined])
  return reply.body
}
const at = (noun: string, id = report) => `/api/diagnostic-reports/${id}/${noun}`
const now = async (id = report) => (await ask(agent, 'GET', `/api/diagnostic-reports/${id}`)).body as ReportView
const study = async () => (await ask(agent, 'GET', `/api/clusters/${cluster}/diagnosis`)).body as DiagnosisView
const opened = async () =>
  (await done(agent, 'POST', `/api/clusters/${cluster}/diagnostic-reports`, { reason: 'آمار تازه' })).id as string
const waits = async (caller: Caller) => {
  const { body } = await ask(caller, 'GET', '/api/desk?limit=100')
  return (body.mine as { what: string; href: string }[])
    .filter(({ what }) => what.startsWith('diagnosis.'))
    .map(({ what, href }) => `${what} ${href.split('?')[0]!.split('/').at(-1)}`)
}
const ownId = async (name: string) =>
  (
    await demo.house.db
      .selectFrom('login_keys')
      .innerJoin('accounts', 'accounts.id', 'login_keys.account_id')
      .select('person_id')
      .where('value', '=', `${name}@khoosheh.example`)
      .executeTakeFirstOrThrow()
  ).person_id

test('a draft is discarded with its reason: it stays to be read, changes no more, and its number is not given again', async () => {
  report = await opened()
  const { version } = await now()
  await refused(agent, ['POST', at('discarding'), { version, reason: '' }], {
    status: 422,
    code: 'kernel.invalid',
    field: 'reason',
  })
  await refused(supervisor, ['POST', at('discarding'), { version, reason: 'نه' }], {
    status: 403,
    code: 'kernel.notYourRole',
  })
  await refused(agent, ['POST', at('discarding'), { version: version + 5, reason: 'نه' }], {
    status: 409,
    code: 'kernel.stale',
  })
  await done(agent, 'POST', at('discarding'), { version, reason: 'به اشتباه آغاز شد' })
  const view = await now()
  expect([view.state, view.steps.map((one) => [one.step, one.note])]).toEqual([
    'discarded',
    [['discard', 'به اشتباه آغاز شد']],
  ])
  expect(view.sections.some((one) => one.text !== '')).toBe(true)
  const section = { version: 1, text: 'تازه' }
  for (const request of [
    ['PUT', at('sections/limits'), section],
    ['POST', at('submission'), { version: view.version }],
    ['POST', at('discarding'), { version: view.version, reason: 'باز' }],
  ] as Parameters<typeof expectRefused>[2][])
    await refused(agent, request, { status: 409, code: 'diagnosis.discarded', says: ['ویرایش ۳'] })
  // the accepted edition is the last again
  expect((await study()).editions.map((one) => [one.n, one.state])).toEqual([
    [1, 'returned'],
    [2, 'accepted'],
  ])
  expect(await waits(expert)).toHaveLength(1)
  const { body } = await ask(agent, 'GET', `/api/records/${report}/history`)
  expect(body.lines[0]).toMatchObject({ verb: 'diagnosis.discard', reason: 'به اشتباه آغاز شد' })
  const discarded = report
  report = await opened()
  expect([(await now()).n, (await now()).basedOn]).toEqual([4, 2])
  expect((await now()).editions.map((one) => one.id)).toContain(discarded)
})

test('what was handed in is not discarded', async () => {
  await done(agent, 'POST', at('submission'), { version: (await now()).version })
  await refused(agent, ['POST', at('discarding'), { version: (await now()).version, reason: 'نه' }], {
    status: 409,
    code: 'diagnosis.handedIn',
  })
})

test('a remark that was said on paper is typed in its person’s name, with its own day and how it came', async () => {
  const person = await ownId('supervisor')
  const body = {
    section: 'limits',
    text: 'روشن نیست.',
    personId: person,
    reachedBy: 'letter',
    dated: demo.house.clock.today(),
  }
  const url = at('typed-remarks')
  const wrong = (more: object, expected: Expected) => refused(expert, ['POST', url, { ...body, ...more }], expected)
  await wrong({ dated: '2099-01-01' }, { status: 422, code: 'diagnosis.futureDay', field: 'dated' })
  await wrong({ personId: cluster }, { status: 422, code: 'diagnosis.unknownPerson', field: 'personId' })
  await wrong({ personId: await ownId('agent') }, { status: 422, code: 'diagnosis.ownReport', field: 'personId' })
  await wrong({ section: 'dreams' }, { status: 422, code: 'diagnosis.unknownSection', field: 'section' })
  await wrong({ reachedBy: 'dream' }, { status: 422, code: 'kernel.invalid', field: 'reachedBy' })
  await refused(agent, ['POST', url, body], { status: 403, code: 'kernel.notYourRole' })
  await done(expert, 'POST', url, { ...body, dated: '2016-12-01' })
  const [remark] = (await now()).remarks
  expect(remark).toMatchObject({ state: 'open', text: 'روشن نیست.', said: { how: 'letter', dated: '2016-12-01' } })
  expect(remark!.by).not.toBe(remark!.said!.name)
  const line = await demo.house.db
    .selectFrom('journal_entries')
    .select(['actor_id', 'for_person_id'])
    .where('verb', '=', 'diagnosis.typeRemark')
    .executeTakeFirstOrThrow()
  expect(line).toEqual({ actor_id: await ownId('expert'), for_person_id: person })
})

test('where a promised edition is discarded, what it promised waits again', async () => {
  await done(supervisor, 'POST', at('return'), { version: (await now()).version })
  const [remark] = (await now()).remarks
  await done(agent, 'POST', `/api/diagnostic-remarks/${remark!.id}/answers`, { how: 'taken' })
  expect(await waits(agent)).toEqual([`diagnosis.revise ${report}`])
  const next = await opened()
  expect(await waits(agent)).toEqual([`diagnosis.revise ${next}`])
  await done(agent, 'POST', at('discarding', next), { version: (await now(next)).version, reason: 'اشتباه' })
  expect(await waits(agent)).toEqual([`diagnosis.revise ${report}`])
  await done(agent, 'POST', `/api/diagnostic-remarks/${remark!.id}/answers`, { how: 'answered', text: 'روشن شد.' })
  expect(await waits(supervisor)).toEqual([`diagnosis.judge ${report}`])
})
