import { describe, expect, test } from 'vitest'
import { en } from './commitments.en.ts'
import { fa } from './commitments.fa.ts'
import { compareInstants, daysBetween, isIsoDate, tehranDay } from './dates.ts'
import { decimalPlaces, forDisplay, isDecimal } from './decimal.ts'
import { en as reasonsEn } from './reasons.en.ts'
import { fa as reasonsFa } from './reasons.fa.ts'
import { fillSentence } from './reasons.ts'

const names = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()

describe('sentences of reasons', () => {
  test('both languages speak of the same details', () => {
    for (const [part, partEn] of [
      [reasonsFa.schedule, reasonsEn.schedule],
      [fa, en],
    ] as const)
      for (const [code, sentence] of Object.entries(part))
        expect([code, names((partEn as Record<string, string>)[code]!)]).toEqual([code, names(sentence)])
  })

  test('Persian is written with its own letters and without exclamation', () => {
    for (const sentence of [...Object.values(fa), ...Object.values(reasonsFa.schedule)])
      expect(sentence).not.toMatch(/[يك!]/)
  })

  test('details are put in, a circle closes', () => {
    expect(fillSentence('{a} and {none}.', { a: 3 })).toBe('3 and .')
    expect(fillSentence('{cycle}', { cycle: ['a', 'b'] }, ' → ')).toBe('a → b → a')
  })
})

describe('days and instants', () => {
  test('days that do not exist are none', () => {
    expect(['2026-02-28', '2024-02-29'].every(isIsoDate)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', null, '2026-01-01T00:00:00Z'].some(isIsoDate)).toBe(false)
    expect(daysBetween('2026-03-20', '2026-03-22')).toBe(2)
  })

  test('a day begins at midnight in Tehran, in summers with and without summer time', () => {
    expect(tehranDay('2026-07-01T20:29:59.999Z')).toBe('2026-07-01')
    expect(tehranDay('2026-07-01T20:30:00.000Z')).toBe('2026-07-02')
    expect(tehranDay('2020-07-01T19:30:00.000Z')).toBe('2020-07-02')
  })

  test('instants of different writing are compared as times', () => {
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(0)
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z')).toBeLessThan(0)
    expect(compareInstants('2026-01-01T03:30:00+03:30', '2025-12-31T23:59:59.000Z')).toBeGreaterThan(0)
  })
})

describe('decimals', () => {
  test('what is one', () => {
    expect(['0', '-1.5', '100.00'].every(isDecimal)).toBe(true)
    expect(['', '.5', '5.', '1e3', '+1', '1,5', '۱', ' 1', 1, null].some(isDecimal)).toBe(false)
  })
  test('places that carry value', () => {
    expect(['1', '1.50', '1.000', '0.125'].map(decimalPlaces)).toEqual([0, 1, 0, 3])
  })
  test('rounding is for the eye, half up', () => {
    expect(['45.335', '33.33333', '99.999', '0.004'].map((one) => forDisplay(one))).toEqual([
      '45.34',
      '33.33',
      '100',
      '0',
    ])
  })
})
