import { numberToWords } from '../../../kernel/fa/index.ts'
import { type Formats, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../desk.fa.ts'

export const useDeskWords = () => ({ t: useWords<typeof fa>('desk'), f: useFormat() })

/** Counts up to ten in words, as a person would read them out. */
export const counted = (count: number, f: Formats): string =>
  f.locale === 'fa' && count <= 10 ? numberToWords(count) : f.number(count)

const decimal = /^-?\d+(\.\d+)?$/
const day = /^\d{4}-\d\d-\d\d$/

/** Values of a waiting item for the sentence of its room: decimals without idle zeros, days as people write them. */
export function shownDetails(
  details: Readonly<Record<string, unknown>>,
  f: Formats,
): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => {
      if (typeof value === 'number') return [key, value]
      if (typeof value !== 'string') return [key, null]
      if (decimal.test(value)) return [key, f.number(Number(value))]
      return [key, day.test(value) ? f.date(value) : value]
    }),
  )
}

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** «۳ روز گذشته», «دیروز», «امروز», «۲ روز مانده». */
export function leftWords(due: string, today: string, t: ReturnType<typeof useDeskWords>['t']): string {
  const days = daysBetween(today, due)
  if (days === 0) return t('due.today')
  if (days === 1) return t('due.tomorrow')
  if (days === -1) return t('due.yesterday')
  return days > 0 ? t('due.left', { count: days }) : t('due.past', { count: -days })
}

/** The name of a role, in identity's words. */
export function useRoleName(): (role: string) => string {
  const words = useWords<Record<string, string>>('identity')
  return (role) => words.maybe(`role.${role}`) ?? role
}

/** A person's name, else the role's. */
export function useWho(): (who: { person: { name: string } | null; role: string | null }) => string {
  const roleName = useRoleName()
  return ({ person, role }) => person?.name ?? (role ? roleName(role) : '—')
}
