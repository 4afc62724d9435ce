import { describe, expect, it } from 'vitest'
import type { ClaimView, ItemView } from '../commitments.schema.ts'
import {
  approvedValue,
  effectOf,
  greatestGaps,
  percentAt,
  receiptRows,
  shareOf,
  shortDecimal,
  standingValue,
  toneOf,
} from './figures.rules.ts'

const item = (
  itemId: string,
  weight: string,
  approved: string | null,
  planned: string,
  parentId: string | null = null,
) =>
  ({
    itemId,
    parentId,
    weight,
    measure: 'percent',
    target: null,
    isLeaf: true,
    late: false,
    lastClaim: null,
    lines: { claimed: null, verified: null, approved, noted: null, planned },
  }) as unknown as ItemView

const items = [item('a', '60', '50', '80'), item('b', '40', '100', '100')]
const tree = { whole: { approved: '70' }, items }

const claim = {
  value: '100',
  by: { id: '1', name: 'رستگار' },
  forWhom: null,
  at: '2017-01-21T08:00:00Z',
  reason: null,
  takenOver: false,
  steps: [
    { kind: 'verify', value: null, reason: null, by: null, at: '2017-01-25T08:00:00Z', decision: null },
    { kind: 'approve', value: '90', reason: 'پس از گواهی', by: null, at: '2017-01-28T08:00:00Z', decision: null },
  ],
} as unknown as ClaimView

describe('figures of the screens', () => {
  it.each([
    ['68.7000', 1, '68.7'],
    ['100', 1, '100'],
    ['99.96', 1, '100'],
    ['0', 1, '0'],
    ['100', 0, '100'],
    ['4.86', 2, '4.86'],
  ])('%s with at most %i digits reads %s', (value, most, shown) => expect(shortDecimal(value, most)).toBe(shown))

  it('counts a share through the parents', () => {
    expect(shareOf(items, 'a')).toBe(0.6)
    const deep = [item('p', '50', null, '0'), item('q', '50', null, '0'), item('x', '1', null, '0', 'p')]
    expect(shareOf(deep, 'x')).toBe(0.5)
    expect(shareOf(deep, 'nobody')).toBe(0)
  })

  it('tells what the whole becomes when a claim is taken', () => {
    expect(effectOf(tree, new Map([['a', 75]]))).toEqual({ before: 70, after: 85 })
  })

  it('names the greatest gaps in points of the whole and leaves out what is on plan', () => {
    expect(greatestGaps(items)).toEqual([{ item: items[0], points: 18 }])
  })

  it.each([
    ['95', '100', null],
    ['90', '100', 'risk'],
    ['70', '100', 'late'],
  ])('approved %s of planned %s has the tone %s', (approved, planned, tone) =>
    expect(toneOf(item('a', '1', approved, planned))).toBe(tone))

  it('a quantity above its target stands at 100', () => {
    expect(percentAt({ measure: 'quantity', target: '50' }, '62')).toBe(100)
    expect(percentAt({ measure: 'quantity', target: '20' }, '14')).toBeCloseTo(70)
    expect(percentAt({ measure: 'quantity', target: null }, '14')).toBe(0)
  })

  it('a step without a value leaves the value as it was', () => {
    expect(standingValue(claim)).toBe('90')
    expect(receiptRows(claim, ['verify', 'approve', 'note']).map((row) => row.value)).toEqual([
      '100',
      '100',
      '90',
      null,
    ])
  })

  it('a taken-over state has no rungs, and a short ladder shows only its own', () => {
    expect(receiptRows({ ...claim, takenOver: true }, ['verify', 'approve'])).toHaveLength(1)
    expect(receiptRows(claim, ['approve']).map((row) => row.step)).toEqual(['claim', 'approval'])
  })

  it('the approved value is in the item’s own unit', () => {
    expect(approvedValue({ ...items[0]!, lastClaim: claim })).toBe('90')
    expect(approvedValue(items[0]!)).toBe('50')
    expect(approvedValue({ ...items[0]!, measure: 'quantity', target: '20' })).toBe('10')
    expect(approvedValue(item('a', '1', null, '0'))).toBeNull()
  })
})
