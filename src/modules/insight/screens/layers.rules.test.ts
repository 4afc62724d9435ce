import { expect, test } from 'vitest'
import { lateClass, meanClass } from './layers.rules.ts'

test('classes of what is late, at their bounds', () => {
  expect([0, 1, 2, 3, 9, 10].map(lateClass)).toEqual([0, 1, 1, 2, 2, 3])
})

test('classes of a mean attainment, at their bounds', () => {
  expect([130, 100, 99.9, 80, 79.9, 50, 49.9, 0].map(meanClass)).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})
