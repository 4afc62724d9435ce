import { expect, test } from 'vitest'
import { type Fact, factsAsOf } from './units.rules.ts'

const fact = (
  id: string,
  kind: Fact['kind'],
  value: string | null,
  fromDay: string,
  entered: string,
  aspect = '',
): Fact => ({
  id,
  kind,
  aspect,
  value,
  fromDay,
  measure: null,
  untilDay: null,
  source: 'بازدید',
  createdAt: new Date(entered),
})
const facts = [
  fact('1', 'state', 'active', '2024-03-20', '2024-04-01'),
  fact('2', 'state', 'stagnant', '2025-03-21', '2025-06-01'),
  fact('3', 'state', 'semiStagnant', '2025-03-21', '2025-09-01'), // a later entry corrects the same day
  fact('4', 'jobs', '40', '2024-03-20', '2024-04-01'),
  fact('5', 'capacity', '1200', '2024-03-20', '2024-04-01', 'گونی'),
  fact('6', 'capacity', '300', '2024-03-20', '2024-04-01', 'نایلون'),
  fact('7', 'jobs', null, '2026-03-21', '2026-04-01'), // from here on nobody knows
]

test.each([
  ['before the first fact nothing is known', '2024-01-01', undefined, []],
  ['on the day itself the fact holds', '2024-03-20', undefined, ['1', '4', '5', '6']],
  ['the later entry of a day stands', '2025-12-01', undefined, ['3', '4', '5', '6']],
  ['as it was known before the correction', '2025-12-01', '2025-07-01', ['2', '4', '5', '6']],
  ['as it was known before either was entered', '2025-12-01', '2025-05-01', ['1', '4', '5', '6']],
  ['a fact can become unknown', '2026-11-23', undefined, ['3', '5', '6', '7']],
])('%s', (_, asOf, knownAt, ids) => {
  const held = factsAsOf(facts, asOf, knownAt ? new Date(knownAt) : undefined)
  expect(held.map((item) => item.id).sort()).toEqual(ids)
})
