/** Ten wrong tries in fifteen minutes close an account for fifteen minutes from the last of them. */
export const lockout = { tries: 10, windowMs: 15 * 60_000, closedMs: 15 * 60_000 } as const

/**
 * Until when sign-in is closed, or null.
 * @param failures instants of wrong tries, newest first
 */
export function lockedUntil(failures: readonly Date[], now: Date): Date | null {
  const newest = failures[0]
  const tenth = failures[lockout.tries - 1]
  if (!newest || !tenth || newest.getTime() - tenth.getTime() > lockout.windowMs) return null
  const until = new Date(newest.getTime() + lockout.closedMs)
  return until > now ? until : null
}

/** How many wrong tries are left before the account closes, counting those of the last fifteen minutes. */
export const triesLeft = (failures: readonly Date[], now: Date): number =>
  Math.max(0, lockout.tries - failures.filter((at) => now.getTime() - at.getTime() <= lockout.windowMs).length)

/**
 * How long an address waits before its next try, in milliseconds. An office shares one address, so it is never refused: the first
 * twenty failures of a quarter of an hour cost nothing, then the wait doubles from 250 ms up to five seconds.
 */
export const delayOf = (failuresOfAddress: number): number =>
  failuresOfAddress < 20 ? 0 : Math.min(5_000, 250 * 2 ** Math.floor((failuresOfAddress - 20) / 5))
