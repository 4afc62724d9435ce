import { expect, test } from 'vitest'
import { keepingDay, paths } from './paths.ts'

test.each([
  ['/clusters', '', '/clusters'],
  ['/clusters', 'province=IR-30', '/clusters'],
  ['/clusters', 'asOf=2016-03-19&province=IR-30', '/clusters?asOf=2016-03-19'],
  [paths.receipts('y'), 'asOf=2016-03-19', '/plan-years/y?why=approved&asOf=2016-03-19'],
])('%s on a page with «%s» leads to %s', (href, query, expected) => {
  expect(keepingDay(href, new URLSearchParams(query))).toBe(expected)
})
