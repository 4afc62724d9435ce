import { expect, test } from 'vitest'
import { endOfDay, monthEnds } from './days.rules.ts'

test('the ends of the months before a day, over the turn of a year', () => {
  // 16 Bahman 1395: 30 Dey, 30 Azar, 30 Aban, 30 Mehr
  expect(monthEnds('2017-02-04', 4)).toEqual(['2017-01-19', '2016-12-20', '2016-11-20', '2016-10-21'])
  // 2 Farvardin 1396: 30 Esfand of the leap year 1395, then 30 Bahman
  expect(monthEnds('2017-03-22', 2)).toEqual(['2017-03-20', '2017-02-18'])
})

test('a day ends at its own midnight in Tehran, in a summer of daylight saving too', () => {
  expect(endOfDay('2016-10-21')).toBe('2016-10-21T20:29:59.999Z')
  expect(endOfDay('2016-08-21')).toBe('2016-08-21T19:29:59.999Z')
})
