import { dayInTehran } from '../clock.ts'
import { formatJalali, formatNumber, formatPercent, toPersianDigits } from '../fa/index.ts'
import { en } from '../kernel.en.ts'
import { fa } from '../kernel.fa.ts'
import type { PrintLocale } from './print.ts'

/** What stands on every sheet, from the words of the kernel. */
export interface PrintWords {
  house: string
  asOf: string
  known: string
  printed: string
  page: string
}

/** The words of every sheet in a language. */
export const printWords = (locale: PrintLocale): PrintWords => {
  const words = locale === 'fa' ? fa : en
  return {
    house: words['print.house'],
    asOf: words['print.asOf'],
    known: words['print.known'],
    printed: words['print.printed'],
    page: words['print.page'],
  }
}

const rounded = (value: string | number, places: 1 | 2) => String(Number(Number(value).toFixed(places)))

/** Writers of days and numbers for a printed page. Percents have one place at most, as on the screens. */
export function printFormats(locale: PrintLocale) {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tehran',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  const dayOf = (iso: string) => (iso.length === 10 ? iso : dayInTehran(new Date(iso)))
  const digits = (text: string) => (locale === 'fa' ? toPersianDigits(text) : text)
  return {
    digits,
    day: (iso: string | null | undefined) => (iso ? formatJalali(dayOf(iso), 'dayYear', locale) : '—'),
    dayAndTime: (iso: string) =>
      `${formatJalali(dayOf(iso), 'dayYear', locale)}${locale === 'fa' ? '، ساعت ' : ', '}${digits(time.format(new Date(iso)))}`,
    number: (value: string | number | null | undefined) =>
      value === null || value === undefined ? '—' : formatNumber(rounded(value, 2), { locale }),
    percent: (value: string | number | null | undefined) =>
      // the hidden mark holds the sign at the left of the digits, where it stands alone too
      value === null || value === undefined
        ? '—'
        : formatPercent(rounded(value, 1), { locale }).replace('٪', '\u200f٪'),
    /** A text of a dictionary with its values. */
    fill: (text: string, values: Readonly<Record<string, string | number>> = {}) =>
      text
        .replaceAll('**', '')
        .replaceAll(/\{(\w+)\}/g, (hole, key: string) => (key in values ? String(values[key]) : hole)),
  }
}
export type PrintFormats = ReturnType<typeof printFormats>
