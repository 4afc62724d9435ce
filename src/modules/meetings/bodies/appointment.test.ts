import { expect, test } from 'vitest'
import { termMonths } from './appointment.papers.ts'

test.each([
  ['two Jalali years', '2016-03-20', '2018-03-20', 24],
  ['half a year', '2016-03-20', '2016-09-21', 6],
  ['a month', '2017-01-20', '2017-02-18', 1],
  ['a beginning that no paper says', null, '2018-03-20', null],
  ['a term without an end', '2016-03-20', null, null],
])('the months of %s', (_said, from, until, months) => expect(termMonths(from, until)).toBe(months))
