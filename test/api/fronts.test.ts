import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '../../src/kernel/sheets.ts'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { NationLate, NationView, ProvinceFront } from '../../src/modules/clusters/front.schema.ts'
import type { MovedView } from '../../src/modules/commitments/moved.schema.ts'
import { registerUnit } from '../../src/modules/directory/index.ts'
import type { AttainmentView, CompareView } from '../../src/modules/insight/insight.schema.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'

let demo: DemoHouse
let ids: Awaited<ReturnType<typeof demoIds>>
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
}, 120_000)
afterAll(() => demo.close())

const get = async <Body>(name: string, url: string): Promise<Body> => {
  const { status, body } = await (await demo.as(name))('GET', url)
  expect([url, status]).toEqual([url, 200])
  return body as Body
}
const mehr = '2016-10-21'
const knownIn = (day: string) => `${day}T20:29:59.999Z`
const plastic = () =>
  get<{ rows: { id: string }[] }>('expert', '/api/clusters?q=پلاستیک البرز').then(({ rows }) => rows[0]!.id)

describe('a page as of a day and as known on a day', () => {
  test('the council’s note, bodies and people say no more than was known then', async () => {
    const id = await plastic()
    const council = async (query: string) =>
      (await get<ClusterView>('expert', `/api/clusters/${id}${query}`)).council?.lastNumber ?? null
    // the fifth session was held on 21 Mordad and the sixth on 17 Azar 1395, each entered on its day
    expect(await council('')).toBe(6)
    expect(await council('?asOf=2016-11-20')).toBe(5)
    expect(await council(`?asOf=2017-02-04&knownAt=${knownIn('2016-11-20')}`)).toBe(5)
    expect(await council(`?knownAt=${knownIn('2016-07-20')}`)).toBe(4)
    const front = (query: string) => get<ProvinceFront>('md', `/api/provinces/IR-30/front${query}`)
    expect((await front(`?knownAt=${knownIn('2016-11-20')}`)).bodies[0]!.lastNumber).toBe(5)
    // the body was entered in Ordibehesht 1395
    expect((await front(`?knownAt=${knownIn('2016-03-01')}`)).bodies).toEqual([])
  })

  test('units and their spread keep both dates, and what nobody said is counted apart', async () => {
    const front = (query = '') => get<ProvinceFront>('zanjan', `/api/provinces/IR-19/front${query}`)
    const before = await front()
    expect(before.spread!.bySize.find((one) => one.size === 'unknown')!.count).toBe(before.units!.total)
    const at = demo.house.clock.now().toISOString()
    const county = (await get<{ id: string }[]>('zanjan', '/api/counties?province=IR-19'))[0]!.id
    for (const [name, jobs] of [
      ['آزمون نه‌نفره', '9'],
      ['آزمون ده‌نفره', '10'],
      ['آزمون پنجاه‌نفره', '50'],
      ['آزمون صدوپنجاه‌نفره', '150'],
    ] as const)
      await registerUnit(demo.house.ctx(), {
        name,
        provinceId: 'IR-19',
        countyId: county,
        facts: [{ kind: 'jobs', value: jobs, fromDay: '2016-06-01', source: 'آزمون' }],
      })
    const now = await front()
    const grown = (view: ProvinceFront) =>
      Object.fromEntries(
        view.spread!.bySize.map(({ size, count }) => [
          size,
          count - before.spread!.bySize.find((one) => one.size === size)!.count,
        ]),
      )
    expect(grown(now)).toEqual({ micro: 1, small: 1, medium: 1, large: 1, unknown: 0 })
    expect(now.spread!.byCounty.find((one) => one.county?.id === county)!.count).toBe(4)
    // by state they are the very counts of the register, and come to the whole
    const { byState } = await get<{ byState: Record<string, number> }>('zanjan', '/api/units?province=IR-19')
    const counted = Object.entries(byState).filter(([, count]) => count > 0)
    expect(new Map(now.units!.byState.map(({ state, count }) => [state, count]))).toEqual(new Map(counted))
    expect(counted.length).toBeGreaterThan(1)
    expect(now.units!.total).toBe(counted.reduce((sum, [, count]) => sum + count, 0))
    // as it was known a moment ago the four units are not there, in any count
    const then = await front(`?knownAt=${at}`)
    expect([then.units!.total, then.spread!.count]).toEqual([before.units!.total, before.spread!.count])
    // before their first statement they stand there and their size is not known
    const early = await front('?asOf=2016-05-01')
    expect(grown(early)).toEqual({ micro: 0, small: 0, medium: 0, large: 0, unknown: 4 })
    const listed = await get<{ total: number; rows: { name: string }[] }>(
      'zanjan',
      '/api/units?province=IR-19&size=medium',
    )
    expect([listed.total, listed.rows.map((row) => row.name)]).toEqual([1, ['آزمون پنجاه‌نفره']])
  })

  test('what moved adds up to the difference, is 404 to a neighbour and 422 for a day to come', async () => {
    const url = `/api/records/${ids.second}/moved`
    const moved = await get<MovedView>('md', `${url}?asOf=${mehr}`)
    const sum = moved.leaves.reduce(
      (all, leaf) => all + Number(leaf.learned.points) + Number(leaf.since.points),
      Number(moved.past.percent),
    )
    expect(sum).toBeCloseTo(Number(moved.now.percent), 9)
    expect((await (await demo.as('zanjan'))('GET', `${url}?asOf=${mehr}`)).status).toBe(404)
    expect((await (await demo.as('md'))('GET', `${url}?asOf=2017-09-01`)).status).toBe(422)
  })
})

describe('nation and comparison', () => {
  test('values only where records exist, and an example says so', async () => {
    const nation = await get<NationView>('national', '/api/nation')
    expect(nation.provinces.map((one) => one.code).toSorted()).toEqual(['IR-15', 'IR-19', 'IR-30'])
    expect(nation.provinces.filter((one) => one.furthest).every((one) => one.furthest!.example)).toBe(true)
    const late = await get<NationLate>('national', '/api/nation/late')
    expect(late.provinces.map((one) => [one.code, one.count])).toEqual([
      ['IR-15', 1],
      ['IR-30', 2],
    ])
    expect(late.late.map((one) => one.days)).toEqual(late.late.map((one) => one.days).toSorted((a, b) => b - a))
    const { provinces } = await get<AttainmentView>('national', '/api/nation/attainment')
    expect(provinces.map((one) => [one.code, one.example])).toEqual(expect.arrayContaining([['IR-19', true]]))
  })

  test('each reader compares what is in reach: elsewhere a cluster is public and its plan is not', async () => {
    const url = '/api/compare?provinces=IR-15,IR-30'
    const of = async (name: string) =>
      Object.fromEntries((await get<CompareView>(name, url)).provinces.map((one) => [one.code, one]))
    const own = await of('lorestan')
    expect([own['IR-15']!.clusters, own['IR-15']!.late, own['IR-30']!.clusters, own['IR-30']!.late]).toEqual([
      13,
      1,
      1,
      null,
    ])
    expect(own['IR-30']!.furthest).toBeNull()
    const all = await of('national')
    expect(all['IR-30']!.furthest!.title).toBe('خوشه پلاستیک البرز')
    expect(all['IR-30']!.late).toBe(2)
    // an association sees that they exist and how far they are, no plan
    const outside = await of('textile')
    expect([outside['IR-15']!.clusters, outside['IR-15']!.late, outside['IR-15']!.targets]).toEqual([13, null, null])
  })

  test('clusters of one trade by its words or its code; none, and one alone, are answers too', async () => {
    const of = async (query: string) =>
      (await get<CompareView>('national', `/api/compare?${query}`)).clusters.map((one) => one.title)
    expect(await of('trade=پلاستيك')).toEqual(['خوشه پلاستیک البرز'])
    expect(await of('isic=22')).toEqual(['خوشه پلاستیک البرز'])
    expect(await of('trade=کشتی')).toEqual([])
    const { status } = await (await demo.as('national'))('GET', '/api/compare?isic=2x')
    expect(status).toBe(422)
  })
})

/** Text of a PDF with the marks that only order it taken out, so that words can be found. */
function textOf(bytes: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'print-')), 'page.pdf')
  writeFileSync(file, bytes)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .normalize('NFKC')
    .replaceAll(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
}
const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('every page as PDF', () => {
  const print = async (name: string, url: string) => {
    const { demoPassword } = await import('../../src/app/demo/accounts.ts')
    const { cookie } = await demo.signIn(`${name}@khoosheh.example`, demoPassword)
    const reply = await demo.app.inject({ url, headers: { cookie } })
    return { status: reply.statusCode, bytes: reply.rawPayload }
  }
  const pages = async (): Promise<Record<string, { url: string; says: string[]; hiddenFrom?: string }>> => {
    const id = await plastic()
    return {
      cluster: { url: `/api/prints/cluster.pdf?id=${id}`, says: ['۶۸٫۷', 'البرز', 'پیادهسازی'] },
      planyear: {
        url: `/api/prints/planyear.pdf?id=${ids.second}`,
        says: ['۶۸٫۷', 'مریم رستگار'],
        hiddenFrom: 'zanjan',
      },
      province: { url: '/api/prints/province.pdf?province=IR-30', says: ['نمای استان البرز', '۶۸٫۷'] },
      nation: { url: '/api/prints/nation.pdf', says: ['لرستان', '۱۳'] },
      compare: { url: '/api/prints/compare.pdf?provinces=IR-30,IR-15', says: ['مقایسه استانها', 'لرستان'] },
      clusters: { url: '/api/prints/clusters.pdf?province=IR-15', says: ['خوشه عسل لرستان', 'D4'] },
      indextargets: {
        url: '/api/prints/indextargets.pdf?province=IR-30',
        says: ['۸۵٫۶'],
        hiddenFrom: 'zanjan',
      },
    }
  }

  test('with the page’s figures, who printed it, the day and the pages in Persian digits', async () => {
    for (const [name, { url, says }] of Object.entries(await pages())) {
      const { status, bytes } = await print('md', url)
      expect([name, status, bytes.subarray(0, 5).toString()]).toEqual([name, 200, '%PDF-'])
      if (!hasPdftotext) continue
      const text = textOf(bytes)
      for (const word of [...says, 'جهانگیر شاهمرادی', '۱۳۹۵', 'صفحه'])
        expect([name, text]).toEqual([name, expect.stringContaining(word)])
    }
  }, 60_000)

  test('a past page names both dates', async () => {
    const { bytes } = await print(
      'lorestan',
      `/api/prints/province.pdf?province=IR-15&asOf=${mehr}&knownAt=${knownIn(mehr)}`,
    )
    if (!hasPdftotext) return
    const text = textOf(bytes)
    expect(text).toContain('می‌دانستیم'.replace('\u200c', ''))
    expect(text).toContain('۲۸')
  })

  test('what one may not see is not printed: 404, and nobody signed in: 401', async () => {
    for (const { url, hiddenFrom } of Object.values(await pages())) {
      if (hiddenFrom) expect([url, (await print(hiddenFrom, url)).status]).toEqual([url, 404])
      expect((await demo.app.inject({ url })).statusCode).toBe(401)
    }
  })

  test('what a user typed is text on the page, whatever it looks like', async () => {
    const expert = await demo.as('expert')
    const made = await expert('POST', '/api/clusters', {
      trade: '#panic("x") $x$ *تیز*',
      provinceId: 'IR-30',
      scope: 'industry',
    })
    expect(made.status).toBe(200)
    const { status, bytes } = await print('md', '/api/prints/clusters.pdf?province=IR-30')
    expect(status).toBe(200)
    if (hasPdftotext) expect(textOf(bytes)).toContain('panic')
  })
})

test('the same figures go out as sheets', async () => {
  const { demoPassword } = await import('../../src/app/demo/accounts.ts')
  const { cookie } = await demo.signIn('national@khoosheh.example', demoPassword)
  const sheet = async (url: string) => {
    const reply = await demo.app.inject({ url, headers: { cookie } })
    expect([url, reply.statusCode]).toEqual([url, 200])
    return (await readSheet(reply.rawPayload, 1_000)).map((row) => row.cells)
  }
  const provinces = await sheet('/api/lists/provinces.xlsx?provinces=IR-15,IR-30')
  expect(provinces.map((row) => row.slice(0, 2))).toEqual([
    ['استان', 'شمار خوشه‌ها'],
    ['البرز', expect.any(String)],
    ['لرستان', '۱۳'],
  ])
  expect((await sheet('/api/lists/trade.xlsx?trade=سنگ'))[1]!.slice(0, 2)).toEqual(['لرستان', 'خوشه سنگ لرستان'])
  expect((await sheet('/api/lists/nationlate.xlsx')).length).toBe(4)
  expect((await sheet('/api/lists/indextargets.xlsx?province=IR-19')).length).toBeGreaterThan(5)
})
