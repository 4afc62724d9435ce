import { MONTHS } from '../fa.ts'
import type { Formats } from '../format.ts'
import { useUiWords } from '../words.tsx'
import { jalaliSpans, type Span, unitFor } from './scales.ts'

/** Month names are long in English; their first three letters stand on an axis. */
const shortMonth = (month: number, locale: 'fa' | 'en') => {
  const name = MONTHS[locale][month - 1]!
  return locale === 'fa' ? name : name.slice(0, 3)
}

export interface Tick extends Span {
  label: string
  /** Begins a season: a heavier line. */
  strong: boolean
}

/** Wraps a text for an SVG that is laid out left to right, so that brackets and digits keep their places. */
export const isolate = (text: string, rtl: boolean): string => `${rtl ? '\u2067' : '\u2066'}${text}\u2069`

/** Names of months, seasons or years along the time axis, as many as the width carries. */
export function useTicks(from: string, to: string, width: number, f: Formats, unit?: 'month' | 'season'): Tick[] {
  const t = useUiWords()
  const seasons = [t('spring'), t('summer'), t('autumn'), t('winter')]
  const chosen = unit ?? unitFor(from, to, width)
  if (chosen === 'year') {
    const spans = jalaliSpans(from, to, 3).filter((span, place) => place === 0 || span.month === 1)
    return spans.map((span, place) => ({
      ...span,
      to: spans[place + 1]?.from ?? to,
      label: f.digits(String(span.year)),
      strong: true,
    }))
  }
  return jalaliSpans(from, to, chosen === 'season' ? 3 : 1).map((span) => ({
    ...span,
    label: chosen === 'season' ? seasons[(span.month - 1) / 3]! : shortMonth(span.month, f.locale),
    strong: (span.month - 1) % 3 === 0,
  }))
}
