import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '../../src/kernel/sheets.ts'
import type { CountReceipts, IndicatorsView } from '../../src/modules/indicators/indicators.schema.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { type Expected, expectRefused, type Reply } from '../world/refusals.ts'

let demo: DemoHouse
let expert: Caller
let director: Caller
let auditor: Caller
let shoe: string
const province = '/api/provinces/IR-19'

beforeAll(async () => {
  demo = await demoHouse()
  expert = await demo.as('expert.zanjan')
  director = await demo.as('zanjan')
  auditor = await demo.as('auditor')
  const row = await demo.house.db
    .selectFrom('clusters')
    .select('id')
    .where('trade', '=', 'کفش هیدج')
    .executeTakeFirstOrThrow()
  shoe = `/api/clusters/${row.id}`
})
afterAll(() => demo.close())

const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)
const view = async (caller: Caller, place: string, query = '') =>
  ((await caller('GET', `${place}/indicators${query}`)) as Reply).body as IndicatorsView

describe('a figure with something wrong in it is refused at its field, in both languages, and nothing is stored', () => {
  const actual = { indicator: 'sales', value: '100', asOf: '2017-01-10', source: 'اظهارنامه' }
  const { asOf: _day, ...undated } = actual
  const { source: _source, ...unsourced } = actual
  test.each<[string, string, unknown, Expected]>([
    [
      'an actual in the future',
      'actuals',
      { ...actual, asOf: '2017-02-05' },
      { status: 422, code: 'indicators.futureDay', field: 'asOf', says: ['۱۷ بهمن ۱۳۹۵'] },
    ],
    ['an actual without its day', 'actuals', undated, { status: 422, code: 'indicators.dateNeeded', field: 'asOf' }],
    [
      'an actual without its source',
      'actuals',
      unsourced,
      { status: 422, code: 'indicators.sourceNeeded', field: 'source' },
    ],
    ['a baseline without its day', 'baselines', undated, { status: 422, code: 'indicators.dateNeeded', field: 'asOf' }],
    [
      'a baseline without its source',
      'baselines',
      unsourced,
      { status: 422, code: 'indicators.sourceNeeded', field: 'source' },
    ],
    [
      'a baseline changed after freezing',
      'baselines',
      { ...actual, indicator: 'jobs' },
      { status: 409, code: 'indicators.baselineFrozen', field: 'decisionId' },
    ],
    [
      'a target without its source',
      'targets',
      { indicator: 'sales', fiscalYear: 1395, value: '5' },
      { status: 422, code: 'indicators.sourceNeeded', field: 'source' },
    ],
    [
      'a target in another unit than its baseline',
      'targets',
      { indicator: 'jobs', fiscalYear: 1396, value: '5', unit: 'جفت', source: 'برنامه' },
      { status: 422, code: 'indicators.unitDiffers', field: 'unit', says: ['نفر'] },
    ],
    [
      'an actual of a counted target',
      'actuals',
      { ...actual, indicator: 'brands' },
      { status: 409, code: 'indicators.countedTarget', field: 'value', says: ['۱۳۹۵'] },
    ],
    [
      'a second source for a target',
      'targets',
      { indicator: 'brands', fiscalYear: 1395, value: '2', source: 'برنامه' },
      { status: 409, code: 'indicators.otherSource', field: 'counter' },
    ],
    [
      'a counted target beside typed actuals',
      'targets',
      { indicator: 'exhibitions', fiscalYear: 1396, value: '2', source: 'برنامه', counter: 'plans.tours' },
      { status: 422, code: 'indicators.counterNotFor', field: 'counter' },
    ],
    [
      'an indicator that is in no library',
      'targets',
      { indicator: 'dreams', fiscalYear: 1395, value: '2', source: 'برنامه' },
      { status: 422, code: 'indicators.noSuchIndicator', field: 'indicator' },
    ],
    [
      'a reason that is in no list',
      'miss-reasons',
      { indicator: 'jobs', fiscalYear: 1395, reason: 'luck' },
      { status: 422, code: 'indicators.noSuchReason', field: 'reason' },
    ],
    [
      'a value that is a word',
      'actuals',
      { ...actual, value: 'زیاد' },
      { status: 422, code: 'kernel.invalid', field: 'value' },
    ],
    [
      'a year that is no year',
      'targets',
      { indicator: 'jobs', fiscalYear: 95, value: '2', source: 'برنامه' },
      { status: 422, code: 'kernel.invalid', field: 'fiscalYear' },
    ],
    [
      'a report of a running year',
      'index-reports',
      { fiscalYear: 1395 },
      { status: 422, code: 'indicators.yearNotOver', field: 'fiscalYear' },
    ],
    [
      'a target in a reported year',
      'targets',
      { indicator: 'exhibitions', fiscalYear: 1394, value: '2', source: 'برنامه' },
      { status: 409, code: 'indicators.yearReported', field: 'fiscalYear' },
    ],
  ])('%s', async (_, noun, body, expected) => {
    await refused(expert, ['POST', `${shoe}/${noun}`, body], { ownWords: ['brands'], ...expected })
  })

  test('the same target counted for a second indicator', async () => {
    const own = {
      code: 'revived_again',
      fa: 'احیای دوباره',
      en: 'Revived again',
      direction: 'up',
      kind: 'count',
      provinceId: 'IR-19',
      counter: 'directory.revivedUnits',
      computed: { fa: 'همان واحدها', en: 'The same units' },
    }
    expect(((await expert('POST', '/api/indicators', own)) as Reply).status).toBe(200)
    const target = {
      indicator: 'revived_again',
      fiscalYear: 1395,
      value: '2',
      source: 'تکلیف مجمع',
      counter: 'directory.revivedUnits',
    }
    await refused(director, ['POST', `${province}/targets`, { ...target, unit: 'واحد' }], {
      status: 409,
      code: 'indicators.counterTaken',
      field: 'counter',
      says: ['۱۳۹۵'],
    })
    // and, without a unit of its own, a target that says none
    await refused(director, ['POST', `${province}/targets`, { ...target, fiscalYear: 1396 }], {
      status: 422,
      code: 'indicators.unitNeeded',
      field: 'unit',
    })
    await refused(expert, ['POST', '/api/indicators', own], {
      status: 409,
      code: 'indicators.codeTaken',
      field: 'code',
      ownWords: ['revived_again'],
    })
    await refused(expert, ['POST', '/api/indicators', { ...own, code: 'jobs' }], {
      status: 409,
      code: 'indicators.codeTaken',
      field: 'code',
      ownWords: ['jobs'],
    })
  })

  test('a year reported with a miss that has no reason', async () => {
    const problem = await refused(expert, ['POST', `${province}/index-reports`, { fiscalYear: 1394 }], {
      status: 422,
      code: 'indicators.reportIncomplete',
      field: 'indicators.tours',
      says: ['تور صنعتی و فناوری', '۱۳۹۴'],
    })
    expect(problem.fields.map((one) => one.code)).toEqual(['indicators.missWithoutReason'])
  })
})

describe('the index targets of Zanjan', () => {
  test('stand on one page with what is counted and from where', async () => {
    const page = await view(director, province, '?year=1395')
    expect(page.summary).toMatchObject({ targets: 6, counted: 2, withoutActual: 1, over: false })
    const of = (code: string) =>
      page.lines.find((one) => one.code === code)!.years.find((one) => one.fiscalYear === 1395)!
    expect(of('units_revived')).toMatchObject({
      counter: 'directory.revivedUnits',
      actual: { value: '2' },
      target: { value: '3', example: true },
    })
    // (66.67 + 60 + 66.67 + 68.75 + 100) ÷ 5
    expect(Number(page.summary.meanAttainment)).toBeCloseTo((200 / 3 + 60 + 200 / 3 + 68.75 + 100) / 5, 9)
  })

  test('open the units behind a figure', async () => {
    const { body } = (await auditor('GET', `${province}/indicators/units_revived/receipts?year=1395`)) as {
      body: never
    }
    const receipts = body as CountReceipts
    expect(receipts.total).toBe('2')
    expect(receipts.rows.map((row) => [row.title, row.open])).toEqual([
      ['کفش‌دوزی نمونه الف', true],
      ['کفش‌دوزی نمونه ب', true],
    ])
  })

  test('come out as a sheet', async () => {
    const reply = await demo.app.inject({
      method: 'GET',
      url: '/api/lists/indextargets.xlsx?province=IR-19&year=1395&locale=en',
      headers: { cookie: (await demo.signIn('zanjan@khoosheh.example', 'nokhostin-gam-1395')).cookie },
    })
    const [head, ...rows] = await readSheet(reply.rawPayload, 100)
    expect(head!.cells.slice(0, 2)).toEqual(['Indicator', 'Unit'])
    expect(rows.map((row) => row.cells[0])).toContain('Revived units')
    expect(rows).toHaveLength(6)
  })

  test('are set by the managing director; the expert brings actuals, and the auditor reads', async () => {
    const target = { indicator: 'tours', fiscalYear: 1396, value: '8', source: 'تکلیف مجمع' }
    await refused(expert, ['POST', `${province}/targets`, target], { status: 403, code: 'kernel.notYourRole' })
    await refused(auditor, ['POST', `${province}/actuals`, {}], { status: 403, code: 'kernel.notYourRole' })
    expect(((await director('POST', `${province}/targets`, target)) as Reply).status).toBe(200)
    expect((await view(auditor, province, '?year=1396')).summary.targets).toBe(1)
  })

  test('are not there for a neighbour', async () => {
    const neighbour = await demo.as('md')
    for (const url of [`${province}/indicators`, `${shoe}/indicators`, `${province}/indicators/units_revived/receipts`])
      expect(((await neighbour('GET', url)) as Reply).status).toBe(404)
  })

  test('of a year that ended unreported wait on the expert', async () => {
    const { body } = (await expert('GET', '/api/desk')) as Reply
    const found = JSON.stringify(body)
    expect(found).toContain('indicators.reportYear')
    expect(found).toContain('"year":"1394"')
  })
})
