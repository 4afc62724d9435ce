import { expect, it } from 'vitest'
import { keyFor, settledBy, shortOf, type Unanswered, without } from './once.rules.ts'

const make = () => 'new'
const open: Unanswered = { asked: 'a', key: 'first', at: 1_000 }

it.each([
  ['nothing is open', [], 2_000, 'new'],
  ['the same is on its way: a double click', [open], 2_000, 'first'],
  ['another is on its way', [{ ...open, asked: 'b' }], 2_000, 'new'],
  ['it was asked more than a day ago', [open], 1_000 + 86_400_001, 'new'],
] as const)('the key where %s', (_, list, now, key) => {
  const next = keyFor(list, 'a', now, make)
  expect(next.key).toBe(key)
  expect(keyFor(next.list, 'a', now, () => 'third').key).toBe(key)
})

it('after an answer the same request is another', () => {
  const { list } = keyFor([open], 'a', 2_000, make)
  expect(keyFor(without(list, 'first'), 'a', 3_000, make).key).toBe('new')
})

it.each([
  [200, true],
  [409, true],
  [422, true],
  [0, false],
  [500, false],
  [503, false],
])('an answer of %i settles it: %s', (status, settled) => expect(settledBy(status)).toBe(settled))

it('texts that differ in one letter are told apart', () => {
  const texts = Array.from({ length: 2_000 }, (_, n) => `POST /api/letters\n{"subject":"نامه ${n}"}`)
  expect(new Set(texts.map(shortOf)).size).toBe(texts.length)
})
