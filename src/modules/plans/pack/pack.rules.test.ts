import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cutTo,
  executionOf,
  type PackLeaf,
  packLines,
  packState,
  packStates,
  percentOf,
  timeElapsed,
  weighted,
} from './pack.rules.ts'

const facts = { closed: null, late: false, start: '2016-03-20', planned: '50', approved: '40' }

describe('how an activity stands', () => {
  test.each([
    ['approved to the end', { approved: '100', late: true }, 'done'],
    ['carried to a later year', { closed: 'carried' }, 'carried'],
    ['ended with its cause', { closed: 'dropped', late: true }, 'ended'],
    ['past its finish', { late: true }, 'late'],
    ['not yet due to begin', { start: '2017-03-01', planned: '0', approved: null }, 'notBegun'],
    ['begun before its day', { start: '2017-03-01', planned: '0', approved: '5' }, 'onPlan'],
    ['below its plan', {}, 'behind'],
    ['at its plan', { approved: '50' }, 'onPlan'],
    ['nobody approved anything', { approved: null }, 'behind'],
  ])('%s', (_said, more, state) => {
    expect(packState({ ...facts, ...more }, '2017-02-13')).toBe(state)
  })
})

const leaf = (n: number, more: Partial<PackLeaf> = {}): PackLeaf => ({
  itemId: `i${n}`,
  title: `فعالیت ${n}`,
  weight: '10',
  planned: '50',
  approved: '20',
  state: 'onPlan',
  ...more,
})

describe('lines that one sheet holds', () => {
  test('a year that fits stands whole, in its order', () => {
    expect(packLines([leaf(1), leaf(2)], 2).map((one) => one.itemId)).toEqual(['i1', 'i2'])
  })
  test('of a longer one the late and the heaviest stand, the rest is one line', () => {
    const lines = packLines(
      [
        leaf(1, { weight: '5' }),
        leaf(2, { weight: '60' }),
        leaf(3, { weight: '3', state: 'late' }),
        leaf(4, { weight: '32', approved: '70' }),
      ],
      3,
    )
    expect(lines.map((one) => [one.itemId, one.count])).toEqual([
      ['i2', 1],
      ['i3', 1],
      [null, 2],
    ])
    expect(lines[2]).toMatchObject({ weight: '37', approved: new Big(5 * 20 + 32 * 70).div(37).toString() })
  })
  test('the lines together come to the whole, however many they are', () => {
    const leaves = fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 40 }),
        approved: fc.integer({ min: 0, max: 100 }),
        state: fc.constantFrom(...packStates),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(leaves, fc.integer({ min: 2, max: 20 }), (drawn, most) => {
        const rows = drawn.map((one, n) =>
          leaf(n, { weight: String(one.weight), approved: String(one.approved), state: one.state }),
        )
        const whole = (lines: readonly { weight: string; approved: string | null }[]) =>
          Number(weighted(lines.map(({ weight, approved: value }) => ({ weight, value }))))
        const lines = packLines(rows, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        expect(lines.reduce((sum, one) => sum + one.count, 0)).toBe(rows.length)
        expect(whole(lines)).toBeCloseTo(whole(rows), 9)
      }),
    )
  })
})

test('time runs from the first day to the last', () => {
  expect(timeElapsed('2016-03-20', '2017-03-20', '2016-03-19')).toMatchObject({ days: 0, percent: '0' })
  expect(timeElapsed('2016-03-20', '2017-03-20', '2016-03-20')).toMatchObject({ days: 1, all: 366 })
  expect(timeElapsed('2016-03-20', '2017-03-20', '2018-01-01')).toMatchObject({ days: 366, percent: '100' })
})
test('money spent is a share of the money promised, or nothing', () => {
  expect(percentOf('25', '200')).toBe('12.5')
  expect(percentOf(null, '200')).toBeNull()
  expect(percentOf('1', '0')).toBeNull()
})
test('a resolution past its day is not carried out', () => {
  expect(['decided', 'done', 'incomplete', 'accepted', 'expired', 'cancelled'].map(executionOf)).toEqual([
    'done',
    'done',
    'inProgress',
    'inProgress',
    'notDone',
    'notDone',
  ])
})

describe('a text cut to its place', () => {
  test.each([
    ['کوتاه است', 20, 'کوتاه است'],
    ['دو  سطر\nدر یکی', 20, 'دو سطر در یکی'],
    ['برگزاری دوره‌های آموزشی مدیران', 20, 'برگزاری دوره‌های…'],
    ['بی‌فاصله'.repeat(10), 20, `${'بی‌فاصله'.repeat(10).slice(0, 10)}…`],
  ])('%s', (text, most, cut) => {
    expect(cutTo(text, most)).toBe(cut)
    expect(cutTo(text, most).length).toBeLessThanOrEqual(most)
  })
})
