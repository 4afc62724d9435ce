import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'
import { allSame, saidOf, sheetsOf } from '../world/sheets.ts'
import { wordFile } from '../world/word-file.ts'

let demo: DemoHouse
let body: string
let session: string
const { out, tryFile, tryTable, takeIn } = sheetsOf(() => demo)
beforeAll(async () => {
  demo = await demoHouse()
  const { second } = await demoIds(demo)
  const call = await demo.as('expert')
  const { rows } = (await call('GET', `/api/resolutions?about=${second}`)).body as {
    rows: { body: { id: string }; session: { id: string } | null }[]
  }
  body = rows[0]!.body.id
  session = rows[0]!.session!.id
}, 120_000)
afterAll(() => demo.close())

describe('what went out comes in again by the same table', () => {
  test.each([
    ['bodies', () => ''],
    ['seats', () => `body=${body}`],
    ['sessions', () => `body=${body}`],
    ['resolutions', () => `body=${body}`],
    ['resolutions', () => `session=${session}`],
  ])('%s: nothing is new', async (list, query) => {
    const { bytes, rows } = await out('expert', `/api/lists/${list}.xlsx?${query()}`)
    expect(rows.length).toBeGreaterThan(1)
    const { status, body: trial } = await tryFile('expert', list, bytes, query())
    expect([status, trial.counts, saidOf(trial).filter(([outcome]) => outcome !== 'same')]).toEqual([
      200,
      allSame(rows.length - 1),
      [],
    ])
  })

  test('in English too', async () => {
    const { bytes, rows } = await out('expert', `/api/lists/sessions.xlsx?locale=en&body=${body}`)
    expect((await tryFile('expert', 'sessions', bytes, `body=${body}`)).body.counts).toEqual(allSame(rows.length - 1))
  })
})

describe('minutes of past years', () => {
  test('sessions come as history, under the office’s own headings, below its titles, with numbers and days as people write them', async () => {
    const before = (await (await demo.as('expert'))('GET', `/api/bodies/${body}/sessions`)).body as { total: number }
    const { body: trial } = await tryTable(
      'expert',
      'sessions',
      `body=${body}`,
      ['شورای راهبری', null, null, null, null],
      ['فهرست جلسه‌های سال‌های گذشته', null, null, null, null],
      ['شماره جلسه', 'تاریخ برگزاری', 'ساعت شروع', 'مکان', 'شماره صورت‌جلسه'],
      ['چهل و یکم', '۱۳۹۲/۰۷/۱۵', '۹:۳۰', 'سالن شرکت', 'نامه ۱۲۳'],
      ['۴۲', '۱۵ آبان ۱۳۹۲', null, null, null],
      ['42', '1392/08/20', null, null, null],
      ['43', '۱۳۹۲/۱۳/۰۱', null, null, null],
      ['44', '۱۴۴۰/۰۱/۰۱', null, null, null],
      ['ناخوانا', '۱۳۹۲/۰۷/۱۵', null, null, null],
    )
    expect(saidOf(trial)).toEqual([
      ['create'],
      ['create'],
      ['refuse', 'Held on: kernel.listRowChanged'],
      ['refuse', 'Held on: kernel.badDate'],
      ['refuse', 'Held on: meetings.notYetHeld'],
      ['refuse', 'Number: kernel.badDecimal'],
    ])
    expect((await takeIn('expert', 'sessions', `body=${body}`, trial, true)).status).toBe(200)
    const after = (await (await demo.as('expert'))('GET', `/api/bodies/${body}/sessions`)).body as {
      total: number
      rows: { number: number; state: string; heldOn: string; startsAt: string; place: string }[]
    }
    expect(after.total).toBe(before.total + 2)
    expect(after.rows.find((row) => row.number === 41)).toMatchObject({
      state: 'history',
      heldOn: '2013-10-07',
      startsAt: '09:30',
      place: 'سالن شرکت',
    })
  })

  test('resolutions come from a Word table, each into its session; the file once more is the same; what is missing stays open', async () => {
    const word = wordFile([
      ['شماره جلسه', 'بند', 'شرح مصوبه', 'دستگاه مسئول', 'مهلت اجرا'],
      ['۴۱', '۱', 'نقشه راه بازار آماده شود', 'شرکت شهرک‌های صنعتی استان البرز', '۱۳۹۲/۰۹/۳۰'],
      ['۴۱', '۲', 'نشست بعد در محل اتحادیه باشد', '', ''],
      ['۴۱', '۳', 'مصوبه دستگاه ناشناس', 'اداره‌ای که نیست', ''],
      ['۹۹', '۱', 'مصوبه جلسه‌ای که نیست', '', ''],
      ['۴۲', '۱', 'مهلت پیش از جلسه', '', '۱۳۹۲/۰۱/۰۱'],
    ])
    const trial = (await tryFile('expert', 'resolutions', word, `body=${body}`, 'صورت‌جلسه.docx')).body
    expect(saidOf(trial)).toEqual([
      ['create'],
      ['create'],
      ['refuse', 'Responsible organisation: kernel.listNotFound'],
      ['refuse', 'Session: meetings.noSuchSession'],
      ['refuse', 'Deadline: meetings.deadlineBeforeSession'],
    ])
    const refused = await out('expert', `/api/lists/resolutions/refused.xlsx?body=${body}&fileId=${trial.fileId}`)
    expect(refused.rows.map((row) => row.cells.at(-1))).toEqual([
      'علت',
      expect.stringContaining('«اداره‌ای که نیست» پیدا نشد'),
      expect.stringContaining('جلسه ۹۹'),
      expect.stringContaining('مهلت'),
    ])
    expect((await takeIn('expert', 'resolutions', `body=${body}`, trial, true)).status).toBe(200)
    const again = (await tryFile('expert', 'resolutions', word, `body=${body}`, 'صورت‌جلسه.docx')).body
    expect(again.counts).toMatchObject({ create: 0, change: 0, same: 2, refuse: 3 })
    // the row of the list that was left open is filled by the list itself
    const list = await out('expert', `/api/lists/resolutions.xlsx?body=${body}`)
    const [heads] = list.rows.map((row) => row.cells)
    const open = list.rows.find((row) => row.cells.includes('نشست بعد در محل اتحادیه باشد'))!.cells
    const filled = heads!.map((head, at) =>
      head === 'مهلت' ? '۱۳۹۲/۱۰/۰۱' : head === 'نهاد مسئول' ? 'شرکت شهرک‌های صنعتی استان البرز' : (open[at] ?? null),
    )
    const change = (await tryTable('expert', 'resolutions', `body=${body}`, heads!, filled)).body
    expect(saidOf(change)).toEqual([['change']])
    expect((await takeIn('expert', 'resolutions', `body=${body}`, change)).body).toMatchObject({
      counts: { change: 1 },
    })
    const otherText = heads!.map((head, at) => (head === 'متن مصوبه' ? 'متن دیگر' : (filled[at] ?? null)))
    expect(saidOf((await tryTable('expert', 'resolutions', `body=${body}`, heads!, otherText)).body)).toEqual([
      ['refuse', 'Text: kernel.listRowChanged'],
    ])
  })

  test('one bad row in two thousand comes back and holds the others up no longer than it must; two at once store them once', async () => {
    const rows = Array.from({ length: 1_999 }, (_, at) => [
      String(1_000 + at),
      at === 1_234 ? '۱۳۹۲/۱۳/۰۱' : '۱۳۹۲/۰۷/۱۵',
      `محل ${at}`,
    ])
    const { body: trial } = await tryTable('expert', 'sessions', `body=${body}`, ['شماره', 'تاریخ', 'محل'], ...rows)
    expect(trial.counts).toEqual({ create: 1_998, change: 0, same: 0, refuse: 1, total: 1_999 })
    expect(trial.rows[0]).toMatchObject({ number: 1_236, problems: [{ code: 'kernel.badDate' }] })
    const both = await Promise.all([1, 2].map(() => takeIn('expert', 'sessions', `body=${body}`, trial, true)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { total } = (await (await demo.as('expert'))('GET', `/api/bodies/${body}/sessions`)).body as { total: number }
    expect(total).toBeGreaterThan(1_998)
    expect(total).toBeLessThan(2_100)
  }, 120_000)

  test('whoever may not minute tries nothing, and a body out of sight is none', async () => {
    expect((await tryTable('auditor', 'resolutions', `body=${body}`, ['متن مصوبه'], ['x'])).status).toBe(403)
    const call = await tryTable('zanjan', 'sessions', `body=${body}`, ['شماره'], ['1'])
    expect(saidOf(call.body)).toEqual([['refuse', '-: kernel.notFound']])
  })
})

test('members take their seats by the list of seats, and a seat held is named', async () => {
  const list = await out('expert', `/api/lists/seats.xlsx?body=${body}`)
  const [heads, ...lines] = list.rows.map((row) => row.cells)
  const place = (title: string) => heads!.indexOf(title)
  const empty = lines.find((line) => !line[place('عضو')])!
  const held = lines.find((line) => line[place('عضو')] && !line[place('تا')])!
  const persons = await out('expert', '/api/lists/persons.xlsx')
  const heading = persons.rows[0]!.cells
  // of others only the public post is known; who is of the province can be seated
  const own = persons.rows.find(({ cells }) => cells[heading.indexOf('استان')] === 'البرز')!.cells
  const name = [own[heading.indexOf('نام')], own[heading.indexOf('نام خانوادگی')]].filter(Boolean).join(' ')
  const seated = heads!.map((head, at) => (head === 'عضو' ? name : head === 'از' ? '۱۳۹۵/۰۱/۰۱' : (empty[at] ?? null)))
  const twice = heads!.map((head, at) => (head === 'شناسه در خوشه' ? null : head === 'عضو' ? name : (held[at] ?? null)))
  const { body: trial } = await tryTable('expert', 'seats', `body=${body}`, heads!, seated, twice)
  expect(saidOf(trial)).toEqual([['change'], ['refuse', expect.stringContaining('meetings.seatTaken')]])
  expect((await takeIn('expert', 'seats', `body=${body}`, trial, true)).status).toBe(200)
  const now = await out('expert', `/api/lists/seats.xlsx?body=${body}`)
  expect(now.rows.some(({ cells }) => cells[place('عضو')] === name)).toBe(true)
})

test('bodies come in with the number of their last session before the system', async () => {
  const head = ['مرجع تصمیم', 'نوع', 'استان', 'آخرین جلسه']
  const { body: trial } = await tryTable(
    'expert',
    'bodies',
    '',
    head,
    ['کمیته کارشناسی آزمون', 'کمیته کارشناسی توسعه خوشه‌ها', 'البرز', '۱۲'],
    ['کمیته همسایه', 'کمیته کارشناسی توسعه خوشه‌ها', 'زنجان', null],
    ['بی‌نوع', 'نوع ناشناس', 'البرز', null],
  )
  expect(saidOf(trial)).toEqual([['create'], ['refuse', '-: kernel.notYourRole'], ['refuse', 'Kind: kernel.notOneOf']])
  expect((await takeIn('expert', 'bodies', '', trial, true)).status).toBe(200)
  const { rows } = (await (await demo.as('expert'))('GET', '/api/bodies')).body as {
    rows: { title: string; lastNumber: number }[]
  }
  expect(rows.find((row) => row.title === 'کمیته کارشناسی آزمون')).toMatchObject({ lastNumber: 12 })
})
