import { afterEach, expect, test, vi } from 'vitest'
import { en } from './ui.en.ts'
import { fa } from './ui.fa.ts'
import { pieces, show, translator } from './words.tsx'

const words = { tasks: '{count} کار تا {date}', strong: 'در **سال {year}** است' }
const t = translator<typeof words>(words, 'fa', 'desk')
afterEach(() => vi.restoreAllMocks())

test('numbers come out in Persian digits and grouped, digit strings ungrouped', () => {
  expect(t('tasks', { count: 1234, date: '1395/11/25' })).toBe('۱٬۲۳۴ کار تا ۱۳۹۵/۱۱/۲۵')
  expect(t('strong', { year: '1395' })).toBe('در سال ۱۳۹۵ است')
})
test('codes keep their Latin digits', () => expect(show('P-CL06', 'fa')).toBe('P-CL06'))
test('English keeps Latin digits', () => expect(show(1234.5, 'en')).toBe('1,234.5'))
test('a missing value is a dash', () => expect(show(null, 'fa')).toBe('—'))
test('a text falls into words, placeholders and strong runs', () => {
  expect(pieces(words.strong)).toEqual([
    { text: 'در ', strong: false },
    { text: 'سال ', strong: true },
    { hole: 'year', strong: true },
    { text: ' است', strong: false },
  ])
})
test('a missing key is shown and reported, never passed over', () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(t('nothing' as 'tasks')).toBe('⟦desk.nothing⟧')
  expect(t.maybe('nothing')).toBeNull()
  expect(report).toHaveBeenCalledOnce()
})
test('a placeholder without a value is reported', () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(t('tasks', { count: 1 })).toContain('{date}')
  expect(report).toHaveBeenCalledOnce()
})
test('both languages of the components have the same placeholders', () => {
  const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const key of Object.keys(fa) as (keyof typeof fa)[]) expect([key, holes(en[key])]).toEqual([key, holes(fa[key])])
})
