import { expect, test } from 'vitest'
import { formats, tehranDay } from './format.ts'
import { matches } from './forms/fold.ts'

const fa = formats('fa', '2017-02-04')
const en = formats('en', '2017-02-04')

test('the year is written only when it is not the current one', () => {
  expect(fa.date('2017-02-13')).toBe('۲۵ بهمن')
  expect(fa.date('2015-03-10')).toBe('۱۹ اسفند ۱۳۹۳')
})
test('numbers, percentages and amounts carry Persian marks', () => {
  expect(fa.number('4200000000')).toBe('۴٬۲۰۰٬۰۰۰٬۰۰۰')
  const held = (text: string) => text.replace('٪', '\u200f٪')
  expect(fa.percent(68.7)).toBe(held('۶۸٫۷٪'))
  expect(fa.percent('90.32921792058250164663')).toBe(held('۹۰٫۳٪'))
  expect(fa.percent('100.0')).toBe(held('۱۰۰٪'))
  expect(fa.percent('92.25', 2)).toBe(held('۹۲٫۲۵٪'))
  expect(fa.number(-3.5)).toBe('\u200e\u2212۳٫۵')
  expect(fa.amount('4200000000', 'millionRial')).toBe('۴٬۲۰۰\u00a0میلیون ریال')
  expect(en.percent(68.7)).toBe('68.7%')
})
test('an instant belongs to its day in Tehran', () => {
  expect(tehranDay('2017-02-04T21:30:00Z')).toBe('2017-02-05')
  expect(fa.time('2017-02-04T07:50:00Z')).toBe('۱۱:۲۰')
})
test('lists are found however one types', () => {
  expect(matches('کتابی', 'كتابي')).toBe(true)
  expect(matches('می‌خواهم ۱۳۹۵', 'می خواهم')).toBe(true)
  expect(matches('می‌خواهم ۱۳۹۵', 'میخواهم 1395')).toBe(true)
  expect(matches('پلاستیک', 'چرم')).toBe(false)
})
