import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attainment,
  figureProblem,
  inForce,
  isReached,
  meanAttainment,
  rounded,
  stateOf,
  total,
  unitProblem,
  type ValueRow,
} from './indicators.rules.ts'

const measured = (direction: 'up' | 'down', baseline: string | null, target: string | null, actual: string | null) => ({
  direction,
  baseline,
  target,
  actual,
})

describe('attainment', () => {
  test.each([
    // half the way from 100 to 200
    ['up', '100', '200', '150', '50'],
    ['up', '100', '200', '250', '150'],
    ['up', '100', '200', '90', '-10'],
    ['up', '0', '3', '1', '33.33333333333333333333'],
    // scrap from 8 to 4 percent, now 5: three quarters of the way
    ['down', '8', '4', '5', '75'],
    ['down', '8', '4', '9', '-25'],
    ['down', '5', '0', '0', '100'],
    // without a baseline
    ['up', null, '100', '62', '62'],
    ['up', null, '3', '0', '0'],
    ['down', null, '4', '5', '80'],
    ['down', null, '4', '2', '200'],
    // a target that does not lie beyond the baseline is measured by itself
    ['up', '100', '90', '45', '50'],
    ['up', '100', '100', '90', '90'],
    ['down', '4', '8', '16', '50'],
    // nothing to divide by
    ['up', null, '0', '5', null],
    ['down', null, '2', '0', null],
    // no target or no actual is not zero
    ['up', '100', null, '150', null],
    ['up', '100', '200', null, null],
  ] as const)('%s from %s to %s at %s is %s', (direction, baseline, target, actual, expected) => {
    expect(attainment(measured(direction, baseline, target, actual))).toBe(expected)
  })

  const quantity = fc
    .integer({ min: 0, max: 1_000_000_000 })
    .map((n) => `${Math.trunc(n / 1000)}.${String(n % 1000).padStart(3, '0')}`)
  const direction = fc.constantFrom('up' as const, 'down' as const)

  test('never falls where the actual moves in the direction, and is 100 or more exactly where the target is reached', () => {
    fc.assert(
      fc.property(direction, fc.option(quantity), quantity, quantity, quantity, (way, baseline, target, one, other) => {
        const [first, second] = [measured(way, baseline, target, one), measured(way, baseline, target, other)]
        const [before, after] = [attainment(first), attainment(second)]
        if (before !== null) expect(Number(before) >= 100).toBe(isReached(first))
        if (before === null || after === null) return
        const better = way === 'up' ? Number(other) >= Number(one) : Number(other) <= Number(one)
        if (better) expect(Number(after)).toBeGreaterThanOrEqual(Number(before))
        else expect(Number(after)).toBeLessThanOrEqual(Number(before))
      }),
      { numRuns: 500 },
    )
  })

  test('of a place is the mean of its targets, each between 0 and 100', () => {
    expect(meanAttainment(['250', '50', '-30', null])).toBe('50')
    expect(meanAttainment([null])).toBeNull()
    expect(rounded('33.335')).toBe('33.34')
    expect(total(['0.1', '0.2', '-0.3'])).toBe('0')
  })
})

describe('the state of a target', () => {
  const over = { over: true, reason: false }
  test.each([
    ['no target', measured('up', null, null, '5'), over, 'noTarget'],
    ['a running year', measured('up', null, '10', '5'), { over: false, reason: false }, 'running'],
    ['no actual', measured('up', null, '10', null), over, 'unknown'],
    ['reached', measured('up', null, '10', '10'), over, 'reached'],
    ['reached downwards, with nothing to divide by', measured('down', null, '2', '0'), over, 'reached'],
    ['missed', measured('up', null, '10', '9.999999'), over, 'missed'],
    ['missed with a reason', measured('up', null, '10', '9'), { over: true, reason: true }, 'explained'],
  ] as const)('%s', (_, figures, year, expected) => {
    expect(stateOf(figures, year)).toBe(expected)
  })
})

describe('the row in force', () => {
  const row = (
    id: string,
    what: ValueRow['what'],
    enteredAt: string,
    value: string | null,
    asOf: string | null = null,
  ): ValueRow => ({
    id,
    indicator: 'jobs',
    what,
    fiscalYear: what === 'baseline' ? null : 1395,
    asOf,
    value,
    withdrawn: value === null,
    unit: null,
    counter: null,
    source: 'گزارش',
    fileId: null,
    reasonCode: null,
    note: null,
    decisionId: null,
    enteredBy: null,
    enteredAt,
  })
  const rows = [
    row('1', 'actual', '2016-05-01T08:00:00.000Z', '10', '2016-04-30'),
    row('2', 'actual', '2016-07-01T08:00:00.000Z', '20', '2016-06-30'),
    row('3', 'actual', '2016-08-01T08:00:00.000Z', '12', '2016-04-30'),
    row('4', 'actual', '2016-09-01T08:00:00.000Z', null, '2016-06-30'),
    row('5', 'target', '2016-04-01T08:00:00.000Z', '50'),
    row('6', 'target', '2016-10-01T08:00:00.000Z', '60'),
  ]
  test.each([
    ['nothing before its day', 'actual', '2016-04-01', '2017-01-01', null],
    ['the first', 'actual', '2016-05-15', '2016-05-15', '10'],
    ['the latest day', 'actual', '2016-07-15', '2016-07-15', '20'],
    ['of one day the one entered last', 'actual', '2016-05-15', '2017-01-01', '12'],
    ['the day before, where the later was taken back', 'actual', '2016-12-01', '2017-01-01', '12'],
    ['what was known before it was taken back', 'actual', '2016-12-01', '2016-08-15', '20'],
    ['the target as it was', 'target', '2016-12-01', '2016-09-01', '50'],
    ['the target as it is', 'target', '2016-12-01', '2017-01-01', '60'],
  ] as const)('%s', (_, what, asOf, knownAt, expected) => {
    const found = inForce(
      rows,
      { indicator: 'jobs', what, fiscalYear: 1395 },
      { asOf, knownAt: `${knownAt}T00:00:00.000Z` },
    )
    expect(found?.value ?? null).toBe(expected)
  })
})

test('a figure needs its day, which has come, and its source', () => {
  const today = '2017-02-04'
  expect(figureProblem({ source: 'x' }, today)?.code).toBe('indicators.dateNeeded')
  expect(figureProblem({ asOf: '2017-02-05', source: 'x' }, today)?.code).toBe('indicators.futureDay')
  expect(figureProblem({ asOf: today }, today)).toEqual({ path: 'source', code: 'indicators.sourceNeeded' })
  expect(figureProblem({ asOf: today, fileId: 'f' }, today)).toBeNull()
})

test.each([
  [null, null, null, 'indicators.unitNeeded'],
  ['جفت', null, null, null],
  [null, 'تن', null, null],
  ['جفت', 'تن', null, null],
  ['تن', 'تن', 'جفت', 'indicators.unitDiffers'],
  [null, 'تن', 'جفت', null],
])('unit said %s, own %s, of the figures there %s: %s', (said, own, known, expected) => {
  expect(unitProblem(said, own, known)).toBe(expected)
})
