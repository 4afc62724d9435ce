import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoundView } from '../../src/modules/ranking/ranking.schema.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { allSame, saidOf, sheetsOf } from '../world/sheets.ts'

let demo: DemoHouse
let round: string
const { out, tryFile, tryTable, takeIn } = sheetsOf(() => demo)
const office = 'expert.lorestan'
const query = () => `round=${round}`
const view = async () =>
  (await (await demo.as(office))('GET', `/api/prioritisations/${round}`)).body as unknown as RoundView
const head = ['خوشه', 'معیار', 'امتیاز از ۵', 'گواه', 'منبع', 'تاریخ گواه']
const poultry = 'خوشه طیور لرستان'

beforeAll(async () => {
  demo = await demoHouse()
  const reply = await (await demo.as(office))('POST', '/api/provinces/IR-15/prioritisations', {})
  round = (reply.body as { id: string }).id
}, 120_000)
afterAll(() => demo.close())

test('the scores of a round go out, a line for each criterion of each cluster, and come in again as nothing new', async () => {
  const { criteria, clusters } = await view()
  for (const locale of ['fa', 'en']) {
    const { bytes, rows } = await out(office, `/api/lists/scores.xlsx?${query()}&locale=${locale}`)
    expect(rows).toHaveLength(criteria.length * clusters.length + 1)
    expect(saidOf((await tryFile(office, 'scores', bytes, query())).body).filter(([said]) => said !== 'same')).toEqual(
      [],
    )
  }
})

test('scores of the field come in through the score’s own verb; what is wrong is named at its column', async () => {
  const [first, second] = (await view()).criteria
  const { body } = await tryTable(
    office,
    'scores',
    query(),
    head,
    [poultry, first!.fa, '۴', 'فهرست واحدها با شناسه', 'اتحادیه، نامه ۱۲', '۱۳۹۵/۱۱/۰۱'],
    [poultry, second!.fa, '۳', null, null, null],
    [poultry, first!.fa, '۶', 'گواه', null, null],
    [poultry, second!.fa, '۲', 'گواه', null, '۱۳۹۶/۰۱/۰۱'],
    ['خوشه‌ای که نیست', first!.fa, '۳', null, null, null],
    [poultry, 'معیاری که نیست', '۳', null, null, null],
    [poultry, null, '۳', null, null, null],
  )
  expect(saidOf(body)).toEqual([
    ['change'],
    ['change'],
    ['refuse', 'Score of 5: ranking.scoreRange'],
    ['refuse', 'As of: ranking.futureDay'],
    ['refuse', 'Cluster: ranking.notCandidate'],
    ['refuse', 'Criterion: ranking.noSuchCriterion'],
    ['refuse', 'Criterion: kernel.required'],
  ])
  expect((await view()).clusters.every(({ cells }) => cells.every(({ n }) => n === 0))).toBe(true)
  expect((await takeIn(office, 'scores', query(), body, true)).status).toBe(200)
  const cells = (await view()).clusters.find(({ title }) => title === poultry)!.cells
  expect(cells[0]).toMatchObject({
    standing: 'settled',
    n: 1,
    given: { score: 4, evidence: 'فهرست واحدها با شناسه', source: 'اتحادیه، نامه ۱۲', asOf: '2017-01-20' },
  })
  // without evidence it is kept and marked, as on the form
  expect(cells[1]).toMatchObject({ standing: 'noEvidence', n: 1, given: { score: 3, evidence: null } })
})

test('another score does not take the evidence of the former one; the former stays in the history', async () => {
  const [first] = (await view()).criteria
  const row = (score: string | null, evidence: string | null) => [poultry, first!.en, score, evidence, null, null]
  const same = (await tryTable(office, 'scores', query(), head, row('۴', null))).body
  expect(same.counts).toEqual(allSame(1))
  const { body } = await tryTable(office, 'scores', query(), head, row('۲', null))
  expect((await takeIn(office, 'scores', query(), body)).status).toBe(200)
  const [cell] = (await view()).clusters.find(({ title }) => title === poultry)!.cells
  expect(cell).toMatchObject({ standing: 'noEvidence', n: 2, given: { score: 2, evidence: null, asOf: null } })
  expect(cell!.earlier[0]).toMatchObject({ score: 4, evidence: 'فهرست واحدها با شناسه' })
})

test('whoever may not score tries nothing, and a neighbour finds no such round', async () => {
  const { bytes } = await out('lorestan', `/api/lists/scores.xlsx?${query()}`)
  expect((await tryFile('lorestan', 'scores', bytes, query())).status).toBe(403)
  expect((await out('expert', `/api/lists/scores.xlsx?${query()}`)).status).toBe(404)
  const trial = await tryFile('expert', 'scores', bytes, query())
  expect(trial.body.counts).toMatchObject({ same: 0, change: 0 })
})
