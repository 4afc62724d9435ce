import { dayNumber } from '../../../kernel/fa/index.ts'

/**
 * Is the invitation later than the body's rules ask? It is said, not refused: the members may come all the same.
 *
 * @returns days that are left, and days that the rules ask for; null where it is in time, or the day is open or past
 */
export function lateInvitation(
  invitationDays: number,
  heldOn: string | null,
  today: string,
): { days: number; asked: number } | null {
  if (heldOn === null || heldOn < today) return null
  const days = dayNumber(heldOn) - dayNumber(today)
  return days < invitationDays ? { days, asked: invitationDays } : null
}
