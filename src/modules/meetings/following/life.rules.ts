import { addDays } from '../../../kernel/fa/index.ts'

/** Where a resolution stands, in the order of its life. */
export const lifeStates = [
  /** Took effect by the decision itself and gives nobody a task. */
  'decided',
  /** Without owner or deadline: cannot be notified. */
  'incomplete',
  'minuted',
  /** Notified and unanswered, and the days of objecting have not passed. */
  'notified',
  'objected',
  /** In writing, by silence once the days have passed, or because the objection was rejected. */
  'accepted',
  'inExecution',
  'expired',
  'done',
  'notDone',
  'cancelled',
] as const
export type LifeState = (typeof lifeStates)[number]

/** States in which somebody still has to do something about it. */
export const openStates: readonly LifeState[] = [
  'incomplete',
  'minuted',
  'notified',
  'objected',
  'accepted',
  'inExecution',
  'expired',
]
/** States of a notified resolution that is not yet at its end. */
export const runningStates: readonly LifeState[] = ['notified', 'objected', 'accepted', 'inExecution', 'expired']

export interface LifeFacts {
  asksForWork: boolean
  /** Owner and deadline that the minutes leave open. */
  gaps: number
  /** The notification in force. */
  notification: { deadline: string; objectionUntil: string | null } | null
  accepted: boolean
  objected: boolean
  /** The secretariat has rejected the objection; one that it upheld took the notification out of force. */
  rejected: boolean
  /** Percent of its commitment as claimed and as approved; null where nothing is promised. */
  claimed: string | null
  approved: string | null
  /** Its execution confirmed to the end, ended undone, or cancelled by a later one. */
  ending: 'done' | 'notDone' | 'cancelled' | null
}

/**
 * The state of a resolution on a day in Tehran, from its rows alone; it is kept nowhere. How far it is carried out is the
 * commitment's figure. A deadline and the days of objecting end with their day.
 */
export function lifeStateOf(facts: LifeFacts, today: string): LifeState {
  const { notification: notice } = facts
  if (facts.ending) return facts.ending
  if (!facts.asksForWork) return 'decided'
  if (!notice) return facts.gaps > 0 ? 'incomplete' : 'minuted'
  if (Number(facts.approved ?? 0) >= 100) return 'done'
  if (facts.objected && !facts.rejected) return 'objected'
  if (notice.deadline < today) return 'expired'
  if (Number(facts.claimed ?? 0) > 0 || Number(facts.approved ?? 0) > 0) return 'inExecution'
  const silent = notice.objectionUntil === null || notice.objectionUntil < today
  return facts.accepted || facts.rejected || silent ? 'accepted' : 'notified'
}

/** Last day on which one may object to what was notified on a day: the fifteenth after it, where fifteen days are the rule. */
export const objectionUntil = (notifiedOn: string, days: number): string => addDays(notifiedOn, days)

/** A refusal as a rule gives it: its code, the values of its sentence, the field it hangs on. */
export type Why = { code: string; details?: Record<string, string | number>; path?: string }

export interface AnswerAsk {
  state: LifeState
  /** Day and end of objecting of the notification in force. */
  notification: { notifiedOn: string; objectionUntil: string | null } | null
  answered: boolean
  /** The day it was said: today, or the day of the letter that is typed now. */
  saidOn: string
  today: string
}

function mayAnswer({ state, notification, answered, saidOn, today }: AnswerAsk): Why | null {
  if (!notification) return { code: 'meetings.notNotified' }
  if (!runningStates.includes(state)) return { code: 'meetings.resolutionOver' }
  if (answered) return { code: 'meetings.alreadyAnswered' }
  if (saidOn > today) return { code: 'meetings.saidInFuture', details: { day: saidOn }, path: 'on' }
  if (saidOn < notification.notifiedOn)
    return { code: 'meetings.saidBeforeNotice', details: { day: notification.notifiedOn }, path: 'on' }
  return null
}

/** Why the notified body may not accept now, or null. Accepting in writing what silence has accepted already does no harm. */
export const whyNotAccept = (ask: AnswerAsk): Why | null => mayAnswer(ask)

/** Why it may not object, or null: what was said after the last day of objecting is too late, whenever it is typed. */
export function whyNotObject(ask: AnswerAsk): Why | null {
  const wrong = mayAnswer(ask)
  if (wrong) return wrong
  const until = ask.notification?.objectionUntil ?? null
  if (until === null) return { code: 'meetings.nothingToObject' }
  return ask.saidOn > until ? { code: 'meetings.objectionLate', details: { day: until } } : null
}

/** Why its deadline may not be put off to a day, or null. */
export function whyNotPutOff(ask: { state: LifeState; deadline: string; to: string; today: string }): Why | null {
  if (ask.state === 'objected') return { code: 'meetings.answerObjectionFirst' }
  if (!runningStates.includes(ask.state))
    return { code: openStates.includes(ask.state) ? 'meetings.notNotified' : 'meetings.resolutionOver' }
  if (ask.to < ask.today || ask.to <= ask.deadline)
    return { code: 'meetings.deadlineNotLater', details: { day: ask.deadline }, path: 'deadline' }
  return null
}

/** Why it may not be ended, or null: what is done, ended or has taken effect by itself is over. */
export const whyNotEnd = (state: LifeState): Why | null =>
  openStates.includes(state) ? null : { code: 'meetings.resolutionOver' }

/** When a resolution was made: its day, and its place among those of one session. */
export interface Made {
  decidedOn: string | null
  sessionId: string | null
  number: number
  minutedAt: Date
}

/** Was the one made after the other? Days decide; in one session the number; where a day is open, the moment of minuting. */
export function isLater(one: Made, other: Made): boolean {
  if (one.sessionId !== null && one.sessionId === other.sessionId) return one.number > other.number
  if (one.decidedOn !== null && other.decidedOn !== null && one.decidedOn !== other.decidedOn)
    return one.decidedOn > other.decidedOn
  return one.minutedAt > other.minutedAt
}

/** Causes for which a resolution ends undone (`not_done_causes` in content/catalogues.json; a test keeps the two together). */
export const notDoneCauses = [
  'no_answer',
  'no_budget',
  'producer_missed',
  'agency_missed',
  'out_of_authority',
  'law_obstacle',
  'became_moot',
  'wrong_addressee',
  'merged',
  'circumstances',
] as const
export type NotDoneCause = (typeof notDoneCauses)[number]

/** Bands of lateness in days past the deadline; the last is open. */
export const ageBands = [
  { code: 'd7', from: 1, to: 7 },
  { code: 'd30', from: 8, to: 30 },
  { code: 'd90', from: 31, to: 90 },
  { code: 'd180', from: 91, to: 180 },
  { code: 'older', from: 181, to: null },
] as const
export type AgeBand = (typeof ageBands)[number]['code']
