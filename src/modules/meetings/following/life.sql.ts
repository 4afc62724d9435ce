import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { wholeNow } from '../../commitments/index.ts'
import type { AnswerKind } from './following.tables.ts'
import type { LifeState } from './life.rules.ts'

/** Was this answered to the notification in force? Asked only of the few that are open. */
export const answered = (
  kind: AnswerKind,
): RawBuilder<SqlBool> => sql<SqlBool>`exists (select 1 from resolution_answers answer
  where answer.notification_id = notice.id and answer.kind = ${sql.lit(kind)})`

/** One column of such an answer. */
export const answerSays = (kind: AnswerKind, column: 'reason' | 'made_at'): RawBuilder<unknown> => sql`
  (select ${sql.ref(`answer.${column}`)} from resolution_answers answer
    where answer.notification_id = notice.id and answer.kind = ${sql.lit(kind)})`

/** The figures of an open resolution, read from the commitment's points; asked only of those, a case looks no further than it must. */
export const lifeBeside = (today: string): RawBuilder<unknown> => {
  const open = (line: 'approved' | 'claimed') => sql`case when resolution.ended is null and notice.id is not null
    then ${wholeNow(sql`resolution.id`, line, today)} end`
  return sql`cross join lateral (select ${open('approved')} as approved, ${open('claimed')} as claimed offset 0) figure`
}

/** The same with the notification in force. */
export const lifeJoins = (today: string): RawBuilder<unknown> => sql`
  left join resolution_notifications notice on notice.id = resolution.notification_id ${lifeBeside(today)}`

/** Approved percent, of ended ones too: what is done was approved to the end. Null where nothing was notified. */
export const approvedNow = (today: string): RawBuilder<unknown> => sql`case
  when notice.id is null then null
  when resolution.ended = 'done' then 100
  when resolution.ended is not null then ${wholeNow(sql`resolution.id`, 'approved', today)}
  else figure.approved end`

/** The state as `lifeStateOf` says it, over `lifeJoins`; a test holds the two together. What ended is told without looking further. */
export const lifeState = (today: string): RawBuilder<LifeState> => sql<LifeState>`case
  when resolution.ended is not null then resolution.ended
  when not resolution.asks_for_work then 'decided'
  when notice.id is null then case when resolution.deadline is null
    or (resolution.responsible_organisation_id is null and resolution.responsible_person_id is null) then 'incomplete' else 'minuted' end
  when coalesce(figure.approved, 0) >= 100 then 'done'
  when ${answered('object')} and not ${answered('reject')} then 'objected'
  when notice.deadline < ${today}::date then 'expired'
  when coalesce(figure.claimed, 0) > 0 or coalesce(figure.approved, 0) > 0 then 'inExecution'
  when notice.objection_until is null or notice.objection_until < ${today}::date or ${answered('accept')} or ${answered('reject')}
    then 'accepted'
  else 'notified' end`
