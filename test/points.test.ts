import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../src/modules/commitments/dates.ts'
import {
  curvesOf,
  gapsOf,
  lateOf,
  loadApprovedWords,
  type OpenTree,
  openTrees,
  plannedProgress,
  progressAt,
  rebuildPoints,
  standingOf,
  versionAt,
  wholesOf,
} from '../src/modules/commitments/index.ts'
import { type DemoHouse, demoHouse } from './world/house.ts'

let demo: DemoHouse
beforeAll(async () => {
  demo = await demoHouse()
})
afterAll(() => demo.close())

const everyPoint = () =>
  demo.house.db
    .selectFrom('points')
    .selectAll()
    .orderBy('tree_id')
    .orderBy('line')
    .orderBy('item_id')
    .orderBy('from_day')
    .orderBy('known_from')
    .execute()

/** Moments spread over the demo's story, the first before anything was known. */
async function moments() {
  const { rows } = { rows: await demo.house.db.selectFrom('steps').select('made_at').orderBy('made_at').execute() }
  const all = rows.map((row) => row.made_at.toISOString())
  return ['2010-01-01T00:00:00.000Z', ...all.filter((_, n) => n % 11 === 0), demo.house.clock.now().toISOString()]
}
const days = Array.from({ length: 14 }, (_, n) => addDays('2014-03-01', n * 83))

test('points that the verbs kept are those that a rebuild makes', async () => {
  const kept = await everyPoint()
  expect(kept.length).toBeGreaterThan(100)
  const trees = await demo.house.db.selectFrom('trees').select('record_id').execute()
  await demo.house.db.deleteFrom('points').execute()
  await rebuildPoints(
    demo.house.db,
    demo.house.ctx(),
    trees.map((tree) => tree.record_id),
  )
  expect(await everyPoint()).toEqual(kept)
})

test('a list shows what the receipts say, as of any day and as known at any moment', async () => {
  const { db } = demo.house
  const ctx = demo.house.ctx()
  const records = (await db.selectFrom('trees').select('record_id').execute()).map((tree) => tree.record_id)
  const { byRecord, forest } = await openTrees(db, ctx, records)
  let figures = 0
  for (const knownAt of await moments())
    for (const asOf of days) {
      const when = { asOf, knownAt }
      const wholes = await wholesOf(db, ctx, records, when)
      const late = await lateOf(db, ctx, records, when)
      const gaps = await gapsOf(db, ctx, records, when)
      for (const [recordId, tree] of byRecord) {
        const shown = wholes.get(recordId)!
        const version = versionAt(tree.versions, asOf, knownAt)
        for (const line of ['claimed', 'verified', 'approved', 'noted'] as const) {
          expect(shown[line]).toBe(progressAt(forest, { treeId: tree.id, line, ...when })?.percent ?? null)
          if (shown[line] !== null && shown[line] !== '0') figures += 1
        }
        const terms = version ? tree.terms[version.id]! : []
        const planned = version ? plannedProgress(terms, asOf).whole : null
        expect(shown.planned).toBe(planned)
        if (planned !== null && shown.approved !== null)
          expect(gaps.get(recordId)).toBeCloseTo(Number(planned) - Number(shown.approved), 9)
        const parents = new Set(terms.map((term) => term.parentId))
        const expected = terms
          .filter((term) => !parents.has(term.itemId) && term.finish !== null && term.finish < asOf)
          .filter(
            (term) => !tree.closings.some((one) => one.item_id === term.itemId && one.made_at.toISOString() <= knownAt),
          )
          .filter((term) => {
            const approved = progressAt(forest, {
              treeId: tree.id,
              itemId: term.itemId,
              line: 'approved',
              ...when,
            })?.percent
            return approved === undefined || Number(approved) < 100
          })
        expect(
          late
            .filter((one) => one.recordId === recordId)
            .map((one) => one.itemId)
            .sort(),
        ).toEqual(expected.map((term) => term.itemId).sort())
      }
    }
  expect(figures).toBeGreaterThan(100)
})

test('a curve and the words beside a figure are those of the receipts', async () => {
  const { db } = demo.house
  const ctx = demo.house.ctx()
  const records = (await db.selectFrom('trees').select('record_id').execute()).map((tree) => tree.record_id)
  const { byRecord, trees, forest } = await openTrees(db, ctx, records)
  let words = 0
  for (const knownAt of await moments()) {
    const curves = await curvesOf(db, ctx, records, knownAt)
    for (const [recordId, tree] of byRecord)
      for (const asOf of days) {
        for (const line of ['claimed', 'verified', 'approved', 'noted'] as const)
          expect(curves.get(recordId)?.(line, asOf) ?? null).toBe(
            progressAt(forest, { treeId: tree.id, line, asOf, knownAt })?.percent ?? null,
          )
        const standing = standingOf({ tree, trees, forest } as OpenTree, { asOf, knownAt })
        const leaves = standing.filter((one) => one.term.source === 'claimed').map((one) => one.term.itemId)
        const found = await loadApprovedWords(db, tree.ladder, leaves, { asOf, knownAt })
        expect(leaves.map((id) => found.get(id) ?? null)).toEqual(
          leaves.map((id) => standing.find((one) => one.term.itemId === id)!.result),
        )
        words += found.size
      }
  }
  expect(words).toBeGreaterThan(100)
})
