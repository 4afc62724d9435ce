import { describe, expect, test } from 'vitest'
import { repairText } from './repair.ts'

const words = new Set('پلاستیک محصول محصولات اسلامی سلام سالم سال فعال مشکلات شورا لا بالا اطلاعات'.split(' '))
const isWord = (word: string) => words.has(word)
const repaired = (text: string) => repairText(text, { isWord }).text

describe('damage of PDFs', () => {
  test.each([
    ['a kashida that became //', 'ش//ورای توس//عه پالس//تیک', 'شورای توسعه پلاستیک'],
    ['// twice in a word', 'الب//رز س//از//مان', 'البرز سازمان'],
    ['an address keeps its //', 'https://sanat.ir', 'https://sanat.ir'],
    ['lam-alef', 'محصوالت پالستیک', 'محصولات پلاستیک'],
    ['lam-alef before an ending', 'محصوالتی از پالستیکهای', 'محصولاتی از پلاستیکهای'],
    ['lam-alef beside a half-space', 'پالستیک‌ها', 'پلاستیک‌ها'],
    ['a known word is left', 'بالا سالهای', 'بالا سالهای'],
    ['an unknown word is left', 'فعالیتها قالی', 'فعالیتها قالی'],
    ['both spellings are words', 'سالم', 'سالم'],
    ['a headline', 'خوشه‹پالستیک', 'خوشه پلاستیک'],
  ])('%s', (_name, damaged, whole) => {
    expect(repaired(damaged)).toBe(whole)
    expect(repaired(whole)).toBe(whole)
  })

  test('every change is told, and what a person must decide is named', () => {
    expect(repairText('مش//کالت سالم', { isWord })).toEqual({
      text: 'مشکلات سالم',
      repairs: [
        { from: 'مش//کالت', to: 'مشکالت', kind: 'slashes' },
        { from: 'مشکالت', to: 'مشکلات', kind: 'lamAlef' },
      ],
      doubtful: ['سالم'],
    })
  })

  test('without a dictionary no letter is swapped', () => {
    expect(repairText('پالستیک').text).toBe('پالستیک')
  })

  test('switches', () => {
    expect(repairText('ش//ورا پالستیک', { isWord, slashes: false, lamAlef: false }).text).toBe('ش//ورا پالستیک')
    expect(repairText('سال 5۹').text).toBe('سال 5۹')
    expect(repairText('سال 5۹', { mixedDigits: true }).text).toBe('سال ۹۵')
  })
})
