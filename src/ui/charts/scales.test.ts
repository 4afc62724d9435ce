import { describe, expect, test } from 'vitest'
import { addDays } from '../fa.ts'
import { allDays, isUnknown, pieces, stepPath, valueAt } from './curve.rules.ts'
import { barOf, elbow, filled } from './gantt.rules.ts'
import { apart } from './labels.rules.ts'
import { jalaliSpans, percentScale, timeScale, unitFor, weekSpans } from './scales.ts'

const [FROM, END] = ['2016-03-20', '2017-03-21'] // 1 Farvardin 1395 to 1 Farvardin 1396, a leap year

describe('Jalali spans', () => {
  test('a leap year has twelve months: six of 31 days, six of 30', () => {
    const months = jalaliSpans(FROM, '2017-03-21', 1)
    const lengths = months.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000)
    expect(lengths.slice(0, 12)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30])
  })
  test('spans follow without a gap and are cut to the stretch', () => {
    const spans = jalaliSpans('2016-04-10', '2016-11-05', 1)
    expect(spans[0]!.from).toBe('2016-04-10')
    expect(spans.at(-1)!.to).toBe('2016-11-05')
    for (const [place, span] of spans.entries()) expect(spans[place + 1]?.from ?? '2016-11-05').toBe(span.to)
  })
  test('a season begins with its first month even when the stretch does not', () => {
    expect(jalaliSpans('2016-05-01', END, 3).map(({ month }) => month)).toEqual([1, 4, 7, 10])
  })
  test('weeks begin on Saturday', () => {
    const weeks = weekSpans('2016-03-20', '2016-04-20')
    expect(weeks[0]).toEqual({ from: '2016-03-20', to: '2016-03-26' })
    for (const { from } of weeks.slice(1)) expect(new Date(`${from}T12:00:00Z`).getUTCDay()).toBe(6)
  })
  test('months where there is room, else seasons, else years', () => {
    expect([unitFor(FROM, END, 700), unitFor(FROM, END, 324), unitFor(FROM, '2026-03-21', 324)]).toEqual([
      'month',
      'season',
      'year',
    ])
  })
  test('a day more crosses the end of February', () => expect(addDays('2016-02-28', 2)).toBe('2016-03-01'))
})

describe('scales', () => {
  test('Persian time runs from right to left, English from left to right', () => {
    const box = { start: 10, end: 110 }
    expect([timeScale(FROM, END, box, true)(FROM), timeScale(FROM, END, box, true)(END)]).toEqual([110, 10])
    expect([timeScale(FROM, END, box, false)(FROM), timeScale(FROM, END, box, false)(END)]).toEqual([10, 110])
  })
  test('100 % is the top', () => {
    const y = percentScale(20, 220)
    expect([y(0), y(50), y(100)]).toEqual([220, 120, 20])
  })
})

describe('curve', () => {
  const points = [
    { at: '2016-04-01', value: 10 },
    { at: '2016-04-11', value: 20 },
  ]
  test.each([
    ['2016-03-31', null],
    ['2016-04-01', 10],
    ['2016-04-06', 15],
    ['2016-04-11', 20],
    ['2016-05-01', 20],
  ] as const)('on %s it stands at %s', (day, value) => {
    expect(valueAt(points, day)).toBe(value)
  })
  test('no points, no value and no path', () => {
    expect([valueAt([], '2016-04-01'), stepPath([], '2016-04-01', Number, Number)]).toEqual([null, ''])
  })
  test('noted progress goes in steps: level, then up', () => {
    const x = (day: string) => Number(day.slice(-2))
    expect(stepPath(points, '2016-04-20', x, (value) => value)).toBe('M1 10H11V20H20')
  })
  test('each day once and in order', () => {
    expect(allDays([[points[1]!, points[0]!], [points[0]!]])).toEqual(['2016-04-01', '2016-04-11'])
  })
})

describe('gantt', () => {
  const next = (day: string) => addDays(day, 1)
  test('the last day of a bar belongs to it', () => {
    const x = timeScale('2016-04-01', '2016-04-11', { start: 0, end: 100 }, false)
    expect(barOf({ start: '2016-04-01', end: '2016-04-10' }, x, next)).toEqual({ x: 0, width: 100 })
  })
  test('progress grows from the side on which time begins', () => {
    const bar = { x: 100, width: 200 }
    expect([filled(bar, 25, true), filled(bar, 25, false)]).toEqual([
      { x: 250, width: 50 },
      { x: 100, width: 50 },
    ])
  })
  test.each([
    [null, 0],
    [-5, 0],
    [140, 200],
    ['50', 100],
    ['x', 0],
  ] as const)('a value of %s fills %s of 200', (value, width) => {
    expect(filled({ x: 0, width: 200 }, value, false).width).toBe(width)
  })
  test('an arrow reaches the bar that follows, whether there is room between or not', () => {
    const first = { x: 200, width: 100 }
    expect(elbow(first, { x: 50, width: 100 }, 10, 40, true).tip[0]).toBe(144)
    expect(elbow(first, { x: 120, width: 150 }, 10, 40, true).tip[0]).toBe(193)
    expect(elbow(first, { x: 320, width: 50 }, 10, 40, false).tip[0]).toBe(326)
  })
})

describe('names on a map', () => {
  const at = (id: string, x: number, y: number) => ({ id, text: 'آذربایجان', x, y })
  test('a name that would meet an earlier one is left out', () => {
    expect(apart([at('a', 100, 100), at('b', 130, 105), at('c', 100, 130)], 400).map(({ id }) => id)).toEqual([
      'a',
      'c',
    ])
  })
  test('a name at the edge is moved inward', () => {
    const [first, last] = apart([at('a', 0, 0), at('b', 400, 50)], 400)
    expect(first!.x).toBeGreaterThan(30)
    expect(last!.x).toBeLessThan(370)
  })
})

test('a line does not run over days of which nothing is known', () => {
  const points = [
    { at: '2015-03-21', value: 5 },
    { at: '2016-03-20', value: 30 },
    { at: '2016-09-01', value: 40 },
  ]
  const unknown = [{ from: '2015-06-01', to: '2016-03-20' }]
  expect(pieces(points, unknown).map((piece) => piece.length)).toEqual([1, 2])
  expect(pieces(points)).toEqual([points])
  expect(['2015-05-31', '2015-06-01', '2016-03-19', '2016-03-20'].map((day) => isUnknown(unknown, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
