import { format, newDate, parse } from 'date-fns-jalali'

/** Stand-in with the surface of `kernel/fa`; `fa.ts` re-exports one of the two. */
type Locale = 'fa' | 'en'
export type JalaliStyle = 'day' | 'dayYear' | 'weekday' | 'numeric' | 'month'
export const MONTHS = {
  fa: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  en: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
}
const DAYS = {
  fa: ['یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const latin = (text: string) =>
  text
    .replace(/[۰-۹٠-٩]/g, (d) => String(d.charCodeAt(0) & 0xf))
    .replace(/٫/g, '.')
    .replace(/[٬,\s]/g, '')

export const faDigits = (text: string): string => text.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!)
export function formatNumber(
  value: string | number,
  { locale, decimals }: { locale: Locale; decimals?: number },
): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals ?? 6 }
  const text = new Intl.NumberFormat(locale === 'fa' ? 'fa-IR' : 'en-GB', options).format(Number(value))
  return text.replace(/\u200e/g, '').replace(/^-/, '−')
}
export const formatPercent = (value: string | number, options: { locale: Locale; decimals?: number }): string =>
  formatNumber(value, options) + (options.locale === 'fa' ? '٪' : '%')
export function toJalali(iso: string): { year: number; month: number; day: number } {
  const [year, month, day] = format(new Date(`${iso.slice(0, 10)}T12:00:00`), 'yyyy-M-d')
    .split('-')
    .map(Number)
  return { year: year!, month: month!, day: day! }
}
export function fromJalali(year: number, month: number, day: number): string {
  const date = newDate(year, month - 1, day, 12)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
export function formatJalali(iso: string, style: JalaliStyle, locale: Locale): string {
  const { year, month, day } = toJalali(iso)
  const name = MONTHS[locale][month - 1]
  const text = {
    day: `${day} ${name}`,
    dayYear: `${day} ${name} ${year}`,
    weekday: `${DAYS[locale][new Date(`${iso.slice(0, 10)}T12:00:00`).getDay()]} ${day} ${name}`,
    numeric: `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`,
    month: `${name} ${year}`,
  }[style]
  return locale === 'fa' ? faDigits(text) : text
}
export function parseJalali(text: string): string | null {
  const clean = text.replace(/[۰-۹٠-٩]/g, (d) => String(d.charCodeAt(0) & 0xf)).trim()
  for (const pattern of ['yyyy/M/d', 'yyyy-M-d', 'd MMMM yyyy']) {
    const date = parse(clean, pattern, new Date())
    if (!Number.isNaN(date.getTime()))
      return fromJalali(...(format(date, 'yyyy-M-d').split('-').map(Number) as [number, number, number]))
  }
  return null
}
export function parseNumber(text: string): string | null {
  const clean = latin(text).replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(clean) ? clean : null
}
