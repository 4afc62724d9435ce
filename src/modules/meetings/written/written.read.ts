import { dayInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { policy, selves } from '../meetings.policy.ts'
import { categories } from '../resolutions/categories.ts'
import { countWritten } from './written.rules.ts'
import type { WrittenShown } from './written.schema.ts'
import { answersOf, countingFacts, findWritten, listWritten, type WrittenRow } from './written.store.ts'

const lineOf = (row: WrittenRow) => ({
  id: row.id,
  text: row.text,
  state: row.state,
  due: row.due,
  proposedAt: row.proposed_at,
  closedAt: row.closed_at,
  asked: row.asked,
  answered: row.answered,
})

/** Decisions in writing of a body, newest first. @throws 404 */
export async function writtenOfBody(ctx: Ctx, bodyId: string, page = { limit: 200, offset: 0 }) {
  await getRecord(ctx.db, ctx.actor, bodyId, 'body')
  return (await listWritten(ctx.db, ctx.actor, bodyId, page)).map(lineOf)
}

/** One of them with what everybody answered, how it stands under the body's rule, and what the actor may do. @throws 404 */
export async function showWritten(ctx: Ctx, id: string): Promise<WrittenShown> {
  const row = await findWritten(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  // once closed it stays as it was counted
  const day = row.closed_at ? dayInTehran(row.closed_at) : today
  const [answers, { rules, seats, terms }, secretaryIds] = await Promise.all([
    answersOf(ctx.db, id),
    countingFacts(ctx.db, row.body_id, day),
    secretariesOf(ctx.db, row.body_id, today),
  ])
  const nameOf = await namesOf(ctx.db, [
    ...answers.map((one) => one.person_id),
    row.responsible_organisation_id,
    row.responsible_person_id,
    row.proposed_by,
    row.closed_by,
  ])
  const facts = answers.map((one) => ({ seatId: one.seat_id, personId: one.person_id, answer: one.answer }))
  const counted = countWritten(rules, seats, terms, facts, day)
  const own = selves(ctx.actor)
  const where = { ...row, bodyId: row.body_id }
  const keep = may(policy['meetings.call'], ctx.actor, where, { where, secretaryIds })
  const open = row.state === 'open'
  const over = row.due < today
  const asked = answers.some((one) => own.includes(one.person_id))
  const category = categories.find((one) => one.code === row.category)
  return {
    ...lineOf(row),
    body: { id: row.body_id, name: row.bodyTitle },
    category: category ? { fa: category.fa, en: category.en } : null,
    responsibleOrganisation: nameOf(row.responsible_organisation_id),
    responsiblePerson: nameOf(row.responsible_person_id),
    deadline: row.deadline,
    proposedBy: nameOf(row.proposed_by),
    closedBy: nameOf(row.closed_by),
    reason: row.reason,
    resolution: row.resolution_id ? { id: row.resolution_id, number: row.resolutionNumber! } : null,
    rule: { fa: rules.quorum.fa, en: rules.quorum.en },
    needed: counted.needed,
    total: counted.total,
    vote: counted.vote,
    outcome: counted.outcome,
    answers: seats.flatMap((seat) => {
      const one = answers.find((answer) => answer.seat_id === seat.id)
      return one
        ? [
            {
              id: one.id,
              seatId: seat.id,
              seat: seat.title,
              person: nameOf(one.person_id),
              answer: one.answer,
              text: one.body,
              how: one.how,
              at: one.answered_at,
              mine: own.includes(one.person_id),
            },
          ]
        : []
    }),
    may: {
      answer: !open ? 'meetings.writtenClosed' : over ? 'meetings.writtenOver' : asked ? true : 'meetings.notAsked',
      keep: open ? keep : 'meetings.writtenClosed',
      close: !open ? 'meetings.writtenClosed' : over || row.answered === row.asked ? keep : 'meetings.answersOpen',
    },
  }
}
