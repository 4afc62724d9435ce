import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberToWords, rialsInWords, wordsToNumber } from './number-words.ts'
import { ordinal, parseOrdinal } from './ordinals.ts'

describe('numbers in words', () => {
  test.each([
    [0, 'صفر'],
    [1000, 'هزار'],
    [1124, 'هزار و صد و بیست و چهار'],
    [1_000_000, 'یک میلیون'],
    ['-45', 'منفی چهل و پنج'],
    ['2000000000000', 'دو تریلیون'],
    ['12.00', 'دوازده'],
  ])('%s', (value, words) => {
    expect(numberToWords(value)).toBe(words)
  })

  test('money', () => {
    expect(rialsInWords('1500000')).toBe('یک میلیون و پانصد هزار ریال')
  })

  test('fractions are refused rather than dropped', () => {
    expect(() => numberToWords('1.5')).toThrow(RangeError)
  })

  test('every number is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 21n) + 1n, max: 10n ** 21n - 1n }), (n) => {
        expect(wordsToNumber(numberToWords(n))).toBe(String(n))
      }),
    )
  })

  test.each([
    ['سه هزار و ۴۰۰', '3400'],
    ['۲۶ میلیارد و ۴۰۰ میلیون', '26400000000'],
    ['دو هزار میلیارد', '2000000000000'],
    ['هزار و صد بیست و چهار', '1124'],
    ['چهار صد و یک', '401'],
    ['۱۵۰۰ میلیارد', '1500000000000'],
    ['بیست‌ و‌ دو', '22'],
  ])('%s', (words, value) => {
    expect(wordsToNumber(words)).toBe(value)
  })

  test.each([
    '',
    'سلام',
    'صد سلام',
    'بیست سی',
    'دو سه',
    'صد هزار هزار میلیون میلیارد و',
    'پنج دویست',
    'میلیون هزار میلیون',
    '۵ ۶',
  ])('%s is no number', (words) => {
    expect(wordsToNumber(words)).toBeNull()
  })
})

describe('ordinals', () => {
  test.each([
    [1, 'اول', 'نخستین'],
    [2, 'دوم', 'دومین'],
    [3, 'سوم', 'سومین'],
    [6, 'ششم', 'ششمین'],
    [21, 'بیست و یکم', 'بیست و یکمین'],
    [30, 'سی‌ام', 'سی‌امین'],
    [33, 'سی و سوم', 'سی و سومین'],
    [1124, 'هزار و صد و بیست و چهارم', 'هزار و صد و بیست و چهارمین'],
  ])('%i', (n, after, before) => {
    expect(ordinal(n)).toBe(after)
    expect(ordinal(n, 'before')).toBe(before)
  })

  test.each([
    ['اولین', 1],
    ['یکم', 1],
    ['نخست', 1],
    ['هزار و صد بیست و چهارمین', 1124],
    ['هزار و صد و بیست و چهارمین', 1124],
    ['سی اُم', 30],
    ['سی ام', 30],
    ['ششُم', 6],
    ['۶ اُمین', 6],
    ['۶ام', 6],
    ['1124مین', 1124],
    ['صدم', 100],
    ['شانزدهم', 16],
  ])('%s is %i', (words, n) => {
    expect(parseOrdinal(words)).toBe(n)
  })

  test.each(['شش', '۶', '', 'مردم', 'سهم', 'سیم', 'دوم سوم', 'صفرم', 'جلسه ششم'])('%s is no ordinal', (words) => {
    expect(parseOrdinal(words)).toBeNull()
  })

  test('every ordinal is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (n) => {
        expect(parseOrdinal(ordinal(n))).toBe(n)
        expect(parseOrdinal(ordinal(n, 'before'))).toBe(n)
        expect(parseOrdinal(ordinal(n).replaceAll(' و ', ' '))).toBe(n)
      }),
    )
  })
  test('none before the first', () => {
    for (const n of [0, -1, 1.5]) expect(() => ordinal(n)).toThrow(RangeError)
  })
})
