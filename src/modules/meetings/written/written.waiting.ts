import { type RawBuilder, sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../../kernel/manifest.ts'

const details = sql`jsonb_build_object('title', record.title, 'body', body.title, 'until', decision.due)`

/** A decision in writing waits on each who was asked and has not answered, until the last day for answers is over. */
const toAnswer: WaitingSelect = {
  what: 'meetings.answerWritten',
  path: '/written-decisions/:record?act=answer',
  select: (today) => sql<WaitingRow>`
    select decision.id as record_id, answer.id as subject_id, 'meetings.answerWritten'::text as what, answer.person_id,
      null::text as role, decision.proposed_at as since, decision.due, ${details} as details
    from written_answers answer
    join written_decisions decision on decision.id = answer.decision_id and decision.state = 'open' and decision.due >= ${today}::date
    join records record on record.id = decision.id
    join records body on body.id = decision.body_id
    where answer.answer is null`,
}

/** Everybody has answered, or the last day is over: it waits on the secretariat to be counted. */
const ripe = (today: string): RawBuilder<unknown> => sql`decision.state = 'open' and (decision.due < ${today}::date
  or not exists (select 1 from written_answers open where open.decision_id = decision.id and open.answer is null))`

const close = (
  asked: (today: string) => { columns: RawBuilder<unknown>; joins: RawBuilder<unknown> },
): WaitingSelect => ({
  what: 'meetings.closeWritten',
  path: '/written-decisions/:record?act=close',
  select: (today) => {
    const { columns, joins } = asked(today)
    return sql<WaitingRow>`
      select decision.id as record_id, decision.id as subject_id, 'meetings.closeWritten'::text as what, ${columns},
        coalesce((select max(given.answered_at) from written_answers given where given.decision_id = decision.id), decision.proposed_at)
          as since, decision.due + 7 as due, ${details} as details
      from written_decisions decision
      join records record on record.id = decision.id
      join records body on body.id = decision.body_id
      ${joins}
      where ${ripe(today)}`
  },
})

export const writtenWaiting: readonly WaitingSelect[] = [
  toAnswer,
  close(() => ({ columns: sql`null::uuid as person_id, 'expert'::text as role`, joins: sql`` })),
  close((today) => ({
    columns: sql`sitting.person_id, null::text as role`,
    joins: sql`
      join seats seat on seat.body_id = decision.body_id and seat.code = (select rules->'secretary'->>'seat' from body_rules
        where body_id = decision.body_id order by valid_from > ${today}::date, abs(valid_from - ${today}::date) limit 1)
      join sittings sitting on sitting.seat_id = seat.id and (sitting.valid_from is null or sitting.valid_from <= ${today}::date)
        and (sitting.valid_until is null or sitting.valid_until >= ${today}::date)`,
  })),
]
