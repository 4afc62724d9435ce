import { describe, expect, test } from 'vitest'
import { correctionTo, type SpendingLine, spendingEntries, spentNow } from './spending.rules.ts'

const line = (
  id: string,
  amount: string,
  spentOn: string,
  at: string,
  correctsId: string | null = null,
): SpendingLine => ({
  id,
  itemId: 'i',
  amount,
  spentOn,
  at: `${at}T08:00:00.000Z`,
  correctsId,
})
const lines = [
  line('a', '500', '2016-06-01', '2016-06-02'),
  line('b', '300', '2016-05-01', '2016-06-03'),
  line('c', '-200', '2016-06-01', '2016-06-10', 'a'),
  line('d', '-300', '2016-06-01', '2016-06-20', 'a'),
]
const told = (asOf: string, knownAt: string) => {
  const entries = spendingEntries(lines, { asOf, knownAt: `${knownAt}T12:00:00.000Z` })
  return [
    entries.map((one) => [one.id, one.now, one.corrections.map((correction) => correction.to)]),
    spentNow(entries),
  ]
}

describe('spending with its corrections', () => {
  test('stands at what was last said, by day, and keeps every step', () => {
    expect(told('2016-12-31', '2016-12-31')).toEqual([
      [
        ['b', '300', []],
        ['a', '0', ['300', '0']],
      ],
      '300',
    ])
  })

  test('as it was known before a correction, it stands as it stood', () => {
    expect(told('2016-12-31', '2016-06-05')[1]).toBe('800')
    expect(told('2016-12-31', '2016-06-15')[1]).toBe('600')
    expect(told('2016-05-15', '2016-12-31')[1]).toBe('300')
    expect(told('2016-05-15', '2016-06-02')).toEqual([[], '0'])
  })

  test.each([
    ['500', '300', '-200'],
    ['300', '500', '200'],
    ['300', '0', '-300'],
    ['300', '300', null],
    ['300', '0300', null],
    ['900719925474099300', '900719925474099301', '1'],
  ])('from %s to %s takes %s', (now, to, difference) => expect(correctionTo(now, to)).toBe(difference))
})
