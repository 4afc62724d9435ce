import { describe, expect, test } from 'vitest'
import { askedWords, groupsOf, tooShort } from './search.rules.ts'

describe('how a query is asked', () => {
  test.each([
    ['خوشه پلاستیک', ['%خوشه%'], ['%پلاستیک%']],
    ['خوشه‌ها', ['%خوشهها%']],
    ['جلسه ۷', ['%جلسه%'], ['% 7%']],
    ['محصوالت', ['%محصوالت%', '%محصولات%']],
    ['100%', ['%100%']],
    ['a_b\\', ['% a%'], ['% b%']],
    ['خوشه خوشه', ['%خوشه%']],
    ['  ', ...[]],
  ])('%s', (query, ...patterns) => {
    expect(askedWords(query).map((one) => one.patterns)).toEqual(patterns)
  })

  test('one letter alone asks for nothing, two do', () => {
    expect(tooShort(askedWords('خ'))).toBe(true)
    expect(tooShort(askedWords('!'))).toBe(true)
    expect(tooShort(askedWords('خو'))).toBe(false)
    expect(tooShort(askedWords('خ پلاستیک'))).toBe(false)
  })

  test('a query without end is answered by its first words', () => {
    expect(askedWords(Array.from({ length: 40 }, (_, n) => `word${n}`).join(' '))).toHaveLength(8)
  })
})

test('what is found is shown by kind, clusters first, unknown kinds last, each in its rank', () => {
  const row = (kind: string, id: string) => ({ kind, id })
  expect(
    groupsOf([row('visit', '1'), row('unit', '2'), row('cluster', '3'), row('unit', '4'), row('unit', '5')], 2),
  ).toEqual([
    { kind: 'cluster', rows: [row('cluster', '3')], more: false },
    { kind: 'unit', rows: [row('unit', '2'), row('unit', '4')], more: true },
    { kind: 'visit', rows: [row('visit', '1')], more: false },
  ])
})
