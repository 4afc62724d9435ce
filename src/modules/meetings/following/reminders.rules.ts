import { addDays } from '../../../kernel/fa/index.ts'
import { type LifeState, runningStates } from './life.rules.ts'
import type { FollowUpContent, FollowUpRule } from './reminders.schema.ts'

/** The set of rules for a resolution: the first whose categories and kinds of body fit; undefined: nobody is reminded. */
export const setFor = (content: FollowUpContent, of: { category: string | null; bodyKind: string }) =>
  content.sets.find(
    ({ categories, kinds }) =>
      (categories.length === 0 || (of.category !== null && categories.includes(of.category))) &&
      (kinds.length === 0 || kinds.includes(of.bodyKind)),
  )

export interface Reminded {
  category: string | null
  bodyKind: string
  state: LifeState
  notifiedOn: string
  deadline: string
  /** Said to be done to the end: it waits on whoever confirms, and nobody else is reminded. */
  saidDone: boolean
  /** Codes of the rules under which this notification was reminded of already. */
  written: readonly string[]
}

export interface DueReminder {
  rule: FollowUpRule
  /** The day for which the rule asks it. */
  forDay: string
}

/**
 * Who is to be reminded of a notified resolution on a day: of each addressee's rules the latest whose day has come, unless it was written.
 * A day that the house slept through is made up for, yet nobody gets yesterday's reminder beside today's; a rule whose day was before the
 * notification is left out.
 */
export function dueReminders(content: FollowUpContent, one: Reminded, day: string): DueReminder[] {
  if (!runningStates.includes(one.state) || one.state === 'objected' || one.saidDone) return []
  const rules = setFor(content, one)?.rules ?? []
  const come = rules
    .map((rule) => ({ rule, forDay: addDays(one.deadline, rule.when_days) }))
    .filter(({ rule, forDay }) => forDay <= day && (rule.when_days >= 0 || forDay > one.notifiedOn))
  const latest = [...Map.groupBy(come, ({ rule }) => rule.to).values()].map((own) =>
    own.reduce((last, next) => (next.rule.when_days >= last.rule.when_days ? next : last)),
  )
  return latest
    .filter(({ rule }) => !one.written.includes(rule.code))
    .toSorted((a, b) => a.rule.when_days - b.rule.when_days)
}
