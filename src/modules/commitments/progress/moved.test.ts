import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dec, sum, text } from '../decimal.ts'
import { countRows } from './counts.ts'
import { openForest } from './forest.ts'
import { whatMoved } from './moved.ts'
import { claim, instant, step, term, tree } from './sample.ts'
import type { Claim, Step } from './shapes.ts'
import { asks, histories, instantOf, ladders, play } from './testing/histories.ts'

const june = { asOf: '2026-06-30', knownAt: instant('2026-06-30', 20) }
const today = { asOf: '2026-09-15', knownAt: instant('2026-09-15', 12) }
const approvedOn = (id: string, day: string): Step[] => [
  step(id, 'verify', instant(day, 10)),
  step(id, 'approve', instant(day, 11)),
]
const asking = { treeId: 'plan', line: 'approved', past: june, now: today } as const

/** One leaf of weight 40 beside one of 60, with these claims and steps. */
const moved = (claims: readonly Claim[], steps: readonly Step[]) =>
  whatMoved(openForest([tree('plan', [term('road', null, '40'), term('well', null, '60')], { claims, steps })]), asking)
const told = (claims: readonly Claim[], steps: readonly Step[]) =>
  moved(claims, steps).leaves.map(({ itemId, learned, since }) => ({
    itemId,
    learned: [learned.points, ...learned.reasons.map((one) => one.why)],
    since: [since.points, ...since.reasons.map((one) => one.why)],
  }))

describe('why a figure of June differs from today’s', () => {
  test('a claim of June whose approval came in July', () => {
    expect(told([claim('c', 'road', '2026-06-20', '50')], approvedOn('c', '2026-07-05'))).toEqual([
      { itemId: 'road', learned: ['20', 'stepLater'], since: ['0'] },
    ])
  })

  test('an entry made in August about a day of June', () => {
    const late = claim('c', 'road', '2026-06-25', '30', { at: instant('2026-08-02') })
    expect(told([late], approvedOn('c', '2026-08-03'))).toEqual([
      { itemId: 'road', learned: ['12', 'enteredLater'], since: ['0'] },
    ])
  })

  test('a correction made in August of what counted in June', () => {
    const first = claim('a', 'road', '2026-06-10', '60')
    const lower = claim('b', 'road', '2026-06-10', '45', { at: instant('2026-08-02'), reason: 'counted twice' })
    expect(told([first, lower], [...approvedOn('a', '2026-06-12'), ...approvedOn('b', '2026-08-04')])).toEqual([
      { itemId: 'road', learned: ['-6', 'corrected'], since: ['0'] },
    ])
  })

  test('a state taken over later, and work of July and after', () => {
    const state = claim('t', 'road', '2026-05-01', '25', { takenOver: true, at: instant('2026-08-10') })
    const work = claim('w', 'well', '2026-08-20', '50')
    expect(told([state, work], approvedOn('w', '2026-08-25'))).toEqual([
      { itemId: 'well', learned: ['0'], since: ['30', 'newWork'] },
      { itemId: 'road', learned: ['10', 'takenOver'], since: ['0'] },
    ])
  })

  test('both at once: June’s claim approved late, and a further one since', () => {
    const claims = [claim('a', 'road', '2026-06-20', '50'), claim('b', 'road', '2026-08-01', '80')]
    expect(told(claims, [...approvedOn('a', '2026-07-05'), ...approvedOn('b', '2026-08-03')])).toEqual([
      { itemId: 'road', learned: ['20', 'stepLater'], since: ['12', 'newWork'] },
    ])
  })

  test('other weights since July leave June as it was', () => {
    const plan = tree('plan', [term('road', null, '40'), term('well', null, '60')], {
      versions: [
        { id: 'plan-v1', n: 1, frozenAt: instant('2026-04-01') },
        { id: 'v2', n: 2, frozenAt: instant('2026-07-10') },
      ],
      terms: {
        'plan-v1': [term('road', null, '40'), term('well', null, '60')],
        v2: [term('road', null, '70'), term('well', null, '20'), term('mill', null, '10')],
      },
      claims: [claim('a', 'road', '2026-06-10', '50')],
      steps: approvedOn('a', '2026-06-12'),
    })
    const { past, revised, now, leaves } = whatMoved(openForest([plan]), asking)
    expect([past?.percent, revised?.percent, now?.percent]).toEqual(['20', '20', '35'])
    expect(leaves.map(({ itemId, since }) => [itemId, since.points, since.reasons[0]?.why])).toEqual([
      ['road', '15', 'version'],
      ['well', '0', 'version'],
      ['mill', '0', 'version'],
    ])
  })

  test('what was counted later about June', () => {
    const plan = tree('plan', [term('needs', null, '100', { measure: 'quantity', source: 'counted', target: '4' })], {
      ladder: ['approve'],
    })
    const counted = countRows([
      { itemId: 'needs', on: '2026-06-01', at: instant('2026-07-01'), amount: '1' },
      { itemId: 'needs', on: '2026-08-01', at: instant('2026-08-01'), amount: '1' },
    ])
    const { leaves } = whatMoved(openForest([plan], counted), asking)
    expect(leaves.map(({ learned, since }) => [learned.points, since.points, learned.reasons[0]?.why])).toEqual([
      ['25', '25', 'counted'],
    ])
  })

  test('nothing moved: no leaf', () => {
    expect(told([claim('a', 'road', '2026-06-10', '60')], approvedOn('a', '2026-06-12'))).toEqual([])
  })

  test('what the leaves moved adds up to the difference, for any history', () => {
    fc.assert(
      fc.property(histories, ladders, fc.nat(60), asks, asks, (attempts, ladder, tick, first, second) => {
        const [from, to] = [first, second].sort((one, other) => (one.asOf < other.asOf ? -1 : 1))
        const forest = openForest([play(attempts, ladder)])
        const { past, revised, now, leaves } = whatMoved(forest, {
          treeId: 't',
          line: first.line,
          past: { asOf: from!.asOf, knownAt: instantOf(Math.min(tick, attempts.length)) },
          now: { asOf: to!.asOf, knownAt: instantOf(100) },
        })
        const points = (key: 'learned' | 'since') => text(sum(leaves.map((leaf) => dec(leaf[key].points))))
        const gap = (a: typeof past, b: typeof past) => text(dec(b?.percent ?? '0').minus(dec(a?.percent ?? '0')))
        expect(points('learned')).toBe(gap(past, revised))
        expect(points('since')).toBe(gap(revised, now))
      }),
      { numRuns: 300 },
    )
  })
})
