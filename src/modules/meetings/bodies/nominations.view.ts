import '../meetings.tables.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { type Answer, may } from '../../../kernel/policy.ts'
import { findRecord } from '../../../kernel/records.ts'
import { policy } from '../meetings.policy.ts'
import type { Nomination } from './nominations.schema.ts'

/** An asking for a seat's member: for which seat of which body, who was named, and how it ended. @throws 404 */
export async function showNomination(ctx: Ctx, id: string): Promise<Nomination> {
  const record = await findRecord(ctx.db, ctx.actor, id, 'nomination')
  if (!record) throw notFound()
  const row = await ctx.db
    .selectFrom('nominations')
    .innerJoin('seats', 'seats.id', 'nominations.seat_id')
    .innerJoin('records as body', 'body.id', 'seats.body_id')
    .leftJoin('sittings', 'sittings.id', 'nominations.sitting_id')
    .selectAll('nominations')
    .select(['seats.title as seatTitle', 'seats.voting', 'body.id as bodyId', 'body.title as bodyTitle'])
    .select('sittings.person_id as seatedId')
    .where('nominations.id', '=', id)
    .executeTakeFirstOrThrow()
  const nameOf = await namesOf(ctx.db, [row.organisation_id, row.asked_by, row.person_id, row.named_by, row.seatedId])
  const over: Answer | null = row.settled_at === null ? null : 'meetings.nominationOver'
  return {
    id,
    version: record.version,
    seat: { id: row.seat_id, title: row.seatTitle, voting: row.voting },
    body: { id: row.bodyId, name: row.bodyTitle },
    organisation: nameOf(row.organisation_id)!,
    askedBy: nameOf(row.asked_by),
    askedAt: row.asked_at,
    due: row.due,
    note: row.note,
    named:
      row.named_at === null
        ? null
        : {
            person: nameOf(row.person_id),
            name: nameOf(row.person_id)?.name ?? row.name ?? '',
            post: row.post,
            letter: row.letter,
            by: nameOf(row.named_by),
            at: row.named_at,
          },
    settled:
      row.settled_at === null
        ? null
        : { at: row.settled_at, seated: nameOf(row.seatedId), reason: row.withdrawn_reason },
    may: {
      name: over ?? may(policy['meetings.nameMember'], ctx.actor, record, {}),
      /** One's own institution: nothing need be said of how it came. */
      own: ctx.actor.reach.organisationIds.includes(row.organisation_id) || 'kernel.notYourRole',
      seat: over ?? may(policy['meetings.seat'], ctx.actor, record, {}),
    },
  }
}
