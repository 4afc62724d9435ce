/**
 * The one source of time. `now()` is an instant; `today()` is the calendar day in Asia/Tehran as `YYYY-MM-DD`.
 * Nothing else in the house reads the time, so a test or the demo can move it.
 */
export interface Clock {
  now(): Date
  today(): string
}

const tehranDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const halfHour = 1_800_000
/** Days by half hour since 1970: from then on Tehran's midnight, and every change of its offset, falls on a half hour of UTC. */
const known = new Map<number, string>()
const mostKnown = 20_000

/**
 * The Tehran calendar day of an instant, as `YYYY-MM-DD`. Asking the time-zone data takes some microseconds, and a page of the nation asks
 * thousands of times for few hours.
 */
export function dayInTehran(instant: Date): string {
  const slot = Math.floor(instant.getTime() / halfHour)
  if (!(slot >= 0)) return tehranDay.format(instant)
  let day = known.get(slot)
  if (day === undefined) {
    if (known.size >= mostKnown) known.clear()
    day = tehranDay.format(instant)
    known.set(slot, day)
  }
  return day
}

const clockOf = (now: () => Date): Clock => ({ now, today: () => dayInTehran(now()) })

/** The machine's clock, moved by `offsetMs` (the demo lives in the year of its documents). */
export const systemClock = (offsetMs = 0): Clock => clockOf(() => new Date(Date.now() + offsetMs))

/** So far a machine's clock may have been set back by mistake; from there on nobody can tell which of the two was wrong. */
export const heldBackMs = 86_400_000

/**
 * A clock that does not run back: where the machine's is set back by up to a day, it goes on from the last instant it told, at its own pace,
 * until the machine has caught up. So what is written later is never dated earlier: a figure of a past day as known then stays, deadlines
 * that have passed stay passed. Where it is set back further, the machine is believed.
 *
 * @param notBefore the last instant that was written down, or null
 * @param say told once each time the machine's clock is found behind: by how many milliseconds, and whether it is believed
 * @param pace milliseconds that only grow, whatever is done to the clock
 */
export function steadyClock(
  machine: Clock,
  notBefore: Date | null,
  say: (behindMs: number, believed: boolean) => void,
  pace: () => number = () => performance.now(),
): Clock {
  let last = notBefore?.getTime() ?? Number.NEGATIVE_INFINITY
  let lastAt = pace()
  let told = false
  return clockOf(() => {
    const now = machine.now().getTime()
    const at = pace()
    const behind = last - now
    if (behind <= 0) told = false
    // a corrected drift of some seconds is everyday
    else if (behind > 5_000 && !told) {
      told = true
      say(behind, behind > heldBackMs)
    }
    if (behind > heldBackMs) return new Date(now)
    last = behind <= 0 ? now : last + (at - lastAt)
    lastAt = at
    return new Date(last)
  })
}

/** A clock that stands still until it is moved. For tests and for building the demo's past. */
export interface MovableClock extends Clock {
  moveTo(instant: string | Date): void
  advance(ms: number): void
}

/** @param start instant or ISO date; a bare date means noon in Tehran of that day. */
export function movableClock(start: string | Date): MovableClock {
  const instantOf = (at: string | Date) =>
    at instanceof Date ? at : new Date(at.length === 10 ? `${at}T08:30:00Z` : at)
  let current = instantOf(start)
  return {
    ...clockOf(() => new Date(current)),
    moveTo(at) {
      current = instantOf(at)
    },
    advance(ms) {
      current = new Date(current.getTime() + ms)
    },
  }
}

/** Milliseconds by which Tehran is ahead of UTC at that instant (+03:30 all year since 2022, +04:30 in earlier summers). */
function tehranOffset(at: Date): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Tehran',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  ) as Record<string, number>
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!) - at.getTime()
}

/**
 * The instant at which a deadline passes: the end of its Tehran day (Iran has kept +03:30 all year since 2022;
 * for earlier summers the day's own offset is asked of the time-zone data).
 */
export function endOfTehranDay(day: string): Date {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return new Date(next.getTime() - tehranOffset(new Date(next.getTime() - 4 * 3_600_000)))
}

/**
 * The instant of a time of day in Tehran.
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`, as the clock on the wall shows it
 */
export function tehranInstant(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  return new Date(asUtc - tehranOffset(new Date(asUtc - 4 * 3_600_000)))
}

const tehranTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The time of day in Tehran of an instant, `HH:MM`. */
export const timeInTehran = (instant: Date): string => tehranTime.format(instant)
