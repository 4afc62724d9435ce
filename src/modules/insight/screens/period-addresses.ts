import { toJalali } from '../../../kernel/fa/index.ts'

export const monthHref = (province: string, month: string): string => `/provinces/${province}/month/${month}`
export const quarterHref = (quarter: string): string => `/nation/quarter/${quarter}`

/** The Jalali month of a day, `1395-11`. */
export function monthOf(day: string): string {
  const { year, month } = toJalali(day)
  return `${year}-${String(month).padStart(2, '0')}`
}
/** The Jalali quarter of a day, `1395-4`. */
export function quarterOf(day: string): string {
  const { year, month } = toJalali(day)
  return `${year}-${Math.ceil(month / 3)}`
}
