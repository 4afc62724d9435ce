import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../dates.ts'
import { dec } from '../decimal.ts'
import { plannedAt, plannedCurve, plannedProgress, plannedWhole } from './planned.ts'
import { term } from './sample.ts'
import { versionAt } from './versions.ts'
import { checkYearWeights, yearsLine } from './years.ts'

describe('planned progress', () => {
  const leaf = term('x', null, '100', { start: '2026-04-01', finish: '2026-04-11' })
  test.each([
    ['before the start', '2026-03-01', '0'],
    ['on the start', '2026-04-01', '0'],
    ['after three of ten days', '2026-04-04', '30'],
    ['half-way', '2026-04-06', '50'],
    ['on the finish', '2026-04-11', '100'],
    ['after it', '2027-01-01', '100'],
  ])('%s', (_, date, percent) => {
    expect(plannedAt(leaf, date)).toBe(percent)
  })

  test('a milestone, a single day and a leaf without a start step at the finish', () => {
    for (const one of [
      { ...leaf, measure: 'milestone' as const },
      { ...leaf, start: '2026-04-11' },
      { ...leaf, start: null },
    ])
      expect(['2026-04-10', '2026-04-11'].map((date) => plannedAt(one, date))).toEqual(['0', '100'])
  })

  test('the whole alone, asked for many days, is the whole of all', () => {
    const day = fc.option(fc.nat(40).map((n) => addDays('2026-03-20', n)))
    const leafOf = (id: string, parent: string | null) =>
      fc
        .record({ start: day, finish: day, weight: fc.integer({ min: 1, max: 999 }), isMilestone: fc.boolean() })
        .map(({ isMilestone, weight, ...span }) =>
          term(id, parent, String(weight / 10), { ...span, measure: isMilestone ? 'milestone' : 'percent' }),
        )
    fc.assert(
      fc.property(leafOf('a', null), leafOf('b', 'p'), leafOf('c', 'p'), leafOf('d', 'p'), (...leaves) => {
        for (const terms of [[term('p', null, '33.3'), ...leaves], leaves.slice(0, 1), []]) {
          const whole = plannedWhole(terms)
          for (let n = 0; n < 50; n++) {
            const date = addDays('2026-03-15', n)
            expect(whole(date)).toBe(plannedProgress(terms, date).whole)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a leaf without a finish cannot be planned, nor can its parents; its sibling can', () => {
    const terms = [
      term('p', null, '100'),
      term('a', 'p', '50', { finish: null }),
      { ...leaf, itemId: 'b', parentId: 'p', weight: '50' },
    ]
    const { whole, byItem } = plannedProgress(terms, '2026-04-06')
    expect([whole, byItem.get('p'), byItem.get('a'), byItem.get('b')]).toEqual([null, null, null, '50'])
  })

  test('the planned curve weighs leaves and never falls', () => {
    const terms = [
      term('a', null, '70', { start: '2026-04-01', finish: '2026-04-11' }),
      term('b', null, '30', { start: '2026-04-06', finish: '2026-04-16' }),
    ]
    const days = ['2026-04-01', '2026-04-06', '2026-04-11', '2026-04-16']
    expect(plannedCurve(terms, days).map((point) => point.percent)).toEqual(['0', '35', '85', '100'])
    expect(plannedCurve(terms, days, 'b').map((point) => point.percent)).toEqual(['0', '0', '50', '100'])
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [first, then] = plannedCurve(
          terms,
          [a, b].sort((x, y) => x - y).map((n) => addDays('2026-03-25', n)),
        )
        expect(dec(then!.percent!).gte(dec(first!.percent!))).toBe(true)
      }),
    )
  })
})

describe('the version that weighs', () => {
  const versions = [
    { id: 'v2', n: 2, frozenAt: '2026-09-01T10:00:00.000Z' },
    { id: 'draft', n: 3, frozenAt: null },
    { id: 'v1', n: 1, frozenAt: '2026-06-01T10:00:00.000Z' },
  ]
  test.each([
    ['nothing is frozen yet', '2026-12-01', '2026-05-01T00:00:00.000Z', null],
    ['a day before the first freezing takes the first', '2026-04-01', '2026-12-01T00:00:00.000Z', 'v1'],
    ['a day between takes the first', '2026-08-31', '2026-12-01T00:00:00.000Z', 'v1'],
    ['the day of re-weighting takes the second', '2026-09-01', '2026-12-01T00:00:00.000Z', 'v2'],
    ['as known before, it takes the first', '2026-12-01', '2026-08-01T00:00:00.000Z', 'v1'],
  ])('%s', (_, asOf, knownAt, id) => {
    expect(versionAt(versions, asOf, knownAt)?.id ?? null).toBe(id)
  })

  test('the day of freezing is a day in Tehran', () => {
    const late = [...versions, { id: 'v4', n: 4, frozenAt: '2026-10-01T21:00:00.000Z' }]
    const known = '2026-12-01T00:00:00.000Z'
    expect([versionAt(late, '2026-10-01', known)?.id, versionAt(late, '2026-10-02', known)?.id]).toEqual(['v2', 'v4'])
  })
})

describe('the line over years', () => {
  test('is the sum of year weight times year percent', () => {
    const years = [
      { year: 1404, weight: '30', percent: '100' },
      { year: 1405, weight: '40', percent: '62.5' },
      { year: 1406, weight: '30', percent: '0' },
    ]
    expect(checkYearWeights(years)).toEqual({ ok: true })
    expect(yearsLine(years)).toBe('55')
  })

  test.each([
    [
      'a lack is named',
      [
        { year: 1, weight: '33.3' },
        { year: 2, weight: '66.6' },
      ],
      'yearWeightsNot100',
      { sum: '99.9', difference: '0.1' },
    ],
    ['a zero is refused', [{ year: 1, weight: '0' }], 'yearWeightWrong', { year: 1 }],
    ['no number is refused', [{ year: 1, weight: 'x' }], 'yearWeightWrong', { year: 1 }],
    [
      'a year twice is refused',
      [
        { year: 1, weight: '50' },
        { year: 1, weight: '50' },
      ],
      'yearTwice',
      { year: 1 },
    ],
  ])('%s', (_, years, code, details) => {
    expect(checkYearWeights(years)).toMatchObject({ ok: false, code, details })
  })
})
