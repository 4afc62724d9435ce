import Big from 'big.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { parseAnchor, verifyJournal } from '../../src/modules/journal/index.ts'
import { composePaper } from '../../src/modules/papers/word/compose.ts'
import { exampleValues } from '../../src/modules/papers/word/example.ts'
import { houseTemplate } from '../../src/modules/papers/word/house.ts'
import { paperKindOf } from '../../src/modules/papers/word/kinds.ts'
import { type Para, readWord } from '../../src/modules/papers/word/read.ts'
import { countPages } from '../../src/modules/papers/word/typeset.ts'
import { packValues } from '../../src/modules/plans/pack/pack.papers.ts'
import type { PackView } from '../../src/modules/plans/pack/pack.schema.ts'
import { inPersian } from '../journeys/hand.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'

let demo: DemoHouse
let agent: string
let yearId: string
beforeAll(async () => {
  demo = await demoHouse()
  agent = await enter('agent')
  const rows = await demo.house.db
    .selectFrom('plan_years')
    .innerJoin('records', 'records.id', 'plan_years.id')
    .select(['plan_years.id', 'n'])
    .where('province_id', '=', 'IR-30')
    .where('n', '=', 2)
    .execute()
  yearId = rows[0]!.id
})
afterAll(() => demo.close())

const enter = async (name: string) => (await demo.signIn(`${name}@khoosheh.example`, demoPassword)).cookie
const get = (url: string, cookie = agent) => demo.app.inject({ method: 'GET', url, headers: { cookie } })
const pack = async (query = '') => (await get(`/api/plan-years/${yearId}/pack${query}`)).json() as PackView

/** Lines of a Word file's text, cells of a row with a stroke between them. */
async function linesOf(docx: Buffer): Promise<string[]> {
  const said = (part: Para) => part.runs.map((run) => run.text).join('')
  return (await readWord(docx)).body.flatMap((part) =>
    part.kind === 'line'
      ? [said(part)]
      : part.rows.map((row) => row.cells.map((cell) => cell.lines.map(said).join(' ')).join(' | ')),
  )
}
const shown = (value: string | null) => (value === null ? '—' : inPersian(Number(Number(value).toFixed(1))))

describe('the pack of the second year of Alborz’s plastics cluster', () => {
  test('its approved figure is the weighted sum of the receipts of its activities', async () => {
    const page = await pack()
    const sum = (await get(`/api/records/${yearId}/receipts?line=approved`)).json() as {
      percent: string
      leaves: { itemId: string; weights: string[]; percent: string }[]
    }
    const again = sum.leaves.reduce(
      (total, leaf) =>
        total.plus(
          leaf.weights.reduce((share, weight) => share.times(weight).div(100), new Big(1)).times(leaf.percent),
        ),
      new Big(0),
    )
    expect(Number(page.approved)).toBeCloseTo(Number(again), 9)
    expect(page.approved).toBe(sum.percent)
    for (const leaf of sum.leaves)
      expect(page.activities.find((one) => one.itemId === leaf.itemId)?.approved).toBe(leaf.percent)
    expect(page.activities.reduce((total, one) => total.plus(one.weight), new Big(0)).toString()).toBe('100')
  })

  test('goes out as Word with the very figures of the screen', async () => {
    const page = await pack()
    const reply = await get(`/api/plan-years/${yearId}/pack.docx`)
    expect(reply.statusCode).toBe(200)
    const lines = await linesOf(reply.rawPayload)
    const text = lines.join('\n')
    expect(text).toContain(`پیشرفت فیزیکی ${shown(page.approved)} درصد (برنامه: ${shown(page.planned)} درصد)`)
    for (const one of page.activities) {
      const cells = lines.find((line) => line.startsWith(`${one.title} | `))?.split(' | ')
      expect(cells?.slice(1, 4), one.title).toEqual([one.weight, one.planned, one.approved].map(shown))
    }
    expect(text).toContain(`${page.journal!.chain}:${page.journal!.seq}:${page.journal!.hash}`)
    expect(text).not.toContain('{{')
  })

  test('goes out as PDF on one sheet, in either language', async () => {
    for (const locale of ['fa', 'en']) {
      const reply = await get(`/api/plan-years/${yearId}/pack.pdf?locale=${locale}`)
      expect(reply.statusCode).toBe(200)
      expect(countPages(reply.rawPayload)).toBe(1)
    }
  })

  test('stays on one sheet where every text is as long as a form takes it, and says what it leaves out', async () => {
    const page = await pack()
    const words = (length: number) =>
      'برگزاری دوره‌های آموزشی مدیران و کارکنان واحدها '.repeat(300).slice(0, length).trim()
    const fill = <One>(count: number, one: (n: number) => One): One[] => Array.from({ length: count }, (_, n) => one(n))
    const activity = page.activities[0]!
    const long: PackView = {
      ...page,
      cluster: { ...page.cluster, title: words(300) },
      activities: fill(14, () => ({ ...activity, title: words(300), count: 1 })),
      results: fill(6, () => ({ itemId: activity.itemId!, title: words(300), text: words(10_000) })),
      resultsLeft: 9,
      next: {
        id: page.planYearId,
        n: 3,
        fiscalYear: 1396,
        frozen: false,
        activities: fill(8, () => ({ title: words(300), weight: '12.5' })),
        left: 30,
      },
      decisions: fill(5, () => ({ what: 'item' as const, title: words(300), count: 1 })),
    }
    const kind = paperKindOf('council-pack')!
    for (const locale of ['fa', 'en'] as const) {
      const imprint = { locale, title: 'x', organisation: 'شرکت', at: new Date('2017-02-13T08:00:00Z'), oneSheet: true }
      const values = { ...exampleValues(kind, locale), ...packValues(long, locale) }
      const { pdf, word } = await composePaper(await houseTemplate(kind, locale), values, imprint)
      expect([locale, countPages(pdf)]).toEqual([locale, 1])
      expect(JSON.stringify((await readWord(word)).body)).toContain('…')
    }
  })

  test('the printed head is an anchor that journal verify takes, and refuses when it was tampered with', async () => {
    const { journal } = await pack()
    const anchor = parseAnchor(`${journal!.chain}:${journal!.seq}:${journal!.hash}`)!
    expect(anchor.chain).toBe('IR-30')
    const broken = async (one: typeof anchor) =>
      (await verifyJournal(demo.house.db, [one])).find((report) => report.chain === 'IR-30')?.broken ?? null
    expect(await broken(anchor)).toBeNull()
    expect(
      await broken({ ...anchor, hash: anchor.hash.replace(/^./, (first) => (first === '0' ? '1' : '0')) }),
    ).not.toBeNull()
  })

  test('is issued as a paper with its check code, for one session and for none; each is made once', async () => {
    const { sessions } = await pack()
    expect(sessions.length).toBeGreaterThan(0)
    const make = (body: object) =>
      demo.app.inject({
        method: 'POST',
        url: '/api/papers',
        headers: { cookie: agent },
        payload: { recordId: yearId, kind: 'council-pack', ...body },
      })
    const first = await make({ forId: sessions[0]!.id })
    expect(first.statusCode).toBe(200)
    expect((await make({ forId: sessions[0]!.id })).json()).toMatchObject({ error: { code: 'papers.alreadyMade' } })
    expect((await make({})).statusCode).toBe(200)
    const foreign = await make({ forId: yearId })
    expect(foreign.statusCode).toBe(422)
    expect(foreign.json()).toMatchObject({ error: { code: 'papers.notOfIt', fields: [{ path: 'forId' }] } })
    const check = (await demo.app.inject({ url: `/api/checks/${first.json().checkCode}` })).json()
    expect(check).toMatchObject({ kind: { fa: 'گزارش یک‌صفحه‌ای شورا' }, replaced: false })
  })

  test('is told as of a past day as it was known then', async () => {
    const then = await pack('?asOf=2016-09-22')
    expect(then).toMatchObject({ asOf: '2016-09-22', isPast: true, resolutions: null })
    expect(Number(then.time.percent)).toBeLessThan(60)
  })

  test.each([
    ['a session of nobody’s council', '?session=00000000-0000-4000-8000-000000000000', 404],
    ['a word for a session', '?session=هفتم', 422],
    ['a day that is none', '?asOf=1395-13-40', 422],
  ])('%s is refused', async (_said, query, status) => {
    expect((await get(`/api/plan-years/${yearId}/pack${encodeURI(query)}`)).statusCode).toBe(status)
  })

  test('a member of another province does not see it, nor its files', async () => {
    const stranger = await enter('lorestan')
    for (const of of ['pack', 'pack.pdf', 'pack.docx'])
      expect((await get(`/api/plan-years/${yearId}/${of}`, stranger)).statusCode).toBe(404)
  })
})
