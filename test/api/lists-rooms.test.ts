import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'
import { allSame, saidOf, sheetsOf } from '../world/sheets.ts'

let demo: DemoHouse
let ids: Awaited<ReturnType<typeof demoIds>>
let organisation: string
let unit: string
const { out, tryFile, tryTable, takeIn } = sheetsOf(() => demo)
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  const row = async (table: 'posts' | 'memberships' | 'units', column: 'organisation_id' | 'association_id' | 'id') =>
    (
      (await demo.house.db
        .selectFrom(table)
        .select(column as never)
        .limit(1)
        .executeTakeFirst()) as Record<string, string>
    )[column]!
  organisation = await row('posts', 'organisation_id')
  unit = await row('units', 'id')
}, 120_000)
afterAll(() => demo.close())

const cluster = () => `cluster=${ids.clusterId}`

describe('every list goes out', () => {
  test.each([
    ['clusterpeople', () => cluster()],
    ['gatelines', () => cluster()],
    ['papers', () => cluster()],
    ['indicators', () => `${cluster()}&year=1395`],
    ['planyears', () => cluster()],
    ['progress', () => `record=${ids.second}`],
    ['behind', () => `record=${ids.second}`],
    ['spending', () => `record=${ids.second}`],
    ['contracts', () => cluster()],
    ['statements', () => cluster()],
    ['tenders', () => cluster()],
    ['visits', () => cluster()],
    ['posts', () => `organisation=${organisation}`],
    ['members', () => `organisation=${organisation}`],
    ['editions', () => 'subject=gates'],
    ['referrals', () => ''],
    ['unitfacts', () => `unit=${unit}`],
  ])('%s, with headings in both languages and no cell of another language’s', async (list, query) => {
    const fa = await out('expert', `/api/lists/${list}.xlsx?${query()}`)
    const en = await out('expert', `/api/lists/${list}.xlsx?${query()}&locale=en`)
    expect([list, fa.status, en.status]).toEqual([list, 200, 200])
    expect(fa.rows[0]!.cells.join('')).not.toMatch(/[a-z]/)
    expect(en.rows[0]!.cells.join('')).not.toMatch(/[\u0600-\u06ff]/)
    expect(en.rows.length).toBe(fa.rows.length)
  })

  test('spending with its source and paper; a neighbour’s is not there', async () => {
    const { rows } = await out('deputy', `/api/lists/spending.xlsx?record=${ids.second}`)
    const place = (title: string) => rows[0]!.cells.indexOf(title)
    const booth = rows.find(({ cells }) => cells[place('بابت')]?.includes('غرفه'))!
    expect(booth.cells[place('مبلغ (ریال)')]).toBe('۶۹۰۰۰۰۰۰۰')
    expect(booth.cells[place('سند هزینه')]).toMatch(/غرفه/)
    expect((await out('zanjan', `/api/lists/spending.xlsx?record=${ids.second}`)).status).toBe(404)
  })

  test('what is late of a year: each with why, with whom it waits and its forecast, as on the page', async () => {
    const { rows } = await out('deputy', `/api/lists/behind.xlsx?record=${ids.second}`)
    const page = (await (await demo.as('deputy'))('GET', `/api/records/${ids.second}/late`)).body as {
      late: { title: string; forecast: { finish: string | null }; critical: boolean }[]
    }
    const [head, ...said] = rows.map(({ cells }) => cells)
    const at = (title: string) => head!.indexOf(title)
    expect(said.map((cells) => cells[at('فعالیت')])).toEqual(page.late.map(({ title }) => title))
    expect(said.map((cells) => Boolean(cells[at('پیش‌بینی پایان')]))).toEqual(
      page.late.map(({ forecast }) => forecast.finish !== null),
    )
    expect(said.map((cells) => cells[at('مسیر بحرانی')] === 'هست')).toEqual(page.late.map(({ critical }) => critical))
    expect(said.every((cells) => cells[at('علت')] && cells[at('نزد')])).toBe(true)
    expect((await out('zanjan', `/api/lists/behind.xlsx?record=${ids.second}`)).status).toBe(404)
  })

  test('amounts of the agency only to whom the page shows them, and nothing of it to a unit’s owner', async () => {
    const amounts = async (name: string) => {
      const { rows } = await out(name, `/api/lists/contracts.xlsx?${cluster()}`)
      const place = rows[0]!.cells.indexOf('مبلغ (ریال)')
      return rows.slice(1).some(({ cells }) => Boolean(cells[place]))
    }
    expect([await amounts('expert'), await amounts('admin')]).toEqual([true, false])
    expect((await out('zanjan', `/api/lists/contracts.xlsx?${cluster()}`)).status).toBe(404)
  })
})

describe('what went out comes in again by the same table', () => {
  test.each([
    ['clusterpeople', () => cluster()],
    ['indicators', () => `${cluster()}&year=1395`],
    ['visits', () => cluster()],
    ['posts', () => `organisation=${organisation}`],
    ['members', () => `organisation=${organisation}`],
  ])('%s: nothing is new', async (list, query) => {
    const { bytes, rows } = await out('expert', `/api/lists/${list}.xlsx?${query()}`)
    if (rows.length === 1) return
    const { status, body } = await tryFile('expert', list, bytes, query())
    expect([status, body.counts, saidOf(body).filter(([outcome]) => outcome !== 'same')]).toEqual([
      200,
      allSame(rows.length - 1),
      [],
    ])
  })

  test('index targets of a province, in both languages', async () => {
    for (const locale of ['fa', 'en']) {
      const query = 'province=IR-19&year=1395'
      const { bytes, rows } = await out('zanjan', `/api/lists/indextargets.xlsx?${query}&locale=${locale}`)
      expect(rows.length).toBeGreaterThan(3)
      expect((await tryFile('zanjan', 'indextargets', bytes, query)).body.counts).toEqual(allSame(rows.length - 1))
    }
  })
})

test('figures come in each through its own deed: who may bring an actual may not set a target', async () => {
  const query = `${cluster()}&year=1395`
  const head = ['شاخص', 'واحد', 'هدف', 'سند هدف', 'مقدار', 'روز مقدار', 'سند مقدار']
  const trial = async (who: string) =>
    (
      await tryTable(
        who,
        'indicators',
        query,
        head,
        ['شاخصی که نیست', null, null, null, '5', '۱۳۹۵/۰۶/۳۱', 'آمار'],
        ['واحد منزوی', null, '۷', 'برنامه عمل', null, null, null],
        ['صادرات', null, null, null, '۱۲۰', '۱۳۹۵/۰۶/۳۱', null],
        ['صادرات', null, null, null, 'صد', '۱۳۹۵/۰۶/۳۱', 'گمرک'],
        ['صادرات', null, null, null, '۱۲۰', '۱۴۹۵/۰۶/۳۱', 'گمرک'],
        ['صادرات', null, null, null, '۱۲۰', '۱۳۹۵/۰۶/۳۱', 'آمار گمرک'],
      )
    ).body
  expect(saidOf(await trial('expert'))).toEqual([
    ['refuse', 'Indicator: kernel.listNotFound'],
    ['create'],
    ['refuse', 'Source of the value: indicators.sourceNeeded'],
    ['refuse', 'Actual: kernel.badDecimal'],
    ['refuse', 'Actual on: indicators.futureDay'],
    ['change'],
  ])
  expect(saidOf(await trial('agent'))[1]).toEqual(['refuse', '-: kernel.notYourRole'])
  const trialled = await trial('expert')
  expect((await takeIn('expert', 'indicators', query, trialled, true)).body).toMatchObject({
    counts: { create: 1, change: 1 },
  })
  expect(saidOf(await trial('expert')).map(([outcome]) => outcome)).toEqual([
    'refuse',
    'same',
    // it says nothing but what now stands
    'same',
    'refuse',
    'refuse',
    'same',
  ])
})

test('people of a cluster: a member comes in, a part taken is named, a custodian comes by delegation only', async () => {
  const people = await out('expert', '/api/lists/organisations.xlsx')
  const names = people.rows.slice(1).map(({ cells }) => cells[1]!)
  const { body } = await tryTable(
    'expert',
    'clusterpeople',
    cluster(),
    ['نقش', 'سازمان', 'شخص', 'از تاریخ'],
    ['عضو خوشه', names[0]!, null, '۱۳۹۵/۰۱/۰۱'],
    ['عضو خوشه', 'سازمانی که نیست', null, null],
    ['دستگاه متولی', names[0]!, null, null],
    ['رئیس', names[0]!, null, null],
    ['عضو خوشه', null, null, null],
  )
  expect(saidOf(body)).toEqual([
    ['create'],
    ['refuse', 'Organisation: kernel.listNotFound'],
    ['refuse', 'Part: clusters.delegateInstead'],
    ['refuse', 'Part: kernel.notOneOf'],
    ['refuse', 'Person: clusters.oneHolder'],
  ])
  expect((await takeIn('expert', 'clusterpeople', cluster(), body, true)).body).toMatchObject({ counts: { create: 1 } })
  const list = await out('expert', `/api/lists/clusterpeople.xlsx?${cluster()}`)
  const [heads] = list.rows.map((row) => row.cells)
  const member = list.rows.find(({ cells }) => cells.includes(names[0]!) && cells.includes('عضو خوشه'))!.cells
  const ended = heads!.map((head, at) => (head === 'تا تاریخ' ? '۱۳۹۵/۰۳/۰۱' : (member[at] ?? null)))
  const trial = (await tryTable('expert', 'clusterpeople', cluster(), heads!, ended)).body
  expect(saidOf(trial)).toEqual([['change']])
  expect((await takeIn('expert', 'clusterpeople', cluster(), trial)).status).toBe(200)
})

test('visits to be made come in; a day that is past is refused, and what was reported is no row of a file', async () => {
  const { body } = await tryTable(
    'supervisor',
    'visits',
    cluster(),
    ['تاریخ بازدید', 'داوری ناظر'],
    ['۱۳۹۵/۱۲/۲۰', null],
    ['۱۳۹۰/۰۱/۰۱', null],
    [null, 'در مسیر'],
  )
  expect(saidOf(body)).toEqual([
    ['create'],
    ['refuse', 'Planned on: agency.plannedInPast'],
    ['refuse', 'Planned on: kernel.required'],
  ])
})

describe('the draft of a plan year', () => {
  let draft: string
  beforeAll(async () => {
    const call = await demo.as('expert')
    await call('POST', `/api/plan-years/${ids.second}/revision`, { reason: 'آزمون' })
    draft = ids.second
  })
  const query = () => `year=${draft}`
  const journalled = async () =>
    (
      await demo.house.db
        .selectFrom('journal_entries')
        .select('seq')
        .where('verb', '=', 'plans.writeDraft')
        .where('record_id', '=', draft)
        .execute()
    ).length

  test('goes out and comes in: nothing is new, and nothing is written', async () => {
    const { bytes, rows } = await out('expert', `/api/lists/activities.xlsx?${query()}`)
    const { body } = await tryFile('expert', 'activities', bytes, query())
    expect([body.counts, saidOf(body).filter(([outcome]) => outcome !== 'same')]).toEqual([
      allSame(rows.length - 1),
      [],
    ])
  })

  test('rows change and come as one writing; what the file does not name stays; wrong ones come back', async () => {
    const { rows } = await out('expert', `/api/lists/activities.xlsx?${query()}`)
    const [heads, first] = rows.map((row) => row.cells)
    const at = (title: string) => heads!.indexOf(title)
    const changed = heads!.map((head, place) => (head === 'مجری' ? 'مجری آزمون' : (first![place] ?? null)))
    const row = (values: Record<string, string>) => heads!.map((head) => values[head] ?? null)
    const before = await journalled()
    const { body } = await tryTable(
      'expert',
      'activities',
      query(),
      heads!,
      changed,
      row({ فعالیت: 'فعالیت تازه از فایل', وزن: '۱٫۵', پایان: '۱۳۹۵/۱۱/۳۰', پیش‌نیاز: first![at('ردیف')]! }),
      row({ فعالیت: 'وزن نادرست', وزن: '۱۵۰', پایان: '۱۳۹۵/۱۱/۳۰' }),
      row({ فعالیت: 'روز نادرست', وزن: '۱', پایان: '۱۳۹۵/۱۳/۳۰' }),
      row({ فعالیت: 'راهبرد ناشناس', وزن: '۱', پایان: '۱۳۹۵/۱۱/۳۰', راهبرد: 'راهبردی که نیست' }),
    )
    expect(saidOf(body)).toEqual([
      ['change'],
      ['create'],
      ['refuse', 'weight: plans.weightOutOfRange'],
      ['refuse', 'finish: plans.cellNotDate'],
      ['refuse', 'strategy: kernel.listNotFound'],
    ])
    expect(await journalled()).toBe(before)
    expect((await takeIn('expert', 'activities', query(), body, true)).status).toBe(200)
    expect(await journalled()).toBe(before + 1)
    const now = await out('expert', `/api/lists/activities.xlsx?${query()}`)
    expect(now.rows.length).toBe(rows.length + 1)
    expect(now.rows[1]!.cells[at('مجری')]).toBe('مجری آزمون')
    expect(now.rows.at(-1)!.cells[at('فعالیت')]).toBe('فعالیت تازه از فایل')
  })

  test('money goes out a source a row and comes in by its name; a refused row holds its activity back', async () => {
    const head = ['ردیف', 'منبع مالی', 'نقدی (ریال)', 'غیرنقدی (ریال)', 'غیرپولی', 'واحد غیرپولی']
    const { rows } = await out('expert', `/api/lists/activities.xlsx?${query()}`)
    const at = (title: string) => rows[0]!.cells.indexOf(title)
    const paid = rows.slice(1).find(({ cells }) => cells[at('نقدی (ریال)')] && cells[at('هزینه‌شده (ریال)')])!.cells
    const [code, source, cash] = [paid[at('ردیف')]!, paid[at('منبع مالی')]!, paid[at('نقدی (ریال)')]!]
    expect([source, cash]).toEqual(['شرکت شهرک‌های صنعتی استان', expect.stringMatching(/^[۰-۹]+$/)])
    const { body: wrong } = await tryTable(
      'expert',
      'activities',
      query(),
      head,
      [code, source, '۹۰۰', null, null, null],
      [null, 'بانک و صندوق', 'هزار', null, null, null],
    )
    expect(saidOf(wrong)).toEqual([
      ['refuse', '-: plans.rowTogether'],
      ['refuse', 'cash (rials): plans.cellNotRial'],
    ])
    const { body } = await tryTable(
      'expert',
      'activities',
      query(),
      head,
      [code, source, null, '۵۰۰', null, null],
      [code, 'بانک و صندوق', '۷۰۰', null, null, null],
      [null, 'ذی‌نفعان خوشه', null, null, '۱۲٫۵', 'نفر-روز'],
    )
    expect(saidOf(body)).toEqual([['change'], ['change'], ['change']])
    expect((await takeIn('expert', 'activities', query(), body)).status).toBe(200)
    const now = await out('expert', `/api/lists/activities.xlsx?${query()}`)
    expect(now.rows.length).toBe(rows.length + 2)
    const place = now.rows.findIndex(({ cells }) => cells[at('ردیف')] === code)
    const money = now.rows.slice(place, place + 3).map(({ cells }) => head.map((title) => cells[at(title)] ?? ''))
    expect(money).toEqual([
      [code, source, cash, '۵۰۰', '', ''],
      [code, 'ذی‌نفعان خوشه', '', '', '۱۲٫۵', 'نفر-روز'],
      [code, 'بانک و صندوق', '۷۰۰', '', '', ''],
    ])
    for (const locale of ['fa', 'en']) {
      const { bytes } = await out('expert', `/api/lists/activities.xlsx?${query()}&locale=${locale}`)
      expect((await tryFile('expert', 'activities', bytes, query())).body.counts).toEqual(allSame(rows.length + 1))
    }
  })

  test('a year without a draft takes nothing in', async () => {
    const call = await demo.as('expert')
    const { body } = (await call('GET', `/api/clusters/${ids.clusterId}/plan`)) as {
      body: { plan: { years: { id: string }[] } }
    }
    const first = body.plan.years[0]!.id
    const trial = await tryTable('expert', 'activities', `year=${first}`, ['فعالیت', 'وزن'], ['الف', '1'])
    expect(trial.body.error?.code).toBe('commitments.noDraft')
  })
})
