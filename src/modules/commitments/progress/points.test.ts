import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type IsoDate } from '../dates.ts'
import { openForest } from './forest.ts'
import { plannedProgress } from './planned.ts'
import { BEGINNING, type Point, pointsOf, pointsOfLeaf, renewal } from './points.ts'
import { progressAt } from './progressAt.ts'
import { ALL_LINES, claim, instant, LATE, term, tree } from './sample.ts'
import type { Tree } from './shapes.ts'
import { histories, instantOf, ladders, play } from './testing/histories.ts'
import { versionAt } from './versions.ts'

/** What the points say of an item on a line on a day. */
const read = (points: readonly Point[], itemId: string | null, line: Point['line'], day: IsoDate) =>
  points
    .filter((point) => point.itemId === itemId && point.line === line && point.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.percent ?? null

const days = Array.from({ length: 90 }, (_, n) => addDays('2026-02-20', n))

describe('points', () => {
  test('say for every day, line and moment what progressAt says', () => {
    fc.assert(
      fc.property(histories, ladders, fc.nat(60), fc.constantFrom(...ALL_LINES), (attempts, ladder, tick, line) => {
        const forest = openForest([play(attempts, ladder)])
        const knownAt = instantOf(tick)
        const points = pointsOf(forest, 't', knownAt)!
        const figure = (itemId: string | null, asOf: IsoDate) =>
          progressAt(forest, { treeId: 't', itemId, line, asOf, knownAt })?.percent ?? null
        for (const day of days) expect(read(points, null, line, day)).toBe(figure(null, day))
        if (line === 'approved')
          for (const leaf of ['x', 'z'])
            for (const day of days) expect(read(points, leaf, line, day)).toBe(figure(leaf, day))
      }),
      { numRuns: 150 },
    )
  })

  test('kept from one moment to the next they still tell every past moment', () => {
    fc.assert(
      fc.property(histories, ladders, (attempts, ladder) => {
        const whole = openForest([play(attempts, ladder)])
        type Kept = Point & { knownFrom: number; knownUntil: number | null }
        const kept: Kept[] = []
        for (let tick = 0; tick <= attempts.length; tick++) {
          // a verb knows only what was there when it ran
          const then = openForest([play(attempts.slice(0, tick), ladder)])
          const standing = kept.filter((point) => point.knownUntil === null)
          const { ended, begun } = renewal(standing, pointsOf(then, 't', instantOf(tick))!)
          for (const point of ended) point.knownUntil = tick
          kept.push(...begun.map((point) => ({ ...point, knownFrom: tick, knownUntil: null })))
        }
        for (let tick = 0; tick <= attempts.length; tick += 7) {
          const known = kept.filter(
            (point) => point.knownFrom <= tick && (point.knownUntil === null || point.knownUntil > tick),
          )
          for (const day of days.filter((_, n) => n % 9 === 0))
            expect(read(known, null, 'approved', day)).toBe(
              progressAt(whole, { treeId: 't', line: 'approved', asOf: day, knownAt: instantOf(tick) })?.percent ??
                null,
            )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('after one leaf moved, asking that leaf alone tells the same as asking all', () => {
    const alone = (tree: Tree, leaf: string) => {
      const claims = tree.claims.filter((one) => one.itemId === leaf)
      const ids = new Set(claims.map((one) => one.id))
      return openForest([{ ...tree, claims, steps: tree.steps.filter((step) => ids.has(step.claimId)) }])
    }
    const inOrder = (points: readonly Point[]) =>
      points.map((point) => `${point.line} ${point.itemId ?? ''} ${point.from} ${point.percent}`).sort()
    let moved = 0
    fc.assert(
      fc.property(histories, ladders, (attempts, ladder) => {
        for (let tick = 1; tick <= attempts.length; tick++) {
          const was = play(attempts.slice(0, tick - 1), ladder)
          const is = play(attempts.slice(0, tick), ladder)
          const step = is.steps[was.steps.length]
          const leaf = (is.claims[was.claims.length] ?? is.claims.find((one) => one.id === step?.claimId))?.itemId
          if (leaf === undefined) continue
          moved += 1
          const knownAt = instantOf(tick)
          const ofLeaf = (point: Point) =>
            point.line !== 'planned' && (point.itemId === null || (point.itemId === leaf && point.line === 'approved'))
          const standing = pointsOf(openForest([was]), 't', instantOf(tick - 1))!.filter(ofLeaf)
          const full = pointsOf(openForest([is]), 't', knownAt)!.filter(ofLeaf)
          const forests = { before: alone(was, leaf), after: alone(is, leaf), treeId: 't', knownAt }
          expect(inOrder(pointsOfLeaf(standing, leaf, forests))).toEqual(inOrder(full))
        }
      }),
      { numRuns: 60 },
    )
    expect(moved).toBeGreaterThan(50)
  })

  const terms = [
    term('a', null, '60', { start: '2026-04-01', finish: '2026-04-11' }),
    term('b', null, '40', { start: null, finish: '2026-05-01', measure: 'milestone' }),
  ]

  test('the planned whole runs straight between its bends', () => {
    const planned = pointsOf(openForest([tree('t', terms)]), 't', LATE)!.filter((point) => point.line === 'planned')
    expect(planned.map(({ from, percent }) => [from, percent])).toEqual([
      [BEGINNING, '0'],
      ['2026-04-01', '0'],
      ['2026-04-10', '54'],
      ['2026-04-11', '60'],
      ['2026-04-30', '60'],
      ['2026-05-01', '100'],
    ])
    const between = (day: IsoDate) => {
      const before = planned.findLast((point) => point.from <= day)!
      const after = planned.find((point) => point.from > day) ?? before
      const part = after === before ? 0 : daysBetween(before.from, day) / daysBetween(before.from, after.from)
      return Number(before.percent) + part * (Number(after.percent) - Number(before.percent))
    }
    for (const day of days) expect(between(day)).toBeCloseTo(Number(plannedProgress(terms, day).whole), 9)
  })

  test('an item that a later version drops has no figure from then on', () => {
    const two: Tree = tree('t', terms, {
      versions: [
        { id: 'v1', n: 1, frozenAt: instant('2026-04-01') },
        { id: 'v2', n: 2, frozenAt: instant('2026-06-01') },
      ],
      terms: { v1: terms, v2: [{ ...terms[0]!, weight: '100' }] },
      claims: [claim('c', 'b', '2026-05-01', '100', { takenOver: true })],
    })
    const points = pointsOf(openForest([two]), 't', LATE)!
    expect([read(points, 'b', 'approved', '2026-05-31'), read(points, 'b', 'approved', '2026-06-01')]).toEqual([
      '100',
      null,
    ])
    expect(read(points, null, 'approved', '2026-06-01')).toBe('0')
  })

  test('a mirrored leaf moves with what it reads, and stands still when it has ended', () => {
    const read1 = tree('read', [term('r', null, '100')], {
      ladder: [],
      claims: [claim('c1', 'r', '2026-05-01', '50'), claim('c2', 'r', '2026-07-01', '90')],
    })
    const mirror = { source: 'mirrored' as const, mirrors: { treeId: 'read' } }
    const reader = tree('t', [term('m', null, '50', mirror), term('n', null, '50')], {
      ladder: [],
      endedAt: new Map([['m', instant('2026-06-01')]]),
    })
    const forest = openForest([read1, reader])
    const points = pointsOf(forest, 't', LATE)!
    for (const day of ['2026-04-30', '2026-05-01', '2026-06-30', '2026-07-01', '2026-12-01'])
      expect(read(points, null, 'approved', day)).toBe(
        progressAt(forest, { treeId: 't', line: 'approved', asOf: day, knownAt: LATE })!.percent,
      )
    expect(read(points, null, 'approved', '2026-12-01')).toBe('25')
  })

  test('a tree with a counted leaf has none: its room moves on without it', () => {
    const counted = tree('t', [term('k', null, '100', { source: 'counted', counter: 'x.y', target: '3' })])
    const reader = tree('u', [term('m', null, '100', { source: 'mirrored', mirrors: { treeId: 't' } })])
    const forest = openForest([counted, reader], () => '1')
    expect([pointsOf(forest, 't', LATE), pointsOf(forest, 'u', LATE)]).toEqual([null, null])
  })

  test('renewal ends what is no longer right and begins what is new', () => {
    const point = (from: IsoDate, percent: string | null): Point => ({ itemId: null, line: 'approved', from, percent })
    const standing = [point('2026-01-01', '10.50'), point('2026-02-01', '20'), point('2026-03-01', null)]
    const fresh = [point('2026-01-01', '10.5'), point('2026-02-01', '25'), point('2026-03-01', null)]
    const { ended, begun } = renewal(standing, fresh)
    expect([ended, begun]).toEqual([[standing[1]], [fresh[1]]])
  })

  test('no version, no points', () => {
    const draft = tree('t', terms, { versions: [{ id: 't-v1', n: 1, frozenAt: null }] })
    expect(pointsOf(openForest([draft]), 't', LATE)).toEqual([])
    expect(versionAt(draft.versions, '2026-05-01', LATE)).toBeNull()
  })
})
