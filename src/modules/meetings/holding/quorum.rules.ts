import type { BodyKind } from '../meetings.kinds.ts'
import { holdsOn } from '../meetings.rules.ts'

export type QuorumRules = Pick<BodyKind, 'quorum' | 'chair'>

export interface SeatFact {
  id: string
  code: string
  voting: boolean
}
/** A person's term in a seat; a substitute stands in for its member. */
export interface TermFact {
  seatId: string
  personId: string
  substitute: boolean
  from: string | null
  until: string | null
}
/** Somebody's presence from a minute until another (`HH:MM`, Tehran); still there where `until` is null. */
export interface Presence {
  seatId: string | null
  personId: string | null
  as: 'member' | 'substitute' | 'guest'
  from: string
  until: string | null
}

export interface Quorum {
  /** Voting seats of the body, filled or not. */
  total: number
  /** How many of them must be present. */
  needed: number
  present: number
  /** Codes of seats without which there is none, and that are not present. */
  missing: string[]
  holds: boolean
  /** Seats present at that minute, with who is there for them; an alternate's seat is among them. */
  seats: ReadonlyMap<string, { as: 'member' | 'substitute'; personId: string | null }>
}

/** Seats whose people take the place of an absent voting member (عضو علی‌البدل). */
const isAlternate = (seat: SeatFact) => seat.code === 'alternate' && !seat.voting

/** The share of `more_than_half` and its like: one more than the fraction, and never below the minimum. */
export function seatsNeeded(total: number, rule: QuorumRules['quorum']): number {
  const [part = 1, whole = 2] = rule.fraction.split('/').map(Number)
  return Math.max(Math.floor((total * part) / whole) + 1, rule.minimum ?? 0)
}

/** Is somebody there at that minute? The minute of arrival counts, that of leaving does not. */
export const isThere = ({ from, until }: Pick<Presence, 'from' | 'until'>, minute: string): boolean =>
  from <= minute && (until === null || minute < until)

/**
 * The quorum of a body at one minute of a session, by the rules in force on its day. A seat is present when its member or somebody for the
 * member is; whose term does not hold that day counts for nothing, and neither does a substitute of a seat without a member. An alternate
 * takes the place of an absent voting member. A seat that must be there may be there through the substitute seat of the chair.
 *
 * @param when the session's day (`YYYY-MM-DD`) and the minute (`HH:MM`, Tehran)
 */
export function quorumAt(
  rules: QuorumRules,
  seats: readonly SeatFact[],
  terms: readonly TermFact[],
  attendance: readonly Presence[],
  when: { day: string; minute: string },
): Quorum {
  const inForce = terms.filter((term) => holdsOn(term, when.day))
  const held = new Set(inForce.filter((term) => !term.substitute).map((term) => term.seatId))
  const sits = (one: Presence) =>
    one.as === 'substitute'
      ? held.has(one.seatId!)
      : inForce.some((term) => !term.substitute && term.seatId === one.seatId && term.personId === one.personId)
  const present = new Map<string, { as: 'member' | 'substitute'; personId: string | null }>()
  for (const one of attendance)
    if (one.as !== 'guest' && one.seatId !== null && isThere(one, when.minute) && sits(one))
      present.set(one.seatId, { as: one.as, personId: one.personId })
  const voting = seats.filter((seat) => seat.voting)
  const there = voting.filter((seat) => present.has(seat.id)).length
  const alternates = seats.filter((seat) => isAlternate(seat) && present.has(seat.id)).length
  const count = there + Math.min(alternates, voting.length - there)
  const codes = new Set(seats.filter((seat) => present.has(seat.id)).map((seat) => seat.code))
  const missing = rules.quorum.must_include.filter(
    (code) => !codes.has(code) && !(code === rules.chair.seat && codes.has(rules.chair.substitute_seat)),
  )
  const needed = seatsNeeded(voting.length, rules.quorum)
  return {
    total: voting.length,
    needed,
    present: count,
    missing,
    holds: voting.length > 0 && count >= needed && missing.length === 0,
    seats: present,
  }
}

/** The first minute at which there was a quorum, or null: it can only come with somebody's arrival. */
export function quorumSince(
  rules: QuorumRules,
  seats: readonly SeatFact[],
  terms: readonly TermFact[],
  attendance: readonly Presence[],
  day: string,
): string | null {
  const arrivals = [...new Set(attendance.map((one) => one.from))].sort()
  return arrivals.find((minute) => quorumAt(rules, seats, terms, attendance, { day, minute }).holds) ?? null
}

/** Do two presences share a minute? */
export const meets = (one: Pick<Presence, 'from' | 'until'>, other: Pick<Presence, 'from' | 'until'>): boolean =>
  (other.until === null || one.from < other.until) && (one.until === null || other.from < one.until)

export interface Vote {
  for: number
  against: number
  abstaining: number
}

/** What is wrong with a vote: more votes than voting seats present, or not carried by more than half of them. */
export function voteProblem(vote: Vote, present: number): 'moreVotes' | 'notCarried' | null {
  if (vote.for + vote.against + vote.abstaining > present) return 'moreVotes'
  return vote.for * 2 > present ? null : 'notCarried'
}
