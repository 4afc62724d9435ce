import { describe, expect, test } from 'vitest'
import { atOnceOf, endOfWeek, groupOf, hrefOf, mayPutOff } from './desk.rules.ts'

// 2017-02-04 is Saturday 16 Bahman 1395
describe('groups', () => {
  test.each([
    ['2017-02-04', '2017-02-10'],
    ['2017-02-10', '2017-02-10'],
    ['2017-02-11', '2017-02-17'],
  ])('the week of %s ends on Friday %s', (today, friday) => expect(endOfWeek(today)).toBe(friday))

  test.each([
    ['2017-02-03', 'overdue'],
    ['2017-02-04', 'week'],
    ['2017-02-10', 'week'],
    ['2017-02-11', 'later'],
    [null, 'later'],
  ] as const)('due %s is %s on 2017-02-04', (due, group) => expect(groupOf(due, '2017-02-04')).toBe(group))
})

test.each([
  ['2017-02-04', null, 'desk.untilNotAhead'],
  ['2017-02-05', null, true],
  ['2017-02-05', '2017-02-05', true],
  ['2017-02-06', '2017-02-05', 'desk.untilAfterDue'],
  ['2017-02-06', '2017-02-01', 'desk.untilAfterDue'],
] as const)('put off until %s with deadline %s: %s', (until, due, answer) =>
  expect(mayPutOff(until, due, '2017-02-04')).toBe(answer))

test('a row leads to the page of its record with the act asked for', () => {
  const item = { recordId: 'r', what: 'meetings.complete', subjectId: 's' }
  expect(hrefOf('/resolutions/:id', item)).toBe('/resolutions/r?act=complete&subject=s')
  expect(hrefOf('/resolutions/:id', { ...item, what: 'desk.information' })).toBe('/resolutions/r')
  expect(hrefOf(undefined, item)).toBeNull()
})

test.each([
  [{ what: 'desk.information', role: null, taken: 'nobody' }, ['seen']],
  [{ what: 'desk.copy', role: null, taken: 'nobody' }, ['seen']],
  // a room's own work is taken over together, never ended
  [{ what: 'commitments.approve', role: 'expert', taken: 'nobody' }, ['take']],
  [{ what: 'commitments.approve', role: 'expert', taken: 'mine' }, ['putBack']],
  [{ what: 'commitments.approve', role: 'expert', taken: 'another' }, []],
  [{ what: 'meetings.answer', role: null, taken: 'nobody' }, []],
] as const)('what may be done with %o together with others: %o', (item, acts) => expect(atOnceOf(item)).toEqual(acts))
