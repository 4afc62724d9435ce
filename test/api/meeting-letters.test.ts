import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { formatJalali, ordinal } from '../../src/kernel/fa/index.ts'
import { readWord } from '../../src/modules/papers/word/read.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'

let demo: DemoHouse
let expert: string
let zanjan: string
let bodyId: string
beforeAll(async () => {
  demo = await demoHouse()
  expert = (await demo.signIn('expert@khoosheh.example', demoPassword)).cookie
  zanjan = (await demo.signIn('zanjan@khoosheh.example', demoPassword)).cookie
  const body = await demo.house.db
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .select('bodies.id')
    .where('province_id', '=', 'IR-30')
    .where('kind_code', '=', 'steering_council')
    .executeTakeFirstOrThrow()
  bodyId = body.id
})
afterAll(() => demo.close())

const ask = (method: 'GET' | 'POST', url: string, payload?: object, cookie = expert) =>
  demo.app.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
type Choice = {
  code: string
  may: true | string
  choose: { required: boolean; list: { id: string; title: string }[] } | null
}
const choiceOf = async (record: string, kind: string) =>
  ((await ask('GET', `/api/papers?record=${record}`)).json().make as Choice[]).find((one) => one.code === kind)!
async function wordsOf(recordId: string, paperId: string): Promise<string> {
  const { rows } = (await ask('GET', `/api/papers?record=${recordId}`)).json()
  const { wordFile } = rows.find((row: { id: string }) => row.id === paperId)
  const file = await ask('GET', `/api/files/${wordFile}`)
  return (await readWord(file.rawPayload)).body
    .flatMap((part) => (part.kind === 'line' ? [part.runs.map((run) => run.text).join('')] : []))
    .join('\n')
}

test('who sits in a council gets an order with seat and term, one each; a stranger to the body none', async () => {
  const { may, choose } = await choiceOf(bodyId, 'appointment-order')
  expect(may).toBe(true)
  expect(choose?.required).toBe(true)
  const [first, second] = choose!.list
  const make = (body: object, cookie = expert) =>
    ask('POST', '/api/papers', { recordId: bodyId, kind: 'appointment-order', ...body }, cookie)
  const without = await make({})
  expect([without.statusCode, without.json().error.fields[0]]).toMatchObject([
    422,
    { path: 'forId', code: 'kernel.required' },
  ])
  const made = await make({ forId: first!.id })
  expect(made.statusCode, made.body).toBe(200)
  expect((await make({ forId: second!.id })).statusCode).toBe(200)
  expect((await make({ forId: first!.id })).json().error.code).toBe('papers.alreadyMade')
  expect((await make({ forId: bodyId })).json().error.code).toBe('papers.notOfIt')
  expect((await make({ forId: first!.id }, zanjan)).statusCode).toBe(404)
  const sitting = await demo.house.db
    .selectFrom('sittings')
    .innerJoin('seats', 'seats.id', 'sittings.seat_id')
    .select(['sittings.valid_from as from', 'sittings.valid_until as until', 'seats.title as seat'])
    .where('body_id', '=', bodyId)
    .where('person_id', '=', first!.id)
    .orderBy('entered_at', 'desc')
    .executeTakeFirstOrThrow()
  const text = await wordsOf(bodyId, made.json().id)
  expect(text).toContain(first!.title)
  expect(text).toContain(`«${(sitting.seat as { fa: string }).fa}»`)
  if (sitting.from) expect(text).toContain(formatJalali(sitting.from, 'dayYear', 'fa'))
})

test('calling a session prints its invitation for each invited member, and none once it is over', async () => {
  const called = await ask('POST', `/api/bodies/${bodyId}/sessions`, {
    heldOn: '2017-03-01',
    startsAt: '09:30',
    place: 'سالن جلسه شرکت',
    agenda: [{ title: 'گزارش یک‌صفحه‌ای سال دوم' }],
  })
  expect(called.statusCode, called.body).toBe(200)
  const sessionId = called.json().id as string
  expect((await ask('POST', `/api/sessions/${sessionId}/invitations`, {})).statusCode).toBe(200)
  const { may, choose } = await choiceOf(sessionId, 'session-invitation')
  expect(may).toBe(true)
  expect(choose!.list.length).toBeGreaterThan(0)
  const made = await ask('POST', '/api/papers', {
    recordId: sessionId,
    kind: 'session-invitation',
    forId: choose!.list[0]!.id,
    fields: { recipient_title: 'جناب آقای' },
  })
  expect(made.statusCode, made.body).toBe(200)
  const text = await wordsOf(sessionId, made.json().id)
  expect(text).toContain(`جناب آقای ${choose!.list[0]!.title}`)
  expect(text).toContain(`جلسه ${ordinal(7)}`)
  expect(text).toContain('چهارشنبه ۱۱ اسفند ۱۳۹۵ از ساعت ۰۹:۳۰')
  expect(text).toContain('سالن جلسه شرکت')
  expect(text).toContain('گزارش یک‌صفحه‌ای سال دوم')
  const held = await demo.house.db
    .selectFrom('sessions')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('state', 'in', ['held', 'history'])
    .executeTakeFirstOrThrow()
  expect((await choiceOf(held.id, 'session-invitation')).may).toBe('meetings.callFirst')
})
