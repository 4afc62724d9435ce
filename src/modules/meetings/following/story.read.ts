import { dayInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { dayNumber } from '../../../kernel/fa/index.ts'
import { namesOf, seenNames } from '../../../kernel/names.ts'
import type { RecordRow } from '../../../kernel/records.ts'
import { type followingPolicy, isResponsible, mayFollowUp, type ResponsibleFacts } from './following.policy.ts'
import type { Life, StoryLine } from './following.schema.ts'
import { answersOf, endingOf, type LifeRow, notificationsOf, remindersOf } from './following.store.ts'
import { openStates, runningStates, whyNotAccept, whyNotEnd, whyNotObject } from './life.rules.ts'

/** The life as pages show it. */
export function shownLife(life: LifeRow, today: string): Life {
  const late = life.deadline !== null && life.deadline < today && runningStates.includes(life.state)
  return {
    state: life.state,
    percent: life.notice_id === null ? null : life.approved,
    objectionUntil: life.state === 'notified' ? life.objection_until : null,
    daysLate: late ? dayNumber(today) - dayNumber(life.deadline!) : 0,
  }
}

/** Everything that happened to a resolution from its notification on, oldest first. */
export async function storyOf(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<StoryLine[]> {
  const notices = await notificationsOf(ctx.db, id)
  const [answers, ending, reminders] = await Promise.all([
    answersOf(
      ctx.db,
      notices.map((notice) => notice.id),
    ),
    endingOf(ctx.db, id),
    remindersOf(ctx.db, id),
  ])
  const nameOf = await namesOf(ctx.db, [
    ...notices.flatMap((one) => [one.notified_by, one.organisation_id, one.person_id]),
    ...[...answers, ...(ending ? [ending] : [])].flatMap((one) => [
      one.made_by,
      one.for_person_id,
      one.for_organisation_id,
    ]),
    ending?.decision_id,
  ])
  const seenOf = await seenNames(
    ctx,
    answers.map((one) => one.record_id),
  )
  const saidOf = (one: (typeof answers)[number] | NonNullable<typeof ending>) => ({
    by: nameOf(one.made_by),
    forWhom: nameOf(one.for_person_id) ?? nameOf(one.for_organisation_id),
    how: one.how,
    at: one.made_at,
  })
  const bare = {
    deadline: null,
    notificationId: null,
    reason: null,
    cause: null,
    decision: null,
    whom: null,
    rule: null,
    said: null,
    record: null,
  }
  const lines: (StoryLine & { at: Date })[] = [
    ...notices.map((one) => ({
      ...bare,
      what: one.renews_id ? ('putOff' as const) : ('notified' as const),
      on: one.notified_on,
      deadline: one.deadline,
      notificationId: one.id,
      reason: one.reason,
      said: {
        by: nameOf(one.notified_by),
        forWhom: nameOf(one.organisation_id) ?? nameOf(one.person_id),
        how: null,
        at: one.notified_at,
      },
      at: one.notified_at,
    })),
    ...answers.map((one) => ({
      ...bare,
      what: one.kind,
      on: one.said_on,
      reason: one.reason,
      said: saidOf(one),
      record: seenOf(one.record_id),
      at: one.made_at,
    })),
    ...reminders.map((one) => ({
      ...bare,
      what: 'reminder' as const,
      on: one.for_day,
      whom: one.whom,
      rule: one.said,
      at: one.made_at,
    })),
    ...(ending
      ? [
          {
            ...bare,
            what: ending.kind,
            on: dayInTehran(ending.made_at),
            reason: ending.reason,
            cause: ending.cause,
            decision: nameOf(ending.decision_id),
            said: saidOf(ending),
            at: ending.made_at,
          },
        ]
      : []),
  ]
  return lines.toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ at, ...line }) => line)
}

/** Does this reader answer for it, so that an answer is the body's own? */
export const answersForIt = (ctx: Pick<Ctx, 'actor'>, record: ResponsibleFacts['where'], life: LifeRow): boolean =>
  isResponsible(ctx.actor, {
    where: record,
    secretaryIds: [],
    personId: life.person_id,
    organisationId: life.organisation_id,
    askedRole: life.asked_role,
  })

/** What this reader may do about it now, or the reason why not. */
export function mayFollow(
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  record: Pick<RecordRow, 'provinceId' | 'clusterId' | 'organisationId' | 'bodyId'>,
  life: LifeRow,
  secretaryIds: readonly string[],
): Record<string, true | string> {
  const facts: ResponsibleFacts = {
    where: record,
    secretaryIds,
    personId: life.person_id,
    organisationId: life.organisation_id,
    askedRole: life.asked_role,
  }
  const today = ctx.clock.today()
  const ask = {
    state: life.state,
    notification: life.notice_id ? { notifiedOn: life.notified_on!, objectionUntil: life.objection_until } : null,
    answered: life.accepted || life.objected,
    saidOn: today,
    today,
  }
  const allowed = (permission: keyof typeof followingPolicy) => mayFollowUp(permission, ctx.actor, record, facts)
  const both = (permission: keyof typeof followingPolicy, why: string | undefined) => why ?? allowed(permission)
  const running = runningStates.includes(life.state)
  return {
    accept: both('meetings.accept', whyNotAccept(ask)?.code),
    // a letter that came in time may still be typed, so only the writing itself tells that it is too late
    object: both('meetings.object', whyNotObject({ ...ask, saidOn: life.notified_on ?? today })?.code),
    answerObjection: both('meetings.answerObjection', life.state === 'objected' ? undefined : 'meetings.noObjection'),
    confirm: both('meetings.confirm', running ? undefined : 'meetings.resolutionOver'),
    putOff: both(
      'meetings.putOff',
      life.state === 'objected'
        ? 'meetings.answerObjectionFirst'
        : running
          ? undefined
          : openStates.includes(life.state)
            ? 'meetings.notNotified'
            : 'meetings.resolutionOver',
    ),
    endUndone: both('meetings.endUndone', whyNotEnd(life.state)?.code),
    cancel: both('meetings.cancel', whyNotEnd(life.state)?.code),
  }
}
