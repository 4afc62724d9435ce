import { describe, expect, test } from 'vitest'
import { knownBy, periodBeside, periodOf } from './period.rules.ts'

describe('a period by its code', () => {
  test.each([
    ['month', '1395-11', '2017-01-20', '2017-02-18'],
    ['month', '1395-12', '2017-02-19', '2017-03-20'],
    ['month', '1396-01', '2017-03-21', '2017-04-20'],
    ['quarter', '1395-1', '2016-03-20', '2016-06-20'],
    ['quarter', '1395-4', '2016-12-21', '2017-03-20'],
  ] as const)('%s %s runs from %s to %s', (kind, code, from, to) =>
    expect(periodOf(kind, code)).toMatchObject({ from, to }))

  test.each([
    ['month', '1395-12', 1, '1396-01'],
    ['month', '1395-01', -1, '1394-12'],
    ['month', '1395-09', 1, '1395-10'],
    ['quarter', '1395-4', 1, '1396-1'],
    ['quarter', '1395-1', -1, '1394-4'],
  ] as const)('beside the %s %s', (kind, code, steps, beside) =>
    expect(periodBeside(periodOf(kind, code), steps)).toBe(beside))

  test('each day of a year lies in one month and one quarter', () => {
    for (const kind of ['month', 'quarter'] as const) {
      let code = kind === 'month' ? '1395-01' : '1395-1'
      for (let steps = 0; steps < 40; steps += 1) {
        const next = periodBeside(periodOf(kind, code), 1)
        const day = new Date(`${periodOf(kind, code).to}T00:00:00Z`)
        day.setUTCDate(day.getUTCDate() + 1)
        expect(periodOf(kind, next).from).toBe(day.toISOString().slice(0, 10))
        code = next
      }
    }
  })
})

test('what became known after the report was closed is counted apart, what has not come yet not at all', () => {
  const row = (on: string, knownAt: string) => ({ on, knownAt: new Date(knownAt) })
  const rows = [
    row('2017-02-01', '2017-02-02T10:00:00Z'),
    row('2017-02-03', '2017-02-18T20:30:00.001Z'),
    row('2017-02-19', '2017-02-01T00:00:00Z'),
  ]
  expect(knownBy(rows, { asOf: '2017-02-18', knownAt: new Date('2017-02-18T20:30:00Z') })).toEqual({
    told: [rows[0]],
    later: 1,
  })
})
