import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { png } from '../journeys/hand.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { type Body, expectMessage, expectRefusal, expectRefused, type Reply } from '../world/refusals.ts'
import { allSame, saidOf, sheetsOf } from '../world/sheets.ts'

let demo: DemoHouse
let cluster: string
let sender: string
let n = 0
const { out, tryFile, tryTable, takeIn } = sheetsOf(() => demo)

beforeAll(async () => {
  demo = await demoHouse()
  const of = async (kind: string, title: string) =>
    (
      await demo.house.db
        .selectFrom('records')
        .select('id')
        .where('kind', '=', kind)
        .where('title', 'like', title)
        .executeTakeFirstOrThrow()
    ).id
  cluster = await of('cluster', '%پلاستیک%البرز%')
  sender = await of('organisation', 'دانشگاه آزاد اسلامی واحد کرج')
  // fifty at once find everybody signed in
  for (const who of ['expert', 'agent', 'zanjan', 'auditor']) await demo.as(who)
}, 120_000)
afterAll(() => demo.close())

const ask = async (who: string, ...request: [Parameters<typeof demo.anonymous>[0], string, unknown?]) =>
  (await (
    await demo.as(who)
  )(...request)) as Reply
const incoming = (more: object = {}) => ({
  direction: 'incoming',
  number: `۹۵/آ/${++n}`,
  dated: '2017-02-01',
  organisationId: sender,
  subject: 'درخواست همکاری',
  receiverRole: 'expert',
  ...more,
})
const outgoing = (more: object = {}) => ({
  direction: 'outgoing',
  dated: '2017-02-04',
  organisationId: sender,
  subject: 'پاسخ درخواست',
  ...more,
})
const post = (body: object, who = 'expert') => ask(who, 'POST', '/api/letters', body)

describe('fifty at once', () => {
  test('letters of ours take fifty numbers, without gap or double', { timeout: 60_000 }, async () => {
    const counter = async () =>
      (
        await demo.house.db
          .selectFrom('letter_counters')
          .select('last')
          .where('office', '=', 'IR-30')
          .where('year', '=', 1395)
          .executeTakeFirst()
      )?.last ?? 0
    const before = await counter()
    const replies = await Promise.all(Array.from({ length: 50 }, () => post(outgoing())))
    expect(replies.map((one) => one.status)).toEqual(replies.map(() => 200))
    expect(new Set(replies.map((one) => one.body.number)).size).toBe(50)
    const rows = await demo.house.db
      .selectFrom('letters')
      .select('n')
      .where('office', '=', 'IR-30')
      .where('year', '=', 1395)
      .orderBy('n')
      .execute()
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 50 }, (_, at) => before + 1 + at))
    expect(await counter()).toBe(before + 50)
  })

  test('one number of one sender stands once; forty-nine are told where', { timeout: 60_000 }, async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, at) => post(incoming({ number: at % 2 ? '95/هم‌زمان/7' : '۹۵ / هم‌زمان / ۷' }))),
    )
    const made = replies.filter((one) => one.status === 200)
    expect(made).toHaveLength(1)
    const refused = replies.filter((one) => one.status !== 200)
    for (const reply of refused)
      expectRefusal(reply, { status: 409, code: 'letters.numberStands', field: 'number', ownWords: [] })
    expect(new Set(refused.map((one) => one.body.error.details.letter))).toEqual(new Set([made[0]!.body.id]))
    const rows = await demo.house.db.selectFrom('letters').select('id').where('number', '=', '۹۵/هم‌زمان/۷').execute()
    expect(rows).toHaveLength(1)
    // what was refused left no record behind
    const left = await demo.house.db
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'letter')
      .where('id', 'not in', (eb) => eb.selectFrom('letters').select('id'))
      .execute()
    expect(left).toEqual([])
  })

  test('one letter answered by twenty at once is answered by one of them', { timeout: 60_000 }, async () => {
    const { id } = (await post(incoming({ asksAnswer: true }))).body
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(outgoing({ answersId: id }))))
    expect(new Set(replies.map((one) => one.status))).toEqual(new Set([200]))
    const shown = (await ask('expert', 'GET', `/api/letters/${id}`)).body
    expect(shown.state).toBe('answered')
    expect(shown.answeredBy).toHaveLength(20)
    expect(replies.map((one) => one.body.id)).toContain(shown.settled.by.id)
  })
})

describe('bad input', () => {
  const nowhere = '01a20738-1471-75b2-b527-000000000000'
  test.each([
    ['a day that is none', { dated: '2017-02-30' }, 'kernel.badDate', 'dated'],
    ['a Jalali day', { dated: '1395/11/16' }, 'kernel.badDate', 'dated'],
    ['a day to come', { dated: '2017-02-20' }, 'letters.datedAhead', 'dated'],
    ['an unknown organisation', { organisationId: nowhere }, 'letters.noSuchOrganisation', 'organisationId'],
    ['nobody on the other side', { organisationId: undefined }, 'letters.partyMissing', 'organisationId'],
    ['no subject', { subject: '  ' }, 'kernel.required', 'subject'],
    ['no number', { number: '' }, 'kernel.required', 'number'],
    ['a number without end', { number: 'ش'.repeat(61) }, 'kernel.tooLong', 'number'],
    ['a role that receives nothing', { receiverRole: 'auditor' }, 'kernel.notOneOf', 'receiverRole'],
    ['a file that is nobody’s', { fileIds: [nowhere] }, 'kernel.fileNotYours', 'fileIds'],
    ['a due day before it', { asksAnswer: true, due: '2017-01-01' }, 'letters.dueBeforeLetter', 'due'],
    ['a letter that is none', { answersId: cluster ?? nowhere }, 'letters.noSuchLetter', 'answersId'],
    ['an unknown province', { provinceId: 'IR-99' }, 'letters.noSuchProvince', 'provinceId'],
  ])('%s is refused at its field, and nothing is stored', async (_, more, code, field) => {
    const { status, body } = await post(incoming(more))
    const problem = body.error as { code: string; fields: { path: string; code: string; message: Body }[] }
    expect([status, new Set(problem?.fields.map((one) => `${one.path} ${one.code}`))]).toEqual([
      422,
      new Set([`${field} ${code}`]),
    ])
    for (const one of problem.fields) expectMessage(one.message)
  })

  test('a program as scan is refused where it is brought', async () => {
    const cookie = (await demo.signIn('expert@khoosheh.example', demoPassword)).cookie
    const send = async (bytes: Buffer, name: string) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)]), name)
      const request = new Request('http://x', { method: 'POST', body: form })
      const reply = await demo.app.inject({
        method: 'POST',
        url: '/api/files',
        headers: { cookie, 'content-type': request.headers.get('content-type')! },
        payload: Buffer.from(await request.arrayBuffer()),
      })
      return { status: reply.statusCode, body: reply.json() as Body }
    }
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512, 0x90)])
    expect((await send(program, 'نامه.exe')).status).toBe(422)
    expect((await send(program, 'نامه.pdf')).status).toBe(422)
    const { status, body } = await send(png(), 'نامه.png')
    expect(status).toBe(200)
    const made = (await post(incoming({ fileIds: [body.id] }))).body
    expect((await ask('expert', 'GET', `/api/letters/${made.id}`)).body.scans).toMatchObject([
      { name: 'نامه.png', mediaType: 'image/png' },
    ])
    // it hangs on its letter now: seen with it, and by nobody else
    expect((await ask('expert', 'GET', `/api/files/${body.id}`)).status).toBe(200)
    expect((await ask('zanjan', 'GET', `/api/files/${body.id}`)).status).toBe(404)
    expectRefusal(await post(incoming({ fileIds: [body.id] })), {
      status: 422,
      code: 'kernel.fileNotYours',
      field: 'fileIds',
    })
  })
})

test('what waits stands on the desk of the office, in words', async () => {
  const { id } = (await post(incoming({ asksAnswer: true, due: '2017-02-20' }), 'agent')).body
  const { mine } = (await ask('expert', 'GET', '/api/desk?limit=200')).body
  expect(mine.find((row: Body) => row.record.id === id)).toMatchObject({
    what: 'letters.answer',
    due: '2017-02-20',
    href: expect.stringContaining(`/letters/${id}`),
    details: { sender: 'دانشگاه آزاد اسلامی واحد کرج', title: 'درخواست همکاری' },
  })
})

describe('who may', () => {
  test('another province sees nothing, an auditor changes nothing', async () => {
    const { id } = (await post(incoming())).body
    for (const [method, url, body] of [
      ['GET', `/api/letters/${id}`],
      ['PATCH', `/api/letters/${id}`, { version: 0, subject: 'دیگر' }],
      ['POST', `/api/letters/${id}/filing`, { version: 0, reason: 'نه' }],
      ['GET', `/api/records/${id}/letters`],
    ] as const)
      expect([url, (await ask('zanjan', method, url, body)).status]).toEqual([url, 404])
    expect((await ask('zanjan', 'GET', '/api/letters?q=درخواست همکاری')).body.rows).toEqual([])
    await expectRefused(demo.house.db, await demo.as('auditor'), ['POST', '/api/letters', incoming()], {
      status: 403,
      code: 'kernel.notYourRole',
    })
    expect((await demo.anonymous('GET', '/api/letters')).status).toBe(401)
  })

  test('the agent’s team keeps its cluster’s letters, not the province’s', async () => {
    const { body } = await post(incoming(), 'agent')
    expect((await ask('agent', 'GET', `/api/letters/${body.id}`)).body.clusterId).toBe(cluster)
    expectRefusal(await post(incoming({ provinceId: 'IR-30' }), 'agent'), { status: 403, code: 'kernel.notYourRole' })
  })
})

describe('the register as a spreadsheet', () => {
  test('what went out comes in again and is the same', async () => {
    const { bytes, rows } = await out('expert', '/api/lists/letters.xlsx')
    expect(rows.length).toBeGreaterThan(50)
    const { status, body: trial } = await tryFile('expert', 'letters', bytes)
    expect([status, trial.counts, saidOf(trial).filter(([outcome]) => outcome !== 'same')]).toEqual([
      200,
      allSame(rows.length - 1),
      [],
    ])
  })

  test('an office brings its former book, under its own headings and with days as people write them', async () => {
    const { body: trial } = await tryTable(
      'expert',
      'letters',
      '',
      ['نوع نامه', 'شماره', 'مورخ', 'طرف مکاتبه', 'موضوع نامه', 'رسیده به', 'مهلت'],
      ['وارده', '۹۴/۱۱', '۱۳۹۴/۱۲/۲۹', 'دانشگاه آزاد اسلامی واحد کرج', 'نخستین نامه', 'کارشناس', null],
      // 1391 and 1395 are leap years, 1394 and 1396 are none
      ['وارده', '۹۴/۱۲', '۱۳۹۴/۱۲/۳۰', 'دانشگاه آزاد اسلامی واحد کرج', 'روزی که نیست', 'کارشناس', null],
      ['وارده', '۹۱/۳', '۱۳۹۱/۱۲/۳۰', 'کارگاه بی‌نشان', 'فرستنده‌ای که در دفتر نیست', 'معاون', null],
      ['صادره', '۹۴/ص/۷', '۱۳۹۴/۱۱/۰۱', 'کارگاه بی‌نشان', 'نامه صادره سال پیش', null, null],
      ['وارده', '۹۴/۱۳', '۱۳۹۴/۱۱/۱۵', 'بانک', 'گیرنده‌ای که نیست', 'هیچ‌کس', null],
      ['وارده', '۹۴/۱۴', '۱۴۴۰/۰۱/۰۱', 'بانک', 'از آینده', 'کارشناس', null],
      ['رسیده', '۹۴/۱۵', '۱۳۹۴/۱۱/۱۵', 'بانک', 'نوعی که نیست', 'کارشناس', null],
      ['وارده', '94/11', '1394/12/29', 'دانشگاه آزاد اسلامی واحد كرج', 'نخستین نامه', 'کارشناس', null],
    )
    expect(saidOf(trial)).toEqual([
      ['create'],
      ['refuse', 'Dated: kernel.badDate'],
      ['create'],
      ['create'],
      ['refuse', 'Came to: kernel.listNotFound'],
      ['refuse', 'Dated: letters.datedAhead'],
      ['refuse', 'Direction: kernel.notOneOf'],
      ['same'],
    ])
    expect((await takeIn('expert', 'letters', '', trial, true)).status).toBe(200)
    const { rows } = (await ask('expert', 'GET', '/api/letters?q=سال پیش')).body
    expect(rows).toMatchObject([{ number: '۹۴/ص/۷', direction: 'outgoing', numbering: 'other', party: { id: null } }])
  })
})
