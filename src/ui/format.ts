import { useMemo } from 'react'
import { dayInTehran } from '../kernel/clock.ts'
import { faDigits, formatJalali, formatNumber, formatPercent, type JalaliStyle, toJalali } from './fa.ts'
import { type Locale, useLooks } from './locale.tsx'

export interface Formats {
  locale: Locale
  /** Digits of the language in a text that is not a number (a clause, a row number). */
  digits(text: string): string
  number(value: string | number, decimals?: number): string
  /**
   * `value` in percent points: 68.7 → «۶۸٫۷٪». Without `decimals`: rounded to one place, and a whole number without any.
   * In Persian the mark is held at the left of the digits: without the hidden mark before it, a browser puts it at the
   * left after a letter and at the right where the figure stands alone.
   */
  percent(value: string | number, decimals?: number): string
  /** ISO day or instant. Without a style: the day, and the year only when it is not the current one. */
  date(iso: string, style?: JalaliStyle): string
  /** Hour and minute of an instant, Tehran time. */
  time(iso: string): string
  /** Rials in full, or in millions. */
  amount(rial: string | number, unit?: 'rial' | 'millionRial'): string
}

const UNITS = {
  fa: { rial: 'ریال', millionRial: 'میلیون ریال' },
  en: { rial: 'rials', millionRial: 'million rials' },
} as const

/** The day in Tehran of an ISO day or instant. */
export function tehranDay(iso: string): string {
  if (iso.length === 10) return iso
  return dayInTehran(new Date(iso))
}

/** All formatting of one language in one place; pure, so that a test and a server page can use it too. */
export function formats(locale: Locale, today: string): Formats {
  const digits = (text: string) => (locale === 'fa' ? faDigits(text) : text)
  const held = (percent: string) => (locale === 'fa' ? percent.replace('٪', '\u200f٪') : percent)
  return {
    locale,
    digits,
    number: (value, decimals) => formatNumber(value, { locale, decimals }),
    percent(value, decimals) {
      if (decimals !== undefined) return held(formatPercent(value, { locale, decimals }))
      const rounded = formatNumber(value, { locale: 'en', decimals: 1, grouping: false })
      return held(formatPercent(rounded.replace(/\.0$/, '').replace('\u2212', '-').replace('\u200e', ''), { locale }))
    },
    date(iso, style) {
      const day = tehranDay(iso)
      const sameYear = () => toJalali(day).year === toJalali(tehranDay(today)).year
      return formatJalali(day, style ?? (sameYear() ? 'day' : 'dayYear'), locale)
    },
    time(iso) {
      const parts = { timeZone: 'Asia/Tehran', hour: '2-digit', minute: '2-digit', hour12: false } as const
      return digits(new Intl.DateTimeFormat('en-GB', parts).format(new Date(iso)))
    },
    amount(rial, unit = 'rial') {
      const value = unit === 'rial' ? rial : Number(rial) / 1_000_000
      return `${formatNumber(value, { locale })}\u00a0${UNITS[locale][unit]}`
    },
  }
}

export function useFormat(): Formats {
  const { locale, today } = useLooks()
  return useMemo(() => formats(locale, today), [locale, today])
}
