import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { stageByCode } from '../../src/modules/clusters/clusters.bylaw.ts'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { VersionsView } from '../../src/modules/plans/versions/versions.schema.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds } from '../world/refusals.ts'
import { allSame, saidOf, sheetsOf } from '../world/sheets.ts'

let demo: DemoHouse
let ids: Awaited<ReturnType<typeof demoIds>>
/** The last edition of the demo's study, and the one before it. */
let editions: string[]
const { out, tryFile, tryTable, takeIn } = sheetsOf(() => demo)
const get = async (who: string, url: string) => (await demo.as(who))('GET', url)
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  const study = await get('expert', `/api/clusters/${ids.clusterId}/diagnosis`)
  editions = (study.body as { editions: { id: string }[] }).editions.map((one) => one.id)
}, 120_000)
afterAll(() => demo.close())

const cellsUnder = (rows: { cells: string[] }[], heading: string) => {
  const place = rows[0]!.cells.indexOf(heading)
  expect([heading, place >= 0]).toEqual([heading, true])
  return rows.slice(1).map(({ cells }) => cells[place] ?? '')
}

describe('what one looks at goes out as it is seen', () => {
  test('SWOT and pressure points of an edition, each with what it follows from', async () => {
    const { rows } = await out('expert', `/api/lists/swot.xlsx?report=${editions[1]}`)
    const kinds = cellsUnder(rows, 'فهرست')
    expect([...new Set(kinds)]).toEqual(['قوت‌ها', 'ضعف‌ها', 'فرصت‌ها', 'تهدیدها', 'نقاط فشار'])
    const from = cellsUnder(rows, 'برآمده از')
    const texts = cellsUnder(rows, 'شرح')
    const pressure = kinds.flatMap((kind, at) => (kind === 'نقاط فشار' ? [at] : []))
    expect(pressure).toHaveLength(3)
    for (const at of pressure) for (const text of from[at]!.split('، ')) expect(texts.join()).toContain(text)
  })

  test('the remarks on an edition with what was said to them', async () => {
    const { rows } = await out('supervisor', `/api/lists/diagnosisremarks.xlsx?report=${editions[0]}`)
    expect(cellsUnder(rows, 'وضع').toSorted()).toEqual([
      'در ویرایش بعدی',
      'در ویرایش بعدی',
      'در ویرایش بعدی',
      'پاسخ داده شد',
    ])
    expect(cellsUnder(rows, 'نظر').every(Boolean)).toBe(true)
  })

  test('what changed between two versions of a plan year: every change of the page, and no other', async () => {
    const expert = await demo.as('expert')
    const draft = `/api/plan-years/${ids.second}`
    expect((await expert('POST', `${draft}/revision`, { reason: 'آزمون' })).status).toBe(200)
    const { rows: now } = await out('expert', `/api/lists/activities.xlsx?year=${ids.second}`)
    const [heads, first] = now.map((row) => row.cells)
    const renamed = heads!.map((head, at) => (head === 'فعالیت' ? 'فعالیت با نام تازه' : (first![at] ?? null)))
    const { body } = await tryTable('expert', 'activities', `year=${ids.second}`, heads!, renamed)
    expect((await takeIn('expert', 'activities', `year=${ids.second}`, body)).status).toBe(200)
    const { changes } = (await get('expert', `${draft}/versions`)).body as VersionsView
    const { rows } = await out('expert', `/api/lists/versionchanges.xlsx?year=${ids.second}`)
    expect(changes!.activities.flatMap((one) => one.fields.map((field) => field.field))).toEqual(['title'])
    expect(cellsUnder(rows, 'چه چیز')).toEqual(['عنوان'])
    expect(cellsUnder(rows, 'پس از آن')).toEqual(['فعالیت با نام تازه'])
    expect(cellsUnder(rows, 'پیش از آن')).toEqual([first![heads!.indexOf('فعالیت')]])
  })

  test('reports on a delegation', async () => {
    const row = await demo.house.db
      .selectFrom('cluster_people')
      .select('cluster_id')
      .where('part', '=', 'custodian')
      .limit(1)
      .executeTakeFirstOrThrow()
    const lorestan = await demo.as('expert.lorestan')
    const report = { text: 'کارگاه‌ها بازدید شد', dated: demo.house.clock.today(), number: '۱۲/۳۴' }
    expect((await lorestan('POST', `/api/clusters/${row.cluster_id}/delegation-reports`, report)).status).toBe(200)
    const { rows } = await out('expert.lorestan', `/api/lists/delegationreports.xlsx?cluster=${row.cluster_id}`)
    expect(cellsUnder(rows, 'گزارش')).toContain('کارگاه‌ها بازدید شد')
    expect(cellsUnder(rows, 'دستگاه متولی').every(Boolean)).toBe(true)
  })

  test.each(['swot', 'diagnosisremarks'])('%s of a neighbour province is not there', async (list) => {
    expect((await out('zanjan', `/api/lists/${list}.xlsx?report=${editions[0]}`)).status).toBe(404)
  })
})

describe('stages of clusters', () => {
  const heads = ['خوشه', 'استان', 'مرحله', 'از تاریخ', 'منبع']
  let lorestanTitles: string[]
  beforeAll(async () => {
    const rows = await demo.house.db
      .selectFrom('clusters')
      .innerJoin('records', 'records.id', 'clusters.id')
      .select('title')
      .where('clusters.province_id', '=', 'IR-15')
      .execute()
    lorestanTitles = rows.map((row) => row.title)
  })
  const pageOf = async (id: string) => (await get('expert.lorestan', `/api/clusters/${id}`)).body as ClusterView

  test('what went out comes in again: nothing is new', async () => {
    for (const locale of ['fa', 'en']) {
      const { bytes, rows } = await out(
        'expert.lorestan',
        `/api/lists/clusterstages.xlsx?province=IR-15&locale=${locale}`,
      )
      expect(rows.length).toBeGreaterThan(13)
      const { body } = await tryFile('expert.lorestan', 'clusterstages', bytes, 'province=IR-15')
      expect([body.counts, saidOf(body).filter(([outcome]) => outcome !== 'same')]).toEqual([
        allSame(rows.length - 1),
        [],
      ])
    }
  })

  test('a stage comes in as taken over with its source, in the journal; wrong rows are refused at their column', async () => {
    const clusters = await demo.house.db
      .selectFrom('clusters')
      .innerJoin('records', 'records.id', 'clusters.id')
      .select(['clusters.id as id', 'title', 'trade'])
      .where('clusters.province_id', '=', 'IR-15')
      .orderBy('title')
      .execute()
    const views = await Promise.all(clusters.map(async (one) => ({ ...one, view: await pageOf(one.id) })))
    const fresh = views.find(({ view }) => view.path.filter((step) => step.entered).length <= 1)!
    const [feasibility] = fresh.view.stages.filter(({ code }) => code === 'feasibility')
    const row = (cluster: string | null, stage: string, since: string | null, source: string | null) => [
      cluster,
      'لرستان',
      stage,
      since,
      source,
    ]
    const { body } = await tryTable(
      'expert.lorestan',
      'clusterstages',
      '',
      heads,
      row(fresh.title, feasibility!.fa, '۱۳۹۴/۰۲/۰۱', 'صورت‌جلسه ۱۳۹۴'),
      row(fresh.trade, feasibility!.fa, '۱۴۹۴/۰۲/۰۱', 'صورت‌جلسه'),
      row('خوشه‌ای که نیست', feasibility!.fa, null, 'صورت‌جلسه'),
      row(fresh.title, 'مرحله‌ای که نیست', null, 'صورت‌جلسه'),
      row(null, feasibility!.fa, null, 'صورت‌جلسه'),
      row(fresh.title, fresh.view.stages.find(({ code }) => code === 'diagnostic')!.fa, null, null),
    )
    expect(saidOf(body)).toEqual([
      ['create'],
      ['refuse', 'Since: clusters.futureDay'],
      ['refuse', 'Cluster: kernel.listNotFound'],
      ['refuse', 'Stage: kernel.notOneOf'],
      ['refuse', 'Cluster: kernel.required'],
      ['refuse', 'Source: kernel.required'],
    ])
    expect((await takeIn('expert.lorestan', 'clusterstages', '', body, true)).body).toMatchObject({
      counts: { create: 1, refuse: 5 },
    })
    const step = (await pageOf(fresh.id)).path.find((one) => one.code === 'feasibility')!
    expect(step).toMatchObject({ entered: true, takenOver: true, since: '2015-04-21' })
    const entry = await demo.house.db
      .selectFrom('journal_entries')
      .select('verb')
      .where('record_id', '=', fresh.id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry.verb).toBe('clusters.takeOverStage')
  })

  test('what a body decided is not moved by a file, and another province’s cluster is not either', async () => {
    const { db } = demo.house
    const resolution = await db.selectFrom('resolutions').select('id').limit(1).executeTakeFirstOrThrow()
    const [title] = lorestanTitles
    const cluster = await db.selectFrom('records').select('id').where('title', '=', title!).executeTakeFirstOrThrow()
    // as a gate leaves it
    await db
      .insertInto('cluster_stages')
      .values({
        id: newId(),
        cluster_id: cluster.id,
        stage: 'feasibility',
        reached: true,
        since: '2016-06-01',
        source: null,
        taken_over: false,
        reason: null,
        decision_id: resolution.id,
        entered_at: demo.house.clock.now(),
      })
      .execute()
    const row = [title!, null, stageByCode('feasibility')!.fa, '۱۳۹۰/۰۱/۰۱', 'نامه']
    const own = await tryTable('expert.lorestan', 'clusterstages', '', heads, row)
    expect(saidOf(own.body)).toEqual([['refuse', '-: clusters.decidedStage']])
    const stone = [lorestanTitles.at(-1)!, 'لرستان', stageByCode('diagnostic')!.fa, null, 'نامه']
    const elsewhere = await tryTable('expert.zanjan', 'clusterstages', '', heads, stone)
    expect(saidOf(elsewhere.body)).toEqual([['refuse', '-: kernel.notYourRole']])
  })
})
