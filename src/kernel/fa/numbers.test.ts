import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faDigits, formatNumber, formatPercent, parseNumber, parsePercent } from './numbers.ts'

describe('numbers for reading', () => {
  test.each([
    ['1234567.5', {}, '۱٬۲۳۴٬۵۶۷٫۵'],
    ['1234567.5', { locale: 'en' }, '1,234,567.5'],
    ['-12', {}, '\u200e\u2212۱۲'],
    ['-12', { locale: 'en' }, '\u221212'],
    ['2.345', { decimals: 2 }, '۲٫۳۵'],
    ['2.5', { decimals: 0 }, '۳'],
    ['-2.5', { decimals: 0, locale: 'en' }, '\u22123'],
    ['999.999', { decimals: 2 }, '۱٬۰۰۰٫۰۰'],
    ['0.004', { decimals: 2 }, '۰٫۰۰'],
    ['-0.004', { decimals: 2 }, '۰٫۰۰'],
    ['7', { decimals: 2 }, '۷٫۰۰'],
    ['1395', { grouping: false }, '۱۳۹۵'],
    ['12345678901234567890.12', {}, '۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷٬۸۹۰٫۱۲'],
    [1e21, { locale: 'en' }, '1,000,000,000,000,000,000,000'],
    [1e-7, { locale: 'en' }, '0.0000001'],
  ] as const)('%s %o', (value, format, shown) => {
    expect(formatNumber(value, format)).toBe(shown)
  })

  test('a text that is no decimal is refused', () => {
    for (const value of ['', '۱۲', '1,2', 'x', Number.NaN, Infinity])
      expect(() => formatNumber(value)).toThrow(RangeError)
  })

  test('whole numbers are written as Intl writes them', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(formatNumber(n)).toBe(new Intl.NumberFormat('fa').format(n))
      }),
    )
  })

  test('percent and plain digits', () => {
    expect(formatPercent('42.5')).toBe('۴۲٫۵٪')
    expect(formatPercent('42.55', { decimals: 1, locale: 'en' })).toBe('42.6%')
    expect(faDigits('ISIC 1395')).toBe('ISIC ۱۳۹۵')
  })
})

describe('numbers as people type them', () => {
  test.each([
    ['۱۲۳۴', '1234'],
    ['٤٥٦', '456'],
    ['۱٬۲۳۴٬۵۶۷٫۵۰', '1234567.50'],
    ['1,234.5', '1234.5'],
    ['۱/۵', '1.5'],
    ['۱۲ ۰۰۰', '12000'],
    ['۳۰،۰۰۰', '30000'],
    ['\u200e\u2212۵', '-5'],
    ['- 5', '-5'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['007', '7'],
  ])('%s', (typed, value) => {
    expect(parseNumber(typed)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['ده', 'notANumber'],
    ['-', 'notANumber'],
    ['۱,۵', 'ambiguous'],
    ['۱٬۲۳', 'ambiguous'],
    ['1,2345', 'ambiguous'],
    ['1.234.567', 'ambiguous'],
    ['1395/11/16', 'ambiguous'],
    ['5 تا', 'notANumber'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(parseNumber(typed)).toEqual({ ok: false, reason })
  })

  test('what is shown can be typed back', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{1,6}$/))
      .map(([whole, fraction]) => (/^0*$/.test(fraction) ? String(whole) : `${whole}.${fraction}`))
    fc.assert(
      fc.property(decimal, fc.constantFrom('fa' as const, 'en' as const), (value, locale) => {
        expect(parseNumber(formatNumber(value, { locale }))).toEqual({ ok: true, value })
      }),
    )
  })

  test('a percent mark may stand', () => {
    expect(parsePercent('۴۰٪')).toEqual({ ok: true, value: '40' })
    expect(parsePercent('12.5 %')).toEqual({ ok: true, value: '12.5' })
    expect(parsePercent('٪')).toEqual({ ok: false, reason: 'empty' })
  })
})
