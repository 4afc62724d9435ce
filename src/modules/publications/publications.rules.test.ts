import { describe, expect, test } from 'vitest'
import { partOf, stateTold } from './publications.rules.ts'

describe('a long list is shown in parts', () => {
  test.each([
    { rows: 0, asked: 1, part: 1, parts: 1, shown: [] },
    { rows: 3, asked: 1, part: 1, parts: 2, shown: [0, 1] },
    { rows: 3, asked: 2, part: 2, parts: 2, shown: [2] },
    { rows: 3, asked: 9, part: 2, parts: 2, shown: [2] },
    { rows: 4, asked: 2, part: 2, parts: 2, shown: [2, 3] },
  ])('$rows rows, part $asked', ({ rows, asked, part, parts, shown }) => {
    const list = Array.from({ length: rows }, (_, place) => place)
    expect(partOf(list, asked, 2)).toEqual({ rows: shown, total: rows, part, parts })
  })
})

test.each([
  ['minuted', 0, 'minuted'],
  ['minuted', 2, 'incomplete'],
  ['notified', 0, 'notified'],
  ['decided', 0, 'decided'],
])('%s with %i gaps is told as %s', (state, gaps, told) => {
  expect(stateTold(state, gaps)).toBe(told)
})
