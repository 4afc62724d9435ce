import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProgressView, ReceiptsView } from '../src/modules/commitments/commitments.schema.ts'
import { openTrees, receipts, recompute } from '../src/modules/commitments/index.ts'
import { verifyJournal } from '../src/modules/journal/index.ts'
import { type DemoHouse, demoHouse } from './world/house.ts'

let demo: DemoHouse
beforeAll(async () => {
  demo = await demoHouse()
})
afterAll(() => demo.close())

const planYears = () => demo.house.db.selectFrom('plan_years').selectAll().orderBy('n').execute()

describe('the demo world', () => {
  test('every percentage shown is recomputed from its receipts alone', async () => {
    const auditor = await demo.as('auditor')
    let figures = 0
    for (const year of await planYears()) {
      const { body: view } = (await auditor('GET', `/api/records/${year.id}/progress`)) as { body: ProgressView }
      for (const line of ['claimed', 'verified', 'approved', 'noted'] as const)
        for (const [itemId, shown] of [
          [null, view.whole[line]] as const,
          ...view.items.map((item) => [item.itemId, item.lines[line]] as const),
        ]) {
          if (shown === null) continue
          const query = `line=${line}${itemId ? `&itemId=${itemId}` : ''}`
          const { body: receipt } = (await auditor('GET', `/api/records/${year.id}/receipts?${query}`)) as {
            body: ReceiptsView
          }
          expect(receipt.percent).toBe(shown)
          expect(receipt.recomputed).toBe(shown)
          figures += 1
        }
    }
    expect(figures).toBeGreaterThan(50)
  })

  test('points of the curve are recomputed too, each as of its own day', async () => {
    const auditor = await demo.as('auditor')
    const year = (await planYears()).find((one) => one.n === 2)!
    const { body: view } = (await auditor('GET', `/api/records/${year.id}/progress`)) as { body: ProgressView }
    const { byRecord, forest } = await openTrees(demo.house.db, demo.house.ctx(), [year.id])
    const tree = byRecord.get(year.id)!
    for (const point of view.curve.filter((one) => one.approved !== null)) {
      const found = receipts(forest, { treeId: tree.id, line: 'approved', asOf: point.date, knownAt: view.knownAt })!
      expect(recompute(found)).toBe(point.approved)
    }
  })

  test('the second year of Alborz plastic stands where its weighted claims say', async () => {
    const md = await demo.as('md')
    const year = (await planYears()).find((one) => one.n === 2)!
    const { body: view } = (await md('GET', `/api/records/${year.id}/progress`)) as { body: ProgressView }
    const weighted = view.items.reduce((sum, item) => sum + Number(item.weight) * Number(item.lines.approved), 0) / 100
    expect(Number(view.whole.approved)).toBeCloseTo(weighted, 9)
    expect(view.version?.n).toBe(1)
    expect(view.items).toHaveLength(8)
  })

  test('its journal is whole in every chain', async () => {
    const reports = await verifyJournal(demo.house.db)
    expect(reports.map((report) => report.broken)).toEqual(reports.map(() => null))
    expect(reports.map((report) => report.chain)).toContain('IR-30')
  })

  test('every record that a document states is marked with it, every filled one as an example', async () => {
    const { db } = demo.house
    const unmarked = await db
      .selectFrom('records')
      .select(['kind', 'title'])
      .where('kind', 'in', ['organisation', 'person', 'unit', 'cluster', 'body', 'session', 'resolution'])
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('provenance').select('provenance.mark').whereRef('provenance.record_id', '=', 'records.id'),
          ),
        ),
      )
      .execute()
    expect(unmarked).toEqual([])
  })

  test('Lorestan’s resolutions stay without owner and date, and thirteen clusters stand there', async () => {
    const lorestan = await demo.as('lorestan')
    const { body: clusters } = (await lorestan('GET', '/api/clusters?province=IR-15')) as unknown as {
      body: { rows: { title: string }[] }
    }
    expect(clusters.rows).toHaveLength(13)
    const open = await demo.house.db
      .selectFrom('resolutions')
      .innerJoin('records', 'records.id', 'resolutions.id')
      .select(['responsible_organisation_id', 'deadline'])
      .where('records.province_id', '=', 'IR-15')
      .execute()
    expect(open).toHaveLength(4)
    expect(open.every((row) => row.deadline === null)).toBe(true)
    expect(open.filter((row) => row.responsible_organisation_id === null)).toHaveLength(2)
  })
})
