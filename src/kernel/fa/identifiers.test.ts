import { describe, expect, test } from 'vitest'
import { checkLegalId, checkNationalCode, checkSheba, normaliseMobile } from './identifiers.ts'

describe('کد ملی', () => {
  test.each(['0499370899', '۰۴۹۹۳۷۰۸۹۹', '049-937089-9', ' ٠٤٩٩٣٧٠٨٩٩ '])('%s', (typed) => {
    expect(checkNationalCode(typed)).toEqual({ ok: true, value: '0499370899' })
  })
  test('zeros that a spreadsheet dropped come back', () => {
    expect(checkNationalCode('499370899')).toEqual({ ok: true, value: '0499370899' })
  })
  test.each([
    ['', 'empty'],
    ['04993708x9', 'notDigits'],
    ['1234567', 'length'],
    ['04993708990', 'length'],
    ['1111111111', 'repeated'],
    ['0499370898', 'checksum'],
    ['0493970899', 'checksum'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(checkNationalCode(typed)).toEqual({ ok: false, reason })
  })
})

describe('شناسه ملی', () => {
  test('a right one', () => expect(checkLegalId('۱۰۳۸۰۲۸۴۷۹۰')).toEqual({ ok: true, value: '10380284790' }))
  test.each([
    ['', 'empty'],
    ['1038028479', 'length'],
    ['1038028479o', 'notDigits'],
    ['00000000000', 'repeated'],
    ['10380285692', 'checksum'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(checkLegalId(typed)).toEqual({ ok: false, reason })
  })
})

describe('mobile', () => {
  test.each([
    '09122002580',
    '9122002580',
    '+989122002580',
    '989122002580',
    '00989122002580',
    '۰۹۱۲ ۲۰۰ ۲۵۸۰',
    '+98 (912) 200-2580',
    '+9809122002580',
  ])('%s', (typed) => {
    expect(normaliseMobile(typed)).toEqual({ ok: true, value: '+989122002580', local: '09122002580' })
  })
  test.each([
    ['', 'empty'],
    ['0912200258', 'length'],
    ['000989022002580', 'length'],
    ['+449122002580', 'length'],
    ['02112345678', 'notMobile'],
    ['0912abc2580', 'notDigits'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(normaliseMobile(typed)).toEqual({ ok: false, reason })
  })
})

describe('شبا', () => {
  test.each([
    'IR550570022080013447370101',
    'ir55 0570 0220 8001 3447 3701 01',
    '۵۵۰۵۷۰۰۲۲۰۸۰۰۱۳۴۴۷۳۷۰۱۰۱',
  ])('%s', (typed) => {
    expect(checkSheba(typed)).toEqual({ ok: true, value: 'IR550570022080013447370101' })
  })
  test.each([
    ['', 'empty'],
    ['DE89370400440532013000', 'notIranian'],
    ['IR55057002208001344737010', 'length'],
    ['IR550570022080013447370102', 'checksum'],
    ['IR55057002208001344737010x', 'notDigits'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(checkSheba(typed)).toEqual({ ok: false, reason })
  })
})
