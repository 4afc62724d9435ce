import { expect, test } from 'vitest'
import { lateInvitation } from './calling.rules.ts'

test.each<[string, string | null, string, ReturnType<typeof lateInvitation>]>([
  ['eight days ahead', '2017-03-19', '2017-03-11', null],
  ['seven days ahead is in time', '2017-03-19', '2017-03-12', null],
  ['six days ahead is late', '2017-03-19', '2017-03-13', { days: 6, asked: 7 }],
  ['across 30 Esfand of a leap year', '2017-03-26', '2017-03-20', { days: 6, asked: 7 }],
  ['for today', '2017-03-19', '2017-03-19', { days: 0, asked: 7 }],
  ['for a day that is past there is nothing to say', '2017-03-19', '2017-03-20', null],
  ['nor for one that is open', null, '2017-03-20', null],
])('an invitation %s', (_, heldOn, today, late) => {
  expect(lateInvitation(7, heldOn, today)).toEqual(late)
})
