import { describe, expect, test } from 'vitest'
import { countRows } from './counts.ts'
import { openForest } from './forest.ts'
import { findMirrorCycle } from './mirrors.ts'
import { curve, progressAt, progressOfAll } from './progressAt.ts'
import { MirrorCycle, type Receipts, receipts } from './receipts.ts'
import { receiptsHold, recompute } from './recompute.ts'
import { claim, instant, LATE, step, term, tree } from './sample.ts'
import type { Ask } from './shapes.ts'

const plan = tree(
  'plan',
  [
    term('s', null, '60'),
    term('tour', 's', '25', { measure: 'quantity', target: '50', unit: 'units' }),
    term('course', 's', '75'),
    term('park', null, '30', { source: 'mirrored', mirrors: { treeId: 'project' } }),
    term('needs', null, '10', { source: 'counted', target: '3' }),
  ],
  {
    claims: [
      claim('c1', 'tour', '2026-05-01', '', { value: null, quantity: '62' }),
      claim('c2', 'course', '2026-05-02', '40'),
      claim('c3', 'course', '2026-06-02', '70'),
    ],
    steps: [
      step('c1', 'verify', instant('2026-05-03')),
      step('c1', 'approve', instant('2026-05-04')),
      step('c2', 'verify', instant('2026-05-03'), { value: '30', reason: 'two of five days were held' }),
      step('c2', 'approve', instant('2026-05-04')),
      step('c3', 'verify', instant('2026-06-10')),
    ],
  },
)
const project = tree('project', [term('road', null, '50'), term('power', null, '50')], {
  ladder: ['approve'],
  claims: [claim('p1', 'road', '2026-05-01', '80'), claim('p2', 'power', '2026-05-01', '10')],
  steps: [step('p1', 'approve', instant('2026-05-06')), step('p2', 'approve', instant('2026-05-06'))],
})
const counted = countRows([
  { itemId: 'needs', on: '2026-05-01', at: instant('2026-05-01'), amount: '1' },
  { itemId: 'needs', on: '2026-06-01', at: instant('2026-07-01'), amount: '1' },
])
const forest = openForest([plan, project], counted)
const ask: Ask = { treeId: 'plan', line: 'approved', asOf: '2026-05-31', knownAt: LATE }
const percentOf = (more: Partial<Ask>) => progressAt(forest, { ...ask, ...more })?.percent ?? null

describe('progress at a date', () => {
  test('weighs claimed, mirrored and counted leaves', () => {
    // 0.6 × (0.25 × 100 + 0.75 × 30) + 0.3 × 45 + 0.1 × 33.3…
    expect(percentOf({})).toBe('45.333333333333333333333')
    expect(percentOf({ itemId: 's' })).toBe('47.5')
    expect(percentOf({ itemId: 'park' })).toBe('45')
    expect(percentOf({ itemId: 'needs' })).toBe('33.33333333333333333333')
  })

  test('each line has its own figure; a mirrored tree answers with the lines it has', () => {
    expect(percentOf({ line: 'claimed', itemId: 's' })).toBe('55')
    expect(percentOf({ line: 'verified', itemId: 's', asOf: '2026-06-30' })).toBe('77.5')
    expect(percentOf({ line: 'approved', itemId: 's', asOf: '2026-06-30' })).toBe('47.5')
    expect(percentOf({ line: 'noted', itemId: 's' })).toBe('0')
    expect(percentOf({ line: 'verified', itemId: 'park' })).toBe('45')
    expect(percentOf({ line: 'verified', itemId: 'park', knownAt: instant('2026-05-05') })).toBe('0')
  })

  test('a quantity above its target is shown as it is and stops at 100', () => {
    expect(progressAt(forest, { ...ask, itemId: 'tour' })).toMatchObject({ percent: '100', shown: '62' })
  })

  test('what was counted later is not in what was known before', () => {
    expect(percentOf({ itemId: 'needs', asOf: '2026-06-30', knownAt: instant('2026-06-30') })).toBe(
      '33.33333333333333333333',
    )
    expect(percentOf({ itemId: 'needs', asOf: '2026-06-30' })).toBe('66.66666666666666666667')
  })

  test('before anything was frozen, and for an item the version does not hold, there is no figure', () => {
    expect(percentOf({ knownAt: instant('2026-03-01') })).toBeNull()
    expect(percentOf({ itemId: 'nobody' })).toBeNull()
    expect(() => progressAt(forest, { ...ask, treeId: 'absent' })).toThrow(/not loaded/)
  })

  test('re-weighting changes the days after it and none before', () => {
    const terms = plan.terms['plan-v1']!.map((one) =>
      one.itemId === 'tour' ? { ...one, weight: '75' } : one.itemId === 'course' ? { ...one, weight: '25' } : one,
    )
    const again = {
      ...plan,
      versions: [...plan.versions, { id: 'v2', n: 2, frozenAt: instant('2026-06-15') }],
      terms: { ...plan.terms, v2: terms },
    }
    const later = openForest([again, project], counted)
    const line = { treeId: 'plan', itemId: 's', line: 'approved', knownAt: LATE } as const
    const days = ['2026-05-31', '2026-06-14', '2026-06-15', '2026-07-01']
    expect(curve(forest, line, days).map((point) => point.percent)).toEqual(['47.5', '47.5', '47.5', '47.5'])
    expect(curve(later, line, days).map((point) => point.percent)).toEqual(['47.5', '47.5', '82.5', '82.5'])
    expect(
      progressAt(later, { ...ask, itemId: 's', asOf: '2026-07-01', knownAt: instant('2026-06-14') })?.percent,
    ).toBe('47.5')
  })

  test('all items at once equal the items one by one', () => {
    const all = progressOfAll(forest, ask)!
    expect(all.whole).toBe(percentOf({}))
    for (const one of plan.terms['plan-v1']!) expect(all.byItem.get(one.itemId)).toBe(percentOf({ itemId: one.itemId }))
  })
})

describe('receipts', () => {
  const sum = receipts(forest, ask) as Receipts

  test('show every leaf with its way, claim, steps and part', () => {
    expect(sum.leaves.map((leaf) => [leaf.itemId, leaf.share, leaf.percent, leaf.contribution])).toEqual([
      ['tour', '15', '100', '15'],
      ['course', '45', '30', '13.5'],
      ['park', '30', '45', '13.5'],
      ['needs', '10', '33.33333333333333333333', '3.333333333333333333333'],
    ])
    const course = sum.leaves[1]!
    expect(course.claim?.id).toBe('c2')
    expect(course.steps.map((one) => one.kind)).toEqual(['verify', 'approve'])
    expect(sum.leaves[2]!.mirrored?.leaves).toHaveLength(2)
    expect(sum.leaves[3]!.counted).toBe('1')
  })

  test('recompute the figure from themselves alone, also after a journey as JSON', () => {
    const copy = JSON.parse(JSON.stringify(sum)) as Receipts
    expect(recompute(copy)).toBe(sum.percent)
    expect(receiptsHold(copy)).toBe(true)
  })

  test.each<[string, (leaves: Receipts['leaves']) => unknown]>([
    [
      'a claim',
      (leaves) => ({
        ...leaves[1],
        claim: { ...leaves[1]!.claim, value: '99' },
        steps: leaves[1]!.steps.map((one) => ({ ...one, value: null })),
      }),
    ],
    ['a weight', (leaves) => ({ ...leaves[1], path: [leaves[1]!.path[0], { ...leaves[1]!.path[1], weight: '74.9' }] })],
    [
      'a return',
      (leaves) => ({ ...leaves[1], steps: [...leaves[1]!.steps, step('c2', 'return', instant('2026-05-05'))] }),
    ],
  ])('do not hold once %s in them is changed', (_, change) => {
    const leaves = sum.leaves.map((leaf, i) => (i === 1 ? change(sum.leaves) : leaf))
    expect(receiptsHold({ ...sum, leaves } as Receipts)).toBe(false)
  })

  test('of a mirrored figure are checked too', () => {
    const leaves = sum.leaves.map((leaf) =>
      leaf.mirrored ? { ...leaf, mirrored: { ...leaf.mirrored, percent: '46' } } : leaf,
    )
    expect(receiptsHold({ ...sum, leaves })).toBe(false)
  })
})

describe('mirrored items', () => {
  const mirror = (treeId: string, itemId?: string) => ({ source: 'mirrored' as const, mirrors: { treeId, itemId } })

  test('a circle across trees is named, and asking in spite of it ends with its name', () => {
    const a = tree('A', [term('a1', null, '50'), term('a2', null, '50', mirror('B'))])
    const b = tree('B', [term('b1', null, '100', mirror('A', 'a2'))])
    const asTerms = (one: typeof a) => ({ id: one.id, terms: Object.values(one.terms).flat() })
    expect([...findMirrorCycle([asTerms(a), asTerms(b)])!].sort()).toEqual(['A/a2', 'B', 'B/b1'])
    expect(() => progressAt(openForest([a, b]), { ...ask, treeId: 'A' })).toThrow(MirrorCycle)
    expect(progressAt(openForest([a, b]), { ...ask, treeId: 'A', itemId: 'a1' })?.percent).toBe('0')
  })

  test('two trees may read different items of one another', () => {
    const a = tree('A', [term('a1', null, '50'), term('a2', null, '50', mirror('B', 'b2'))])
    const b = tree('B', [term('b1', null, '50', mirror('A', 'a1')), term('b2', null, '50')], {
      claims: [claim('c', 'b2', '2026-05-01', '40', { takenOver: true })],
    })
    expect(findMirrorCycle([a, b].map((one) => ({ id: one.id, terms: Object.values(one.terms).flat() })))).toBeNull()
    expect(progressAt(openForest([a, b]), { ...ask, treeId: 'A' })?.percent).toBe('20')
  })

  test('an item that mirrors its own tree, or one above it, is a circle', () => {
    const below = [term('p', null, '100'), term('m', 'p', '50', mirror('A', 'p')), term('n', 'p', '50')]
    expect([...findMirrorCycle([{ id: 'A', terms: below }])!].sort()).toEqual(['A/m', 'A/p'])
    const beside = [term('p', null, '50'), term('m', 'p', '100', mirror('A', 'n')), term('n', null, '50')]
    expect(findMirrorCycle([{ id: 'A', terms: beside }])).toBeNull()
    expect(findMirrorCycle([{ id: 'A', terms: [term('a1', null, '100', mirror('A'))] }])).not.toBeNull()
  })

  test('what has no frozen version yet counts 0', () => {
    const a = tree('A', [term('a1', null, '100', mirror('B'))])
    const b = tree('B', [term('b1', null, '100')], { versions: [{ id: 'B-v1', n: 1, frozenAt: null }] })
    const sum = receipts(openForest([a, b]), { ...ask, treeId: 'A' })!
    expect([sum.percent, sum.leaves[0]!.mirrored, receiptsHold(sum)]).toEqual(['0', null, true])
  })
})

describe('counted items', () => {
  const row = (on: string, at: string, amount = '1', counter = 'room.tours') => ({
    itemId: 'tours',
    counter,
    on,
    at: instant(at),
    amount,
  })
  const rows = [
    row('2026-03-15', '2026-03-15'),
    row('2026-04-10', '2026-04-10'),
    row('2026-05-10', '2026-07-01'),
    row('2026-06-10', '2026-06-10', '2'),
    row('2026-06-20', '2026-06-25', '-1'),
    row('2026-06-10', '2026-06-10', '100', 'room.others'),
  ]
  const leaf = term('tours', null, '100', {
    source: 'counted',
    counter: 'room.tours',
    measure: 'quantity',
    target: '10',
    start: '2026-04-01',
  })
  const shownAt = (forest: ReturnType<typeof openForest>, asOf: string, knownAt = LATE) =>
    progressAt(forest, { treeId: 'T', itemId: 'tours', line: 'approved', asOf, knownAt })?.shown

  test('count from their start, their own counter only, and a correction takes away', () => {
    const forest = openForest([tree('T', [leaf])], countRows(rows))
    expect(shownAt(forest, '2026-04-30')).toBe('1')
    expect(shownAt(forest, '2026-06-15')).toBe('4')
    expect(shownAt(forest, '2026-06-30')).toBe('3')
    expect(shownAt(forest, '2026-06-30', instant('2026-06-30'))).toBe('2')
    expect(shownAt(openForest([tree('T', [leaf])]), '2026-06-30')).toBeNull()
  })

  test('stand still from the end of the item or of its tree on, whichever came first', () => {
    const end = (more: object) => openForest([tree('T', [leaf], more)], countRows(rows))
    const item = end({ endedAt: new Map([['tours', instant('2026-05-20')]]) })
    expect(shownAt(item, '2026-12-31')).toBe('1')
    // before the end was known nothing was cut
    expect(shownAt(item, '2026-12-31', instant('2026-05-19'))).toBe('1')
    const both = end({ closedAt: instant('2026-06-12'), endedAt: new Map([['tours', instant('2026-06-22')]]) })
    expect(shownAt(both, '2026-12-31')).toBe('3')
    const sum = receipts(both, { ...ask, treeId: 'T', asOf: '2026-12-31' })!
    expect([sum.leaves[0]!.counter, sum.leaves[0]!.counted, receiptsHold(sum)]).toEqual(['room.tours', '3', true])
  })

  test('what the earlier item had counted is not counted again', () => {
    const forest = openForest([tree('T', [leaf])], countRows(rows, new Map([['tours', instant('2026-06-12')]])))
    // the tour of 10 May was entered after the carrying, so nobody has counted it yet
    expect(shownAt(forest, '2026-12-31')).toBe('0')
    expect(shownAt(forest, '2026-06-15')).toBe('1')
  })
})

test('a mirrored leaf of a closed tree keeps what it read then', () => {
  const closed = instant('2026-05-05')
  const a = tree('A', [term('a1', null, '100', { source: 'mirrored', mirrors: { treeId: 'project' } })], {
    closedAt: closed,
  })
  const read = (one: typeof a) => progressAt(openForest([one, project]), { ...ask, treeId: 'A' })?.percent
  expect(read(a)).toBe('0')
  expect(read({ ...a, closedAt: instant('2026-05-07') })).toBe('45')
  expect(read({ ...a, closedAt: null })).toBe('45')
})
