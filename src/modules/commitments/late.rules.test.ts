import { expect, test } from 'vitest'
import { daysLate, whyLate } from './late.rules.ts'
import { claim, instant, LATE, step } from './progress/sample.ts'

test.each([
  ['2026-05-01', '99.9', 30],
  ['2026-05-01', null, 30],
  ['2026-05-01', '100', null],
  ['2026-05-30', '0', 1],
  ['2026-05-31', '0', null],
  [null, '0', null],
] as const)('a leaf that ends on %s and stands at %s is %s days late on 2026-05-31', (finish, approved, days) => {
  expect(daysLate({ finish }, approved, '2026-05-31')).toBe(days)
})

const ladder = ['verify', 'approve', 'note'] as const
const said = (id: string, asOf: string, more = {}) => ({ ...claim(id, 'x', asOf, '40'), result: `گفته ${id}`, ...more })
const when = { asOf: '2026-06-30', knownAt: LATE }
const verified = step('b', 'verify', instant('2026-05-12'))
const approved = step('b', 'approve', instant('2026-05-13'))
const returned = step('b', 'return', instant('2026-05-12'), { reason: 'سند ندارد' })

test.each([
  ['nothing was claimed', [], [], 'neverClaimed', null],
  [
    'the last claim waits to be verified',
    [said('a', '2026-04-01'), said('b', '2026-05-10')],
    [],
    'waitsVerify',
    'گفته b',
  ],
  ['it waits to be approved', [said('b', '2026-05-10')], [verified], 'waitsApprove', 'گفته b'],
  ['it passed every step and is still behind', [said('b', '2026-05-10')], [verified, approved], 'behind', 'گفته b'],
  ['it was returned', [said('b', '2026-05-10')], [returned], 'returned', 'سند ندارد'],
  ['a taken-over state waits for nobody', [said('b', '2026-05-10', { takenOver: true })], [], 'behind', 'گفته b'],
  ['a withdrawn claim waits for nobody', [said('b', '2026-05-10')], [step('b', 'withdraw', LATE)], 'behind', 'گفته b'],
  ['a claim of a later day says nothing yet', [said('b', '2026-07-10')], [], 'neverClaimed', null],
] as const)('%s', (_, claims, steps, why, quote) => {
  expect(whyLate(ladder, claims, steps, when)).toMatchObject({ why, quote })
})

test('what was learned later is left out', () => {
  const then = { asOf: '2026-06-30', knownAt: instant('2026-05-11') }
  expect(whyLate(ladder, [said('b', '2026-05-10')], [returned], then).why).toBe('waitsVerify')
  expect(whyLate(ladder, [said('b', '2026-05-10')], [], { ...then, knownAt: instant('2026-05-09') }).why).toBe(
    'neverClaimed',
  )
})
