import { describe, expect, test } from 'vitest'
import {
  checkCodeOf,
  isPattern,
  keptPattern,
  type LetterheadRow,
  letterheadOf,
  letterNumber,
  shownPattern,
  typedCode,
} from './letterhead.rules.ts'

test.each([
  ['سال/ص/شماره', '{year}/ص/{number}'],
  ['سال-۳۰-شماره', '{year}-30-{number}'],
  ['YEAR/S/NUMBER', '{year}/S/{number}'],
])('«%s» is kept as %s and read back', (typed, kept) => {
  expect(keptPattern(typed)).toBe(kept)
  expect(keptPattern(shownPattern(kept, 'fa'))).toBe(kept)
})

test.each([
  ['{year}/ص/{number}', true],
  ['{number}-{year}', true],
  ['ص/{number}', false],
  ['{year}/ص', false],
  ['{year}/{number}/{number}', false],
  ['{year}{number}', false],
  ['{year}/12{number}', false],
  ['{year}/{number}/{x}', false],
])('%s is a pattern: %s', (pattern, answer) => expect(isPattern(pattern)).toBe(answer))

test.each([
  ['{year}/ص/{number}', 3, 1395, 12, '۱۳۹۵/ص/۰۱۲'],
  ['{year}/ص/{number}', 3, 1395, 1204, '۱۳۹۵/ص/۱۲۰۴'],
  ['{number}-{year}', 1, 1403, 7, '۷-۱۴۰۳'],
])('%s with %d digits in %d, number %d: %s', (pattern, digits, year, n, text) =>
  expect(letterNumber({ pattern, digits }, year, n)).toBe(text))

describe('the letterhead in force', () => {
  const row = (provinceId: string | null, year: number, more: Partial<LetterheadRow>): LetterheadRow => ({
    provinceId,
    year,
    organisation: null,
    slogan: null,
    pattern: null,
    digits: null,
    firstNumber: null,
    ...more,
  })
  const rows = [
    row(null, 1395, { organisation: 'سازمان', slogan: 'شعار ۱۳۹۵', pattern: '{year}/{number}', digits: 2 }),
    row('IR-30', 1394, {
      organisation: 'شرکت البرز',
      slogan: 'شعار ۱۳۹۴',
      pattern: '{year}/ص/{number}',
      digits: 3,
      firstNumber: 40,
    }),
  ]
  const of = (provinceId: string | null, year: number, all = rows) =>
    letterheadOf(all, { provinceId, year, organisation: 'نام خود' })

  test('pattern and name go on into the next year; slogan and first number do not', () =>
    expect(of('IR-30', 1395)).toEqual({
      organisation: 'شرکت البرز',
      slogan: 'شعار ۱۳۹۵',
      pattern: '{year}/ص/{number}',
      digits: 3,
      firstNumber: 1,
    }))
  test('its own year is as it was written', () =>
    expect(of('IR-30', 1394)).toMatchObject({ slogan: 'شعار ۱۳۹۴', firstNumber: 40 }))
  test('a province that wrote nothing has the nation’s pattern and slogan, never its name', () =>
    expect(of('IR-19', 1395)).toMatchObject({ organisation: 'نام خود', slogan: 'شعار ۱۳۹۵', digits: 2 }))
  test('a year before anything was written has the plain pattern', () =>
    expect(of('IR-30', 1390)).toMatchObject({
      organisation: 'نام خود',
      slogan: '',
      pattern: '{year}/{number}',
      digits: 1,
    }))
  test('of two rows of a year the later holds', () =>
    expect(of('IR-30', 1394, [...rows, row('IR-30', 1394, { organisation: 'شرکت', slogan: 'دیگر' })]).slogan).toBe(
      'دیگر',
    ))
})

test('a check code is ten letters of the alphabet that is read aloud; typed in any way it is found', () => {
  const code = checkCodeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 29, 30, 59, 255]))
  expect(code).toBe('23456-7Z2ZH')
  expect([' 23456 7z2zh', '۲۳۴۵۶-7Z2ZH', code].map(typedCode)).toEqual([code, code, code])
  expect(['', '2345', '23456-7Z2ZHA'].map(typedCode)).toEqual([null, null, null])
})
