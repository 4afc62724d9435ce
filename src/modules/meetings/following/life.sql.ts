import { type RawBuilder, sql } from 'kysely'
import { wholeNow } from '../../commitments/index.ts'
import type { LifeState } from './life.rules.ts'

/** What the life of `resolution` rests on besides its notification in force: what was answered, its ending, its figures. */
export const lifeBeside = (today: string): RawBuilder<unknown> => sql`
  left join resolution_answers accepted on accepted.notification_id = notice.id and accepted.kind = 'accept'
  left join resolution_answers objected on objected.notification_id = notice.id and objected.kind = 'object'
  left join resolution_answers rejected on rejected.notification_id = notice.id and rejected.kind = 'reject'
  left join resolution_endings ending on ending.resolution_id = resolution.id
  left join lateral (select ${wholeNow(sql`resolution.id`, 'approved', today)} as approved,
    ${wholeNow(sql`resolution.id`, 'claimed', today)} as claimed) figure on notice.id is not null`

/** The same with the notification in force. */
export const lifeJoins = (today: string): RawBuilder<unknown> => sql`
  left join resolution_notifications notice on notice.id = resolution.notification_id ${lifeBeside(today)}`

/** The state as `lifeStateOf` says it, over `lifeJoins`; a test holds the two together. */
export const lifeState = (today: string): RawBuilder<LifeState> => sql<LifeState>`case
  when ending.kind is not null then ending.kind
  when not resolution.asks_for_work then 'decided'
  when notice.id is null then case when resolution.deadline is null
    or (resolution.responsible_organisation_id is null and resolution.responsible_person_id is null) then 'incomplete' else 'minuted' end
  when coalesce(figure.approved, 0) >= 100 then 'done'
  when objected.kind is not null and rejected.kind is null then 'objected'
  when notice.deadline < ${today}::date then 'expired'
  when coalesce(figure.claimed, 0) > 0 or coalesce(figure.approved, 0) > 0 then 'inExecution'
  when accepted.kind is not null or rejected.kind is not null or notice.objection_until is null
    or notice.objection_until < ${today}::date then 'accepted'
  else 'notified' end`
