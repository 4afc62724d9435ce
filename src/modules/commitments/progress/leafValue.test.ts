import { describe, expect, test } from 'vitest'
import { answeringLine, leafPercent, leafValue } from './leafValue.ts'
import { ALL_LINES, claim, instant, LATE, step } from './sample.ts'
import type { Claim, Line, Step } from './shapes.ts'

const lineValue = (claims: Claim[], steps: Step[], line: Line, asOf = '2026-12-01', knownAt = LATE) =>
  leafValue({ claims, steps, line, asOf, knownAt })?.value ?? null
const onAllLines = (claims: Claim[], steps: Step[], knownAt = LATE) =>
  ALL_LINES.map((line) => lineValue(claims, steps, line, '2026-12-01', knownAt))

describe('value of a leaf', () => {
  const c = claim('c', 'x', '2026-05-10', '60')
  const verified = step('c', 'verify', instant('2026-05-12'), { value: '55', reason: 'one paper is missing' })
  const approved = step('c', 'approve', instant('2026-05-14'))
  const noted = step('c', 'note', instant('2026-05-20'))

  test('nothing counts where nothing was claimed', () => {
    expect(onAllLines([], [])).toEqual([null, null, null, null])
  })

  test('each line waits for its step; a lowered value stays lowered on the lines above', () => {
    expect(onAllLines([c], [])).toEqual(['60', null, null, null])
    expect(onAllLines([c], [verified])).toEqual(['60', '55', null, null])
    expect(onAllLines([c], [approved, verified])).toEqual(['60', '55', '55', null])
    expect(onAllLines([c], [noted, approved, verified])).toEqual(['60', '55', '55', '55'])
    const lower = { ...approved, value: '50' }
    expect(onAllLines([c], [verified, lower, noted])).toEqual(['60', '55', '50', '50'])
  })

  test('a step counts from the instant it was made, a claim from the instant it was entered', () => {
    expect(onAllLines([c], [verified, approved], instant('2026-05-10', 8))).toEqual([null, null, null, null])
    expect(onAllLines([c], [verified, approved], instant('2026-05-12', 8))).toEqual(['60', '55', null, null])
    expect(onAllLines([c], [verified, approved], instant('2026-05-12', 7))).toEqual(['60', null, null, null])
  })

  test('the as-of date limits by the day the work stood so', () => {
    expect(lineValue([c], [], 'claimed', '2026-05-09')).toBeNull()
    expect(lineValue([c], [], 'claimed', '2026-05-10')).toBe('60')
  })

  test('a returned or withdrawn claim counts nowhere once that is known, and did before', () => {
    for (const kind of ['return', 'withdraw'] as const) {
      const end = step('c', kind, instant('2026-05-13'), { reason: 'wrong file' })
      expect(onAllLines([c], [verified, end])).toEqual([null, null, null, null])
      expect(onAllLines([c], [verified, end], instant('2026-05-12', 20))).toEqual(['60', '55', null, null])
    }
  })

  test('the line falls back to the claim before when the later one was sent back or is not yet approved', () => {
    const old = claim('a', 'x', '2026-04-20', '20')
    const oldSteps = [step('a', 'verify', instant('2026-04-21')), step('a', 'approve', instant('2026-04-22'))]
    expect(onAllLines([old, c], [...oldSteps, verified])).toEqual(['60', '55', '20', null])
    expect(onAllLines([old, c], [...oldSteps, step('c', 'return', instant('2026-05-13'))])).toEqual([
      '20',
      '20',
      '20',
      null,
    ])
  })

  test('of two claims of one day the later entered counts, of one instant the later id; the as-of date goes first', () => {
    const first = claim('a', 'x', '2026-05-10', '30', { at: instant('2026-05-11') })
    const second = claim('b', 'x', '2026-05-10', '25', { at: instant('2026-05-12') })
    const backdated = claim('z', 'x', '2026-05-01', '90', { at: instant('2026-05-20') })
    expect(lineValue([second, first, backdated], [], 'claimed')).toBe('25')
    expect(lineValue([backdated, first, second], [], 'claimed')).toBe('25')
    const same = claim('c', 'x', '2026-05-10', '26', { at: instant('2026-05-12') })
    expect(lineValue([same, second], [], 'claimed')).toBe('26')
    expect(lineValue([second, same], [], 'claimed')).toBe('26')
  })

  test('a taken-over claim counts on every line without steps, from when it was entered', () => {
    const taken = claim('t', 'x', '2025-01-01', '40', { at: instant('2026-04-02'), takenOver: true })
    expect(onAllLines([taken], [])).toEqual(['40', '40', '40', '40'])
    expect(onAllLines([taken], [], instant('2026-04-01'))).toEqual([null, null, null, null])
  })
})

describe('progress of a leaf', () => {
  test.each([
    ['a percentage is itself', '45.5', false, null, '45.5'],
    ['a quantity is measured against its target', '62', true, '100', '62'],
    ['above the target physical progress stops at 100', '62', true, '50', '100'],
    ['a third is cut at twenty places', '1', true, '3', '33.33333333333333333333'],
    ['nothing reached', '0', true, '3', '0'],
  ])('%s', (_, value, isQuantity, target, percent) => {
    expect(leafPercent({ itemId: 'x', target }, value, isQuantity).toFixed()).toBe(percent)
  })

  test('a count without a target is a mistake, never a zero', () => {
    expect(() => leafPercent({ itemId: 'x', target: null }, '5', true)).toThrow(/no target/)
  })
})

describe('a line that the ladder leaves out', () => {
  test.each([
    [
      ['verify', 'approve', 'note'],
      ['claimed', 'verified', 'approved', 'noted'],
    ],
    [['approve'], ['claimed', 'approved', 'approved', 'approved']],
    [
      ['verify', 'approve'],
      ['claimed', 'verified', 'approved', 'approved'],
    ],
    [[], ['claimed', 'claimed', 'claimed', 'claimed']],
  ] as const)('with %j the four lines are answered by %j', (ladder, lines) => {
    expect(ALL_LINES.map((line) => answeringLine(ladder, line))).toEqual(lines)
  })
})
