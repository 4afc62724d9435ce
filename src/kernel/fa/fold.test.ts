import { describe, expect, test } from 'vitest'
import { foldForSearch, foldKey, stem, tokens } from './fold.ts'

describe('what people mistype folds together', () => {
  test.each([
    ['شهرکهای', 'شهرک‌های', 'شهرک های'],
    ['میتوان', 'می‌توان', 'می توان'],
    ['خوشه‌ای', 'خوشه ای', 'خوشهای'],
    ['بزرگ‌ترین', 'بزرگ ترین', 'بزرگترین'],
    ['كفش هيدج', 'کفش هیدج', 'کَفشِ  هیدج'],
    ['تأمین', 'تامین', 'تامين'],
    ['آئین', 'آیین', 'ایین'],
    ['هیئت', 'هیأت', 'هیات'],
    ['مسئول', 'مسؤول', 'مسوول'],
    ['خانۀ ما', 'خانه‌ی ما', 'خانه ما'],
    ['دایرة المعارف', 'دایره المعارف', 'دايره المعارف'],
    ['سال ۱۳۹۵', 'سال 1395', 'سال ١٣٩٥'],
    ['ISIC Café', 'isic café', 'Isic CAFE'],
    ['شورای راهبری', '«شورای» راهبری.', 'شورای (راهبری)'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map(foldForSearch)).size).toBe(1)
  })

  test('different words stay apart', () => {
    expect(foldForSearch('سالم')).not.toBe(foldForSearch('سلام'))
    expect(foldForSearch('چرم تر')).toBe('چرم تر')
  })

  test('a Latin word is found without its Persian ending', () => {
    expect(tokens('SME\u200cها و واحدها')).toEqual(['sme', 'ها', 'و', 'واحدها'])
  })

  test('an empty text has no tokens', () => {
    expect(tokens(' ،. ')).toEqual([])
  })
})

test('names written with other spaces have one key', () => {
  expect(foldKey('چهارمحال وبختیاری')).toBe(foldKey('چهارمحال و بختیاری'))
  expect(foldKey('كهگيلويه و بوير احمد')).toBe(foldKey('کهگیلویه و بویراحمد'))
  expect(foldKey('آذربایجان‌شرقی')).toBe(foldKey('آذربايجان شرقي'))
  expect(foldKey('آذربایجان شرقی')).not.toBe(foldKey('آذربایجان غربی'))
})

test.each([
  ['شهرک‌های', 'شهرک'],
  ['کتاب‌هایی', 'کتاب'],
  ['خوشه‌ها', 'خوشه'],
  ['بزرگ‌ترین', 'بزرگ'],
  ['تنها', 'تنها'],
  ['بها', 'بها'],
  ['انتها', 'انتها'],
])('the stem of %s is %s', (word, expected) => {
  expect(stem(foldForSearch(word))).toBe(expected)
})
