import { expect, test } from 'vitest'
import { gapClass, pointsBehind } from './gap.rules.ts'

test.each([
  [{ approved: '68.7', planned: '88.2' }, 19.5],
  [{ approved: '33.3', planned: '33.3000000001' }, 0],
  [{ approved: '50', planned: '40' }, -10],
  [{ approved: null, planned: '40' }, null],
  [{ approved: '40', planned: null }, null],
])('%j is %s points behind', (pair, points) => {
  expect(pointsBehind(pair)).toBe(points)
})

test.each([
  [-3, 0],
  [0, 0],
  [0.1, 1],
  [5, 1],
  [5.1, 2],
  [15, 2],
  [15.1, 3],
])('%s points are class %s', (points, expected) => {
  expect(gapClass(points)).toBe(expected)
})
