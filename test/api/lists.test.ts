import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet, type SheetRow, writeSheets } from '../../src/kernel/sheets.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'

let demo: DemoHouse
let ids: Awaited<ReturnType<typeof demoIds>>
let body: string
const cookies = new Map<string, string>()
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  const { rows } = (await (await demo.as('expert'))('GET', `/api/resolutions?about=${ids.second}`)).body as {
    rows: { body: { id: string } }[]
  }
  body = rows[0]!.body.id
}, 120_000)
afterAll(() => demo.close())

async function cookieOf(name: string): Promise<string> {
  if (!cookies.has(name)) {
    const { demoPassword } = await import('../../src/app/demo/accounts.ts')
    cookies.set(name, (await demo.signIn(`${name}@khoosheh.example`, demoPassword)).cookie)
  }
  return cookies.get(name)!
}

/** The rows of a list as a file, with its headings first. */
async function out(name: string, url: string): Promise<{ status: number; bytes: Buffer; rows: SheetRow[] }> {
  const reply = await demo.app.inject({ url, headers: { cookie: await cookieOf(name) } })
  const bytes = reply.rawPayload
  return { status: reply.statusCode, bytes, rows: reply.statusCode === 200 ? await readSheet(bytes, 100_001) : [] }
}

async function tryFile(name: string, list: string, bytes: Buffer) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), `${list}.xlsx`)
  const request = new Request('http://x', { method: 'POST', body: form })
  const reply = await demo.app.inject({
    method: 'POST',
    url: `/api/lists/${list}/trial`,
    headers: { cookie: await cookieOf(name), 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: reply.statusCode, body: reply.json() }
}
const table = (...rows: (string | null)[][]) =>
  writeSheets([{ name: 'x', columns: rows[0]!.map((title) => ({ title: title! })), rows: rows.slice(1) }])
const tryTable = async (name: string, list: string, ...rows: (string | null)[][]) =>
  tryFile(name, list, await table(...rows))
const journalLength = async () =>
  Number(
    (await demo.house.db
      .selectFrom('journal_entries')
      .select((eb) => eb.fn.countAll().as('lines'))
      .executeTakeFirst())!.lines,
  )

describe('every list goes out', () => {
  test('with headings in the language asked for, and the template is the same table without rows', async () => {
    const fa = await out('expert', '/api/lists/clusters.xlsx')
    const en = await out('expert', '/api/lists/clusters.xlsx?locale=en')
    const empty = await out('expert', '/api/lists/clusters.xlsx?empty=1')
    expect(fa.rows[0]!.cells.slice(0, 3)).toEqual(['شناسه در خوشه', 'رشته', 'نام خوشه'])
    expect(en.rows[0]!.cells.slice(0, 3)).toEqual(['Khoosheh id', 'Trade', 'Title'])
    expect(empty.rows).toEqual([fa.rows[0]])
    const { total } = (await (await demo.as('expert'))('GET', '/api/clusters')).body as { total: number }
    expect(fa.rows).toHaveLength(total + 1)
  })

  test.each([
    ['sessions', () => `body=${body}`],
    ['resolutions', () => `body=${body}`],
    ['activities', () => `year=${ids.second}`],
    ['late', () => 'province=IR-30'],
    ['history', () => `record=${ids.clusterId}`],
    ['desk', () => ''],
    ['organisations', () => ''],
    ['persons', () => ''],
  ])('%s', async (list, query) => {
    const { status, rows } = await out('expert', `/api/lists/${list}.xlsx?${query()}`)
    expect([list, status]).toEqual([list, 200])
    expect(rows.length).toBeGreaterThan(1)
  })

  test('accounts and grants only for administrators', async () => {
    expect((await out('expert', '/api/lists/access.xlsx')).status).toBe(403)
    expect((await out('md', '/api/lists/access.xlsx')).status).toBe(403)
    expect((await out('admin', '/api/lists/access.xlsx')).rows.length).toBeGreaterThan(5)
  })

  test('with the sight of the list itself: a stranger gets no contact data and no neighbour’s year', async () => {
    const own = await out('expert', '/api/lists/persons.xlsx')
    const head = own.rows[0]!.cells
    const keys = (rows: SheetRow[]) => rows.slice(1).flatMap((row) => row.cells[head.indexOf('همراه')] || [])
    const seen = keys((await out('supervisor', '/api/lists/persons.xlsx')).rows)
    expect(seen.length).toBeLessThanOrEqual(1)
    expect((await out('zanjan', `/api/lists/activities.xlsx?year=${ids.second}`)).status).toBe(404)
  })
})

describe('what went out comes in again by the same table', () => {
  test.each(['clusters', 'organisations', 'persons'])('%s: nothing is new', async (list) => {
    const who = list === 'clusters' ? 'expert' : 'admin'
    const { bytes, rows } = await out(who, `/api/lists/${list}.xlsx`)
    const { status, body } = await tryFile(who, list, bytes)
    expect([status, body.counts]).toEqual([
      200,
      { create: 0, change: 0, same: rows.length - 1, refuse: 0, total: rows.length - 1 },
    ])
  })
})

describe('rows come in', () => {
  const head = ['رشته', 'استان', 'حوزه کار', 'تاریخ شناسایی', 'شهرستان']

  test('a trial says what each row would do, sees earlier rows of the file, and leaves nothing behind', async () => {
    const before = await journalLength()
    const { body } = await tryTable(
      'expert',
      'clusters',
      [...head, 'ستون ناشناس'],
      ['سفال آزمون', 'البرز', 'صنایع دستی', '۱۳۹۵/۰۲/۰۱', 'کرج', 'x'],
      ['سفال‌آزمون', 'البرز', 'صنایع دستی', null, null, null],
      ['بی‌استان', 'البز', 'صنعت', null, null, null],
      ['زنجانی', 'زنجان', 'صنعت', null, null, null],
      [null, 'البرز', 'صنعت', null, null, null],
    )
    expect(body.counts).toEqual({ create: 1, change: 0, same: 0, refuse: 4, total: 5 })
    expect(body.ignored).toEqual(['ستون ناشناس'])
    const problems = body.rows.map(
      (row: { number: number; problems: { code: string; column: { en: string } | null }[] }) => [
        row.number,
        ...row.problems.map(({ code, column }) => `${column?.en}: ${code}`),
      ],
    )
    expect(problems.toSorted((a: number[], b: number[]) => a[0]! - b[0]!)).toEqual([
      [2],
      [3, 'Trade: clusters.tradeExists'],
      [4, 'Province: kernel.listNotFound'],
      [5, 'undefined: kernel.notYourRole'],
      [6, 'Trade: kernel.required'],
    ])
    expect(await journalLength()).toBe(before)
    expect((await (await demo.as('expert'))('GET', '/api/clusters?q=سفال آزمون')).body).toMatchObject({ total: 0 })
  })

  test('with refused rows nothing is taken in unless the person says so; then the good ones, once, each with its entry', async () => {
    const call = await demo.as('expert')
    const trial = (
      await tryTable(
        'expert',
        'clusters',
        head,
        ['گلیم آزمون', 'البرز', 'صنایع دستی', null, null],
        ['x', 'ناکجا', 'صنعت', null, null],
      )
    ).body
    const order = { fileId: trial.fileId, hash: trial.hash }
    expect((await call('POST', '/api/lists/clusters/import', order)).body).toMatchObject({
      error: { code: 'kernel.listHasRefused' },
    })
    const before = await journalLength()
    expect((await call('POST', '/api/lists/clusters/import', { ...order, goodOnly: true })).body).toMatchObject({
      counts: { create: 1, refuse: 1 },
    })
    expect(await journalLength()).toBe(before + 1)
    expect((await call('POST', '/api/lists/clusters/import', { ...order, goodOnly: true })).body).toMatchObject({
      error: { code: 'kernel.listStale' },
    })
    const refused = await out('expert', `/api/lists/clusters/refused.xlsx?fileId=${trial.fileId}`)
    expect(refused.rows[0]!.cells.at(-1)).toBe('علت')
    expect(refused.rows.at(-1)!.cells.at(-1)).toContain('«ناکجا» پیدا نشد')
  })

  test('a changed row is corrected where the room can, and refused where it cannot', async () => {
    const call = await demo.as('admin')
    const organisations = await out('admin', '/api/lists/organisations.xlsx')
    const [titles, first] = [organisations.rows[0]!.cells, organisations.rows[1]!.cells]
    const changed = titles.map((title, at) => (title === 'نام کوتاه' ? 'نام آزمون' : (first[at] ?? null)))
    const { body } = await tryTable('admin', 'organisations', titles, changed)
    expect(body.counts).toMatchObject({ change: 1, refuse: 0 })
    await call('POST', '/api/lists/organisations/import', { fileId: body.fileId, hash: body.hash })
    expect((await call('GET', `/api/organisations/${first[0]}`)).body).toMatchObject({ shortName: 'نام آزمون' })
    const clusters = await out('expert', '/api/lists/clusters.xlsx')
    const row = clusters.rows[1]!.cells
    const other = clusters.rows[0]!.cells.map((title, at) => (title === 'رشته' ? 'رشته دیگر' : (row[at] ?? null)))
    expect((await tryTable('expert', 'clusters', clusters.rows[0]!.cells, other)).body.rows[0].problems[0].code).toBe(
      'kernel.listRowChanged',
    )
  })

  test('another’s file is nobody else’s, and who may not register tries nothing', async () => {
    const { body } = await tryTable('expert', 'clusters', head, ['نمد آزمون', 'البرز', 'صنایع دستی', null, null])
    const call = await demo.as('deputy')
    expect((await call('POST', '/api/lists/clusters/import', { fileId: body.fileId, hash: body.hash })).status).toBe(
      404,
    )
    expect((await tryTable('auditor', 'clusters', head, ['x', 'البرز', 'صنعت', null, null])).status).toBe(403)
    expect((await tryTable('expert', 'clusters', ['فلان'], ['x'])).body.error.code).toBe('kernel.listNoHeadings')
  })
})
