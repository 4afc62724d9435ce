import { sql } from 'kysely'
import type { Where } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, refuse, violatedConstraint } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import {
  findRecord,
  getRecord,
  insertRecord,
  markProvenance,
  type RecordRow,
  touchRecord,
} from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { type BodyKind, bodyKindOf, rulesEdition } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { overlap, seriesOf, standingSeats } from '../meetings.rules.ts'
import { raiseSeries } from '../meetings.store.ts'
import type { AddSeat, AppointToSeat, EstablishBody } from './bodies.schema.ts'
import { lockSeat, sittingsOfSeat } from './bodies.store.ts'

const placeField = {
  province: 'provinceId',
  cluster: 'clusterId',
  organisation: 'organisationId',
  body: 'parentId',
} as const

/** Where the body will stand: as its kind's reach asks. A council stands in its cluster and so in that cluster's province. */
async function placeOf(tx: Tx, ctx: Ctx, kind: BodyKind, input: EstablishBody): Promise<Where> {
  const field = placeField[kind.reach as keyof typeof placeField]
  const id = input[field]
  if (!id) throw refuse('meetings.placeMissing', {}, [{ path: field, code: 'meetings.placeMissing' }])
  if (field === 'provinceId') return { provinceId: id }
  const owner = await findRecord(tx, ctx.actor, id, kind.reach)
  if (!owner) throw refuse('meetings.placeUnknown', {}, [{ path: field, code: 'meetings.placeUnknown' }])
  const { provinceId, clusterId, organisationId } = owner
  return {
    provinceId,
    clusterId: field === 'clusterId' ? id : clusterId,
    organisationId: field === 'organisationId' ? id : organisationId,
  }
}

/** A body of that name in the same province; of a cluster's own kinds (its council) any, as it has one of each. Two at once wait for each other. */
async function findTwin(tx: Tx, kind: BodyKind, title: string, { provinceId = null, clusterId = null }: Where) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bodies ${kind.code} ${provinceId}`}, 0))`.execute(tx)
  return tx
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .select('records.title as title')
    .where('kind_code', '=', kind.code)
    .where((eb) =>
      kind.reach === 'cluster'
        ? eb('records.cluster_id', '=', clusterId)
        : eb.and([eb('records.title', '=', title), eb('records.province_id', 'is not distinct from', provinceId)]),
    )
    .executeTakeFirst()
}

/**
 * Establishes a body with the standing seats of its kind, which stay empty until somebody is appointed. Its series goes on after
 * `lastNumber`, so a council that held six sessions before the product calls its seventh.
 *
 * @throws 422 `meetings.unknownKind`, `meetings.placeMissing`, `meetings.placeUnknown`, `meetings.yearMissing`; 409 `meetings.bodyExists`
 */
export const establishBody = (ctx: Ctx, input: EstablishBody): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.establish', async (tx, entry) => {
    const kind = bodyKindOf(input.kind)
    if (!kind) throw refuse('meetings.unknownKind', { kind: input.kind }, [{ path: 'kind', code: 'kernel.notOneOf' }])
    const where = await placeOf(tx, ctx, kind, input)
    authorize(policy['meetings.establish'], ctx.actor, where, {})
    const lastNumber = input.lastNumber ?? 0
    const series = seriesOf(kind.numbering, { year: input.year ?? null, heldOn: lastNumber ? null : ctx.clock.today() })
    if (!series) throw refuse('meetings.yearMissing', {}, [{ path: 'year', code: 'meetings.yearMissing' }])
    const twin = await findTwin(tx, kind, input.title, where)
    if (twin) throw conflict('meetings.bodyExists', { title: twin.title })

    const id = newId()
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'body', title: input.title, ...where, bodyId: id })
    await tx
      .insertInto('bodies')
      .values({ id, kind_code: kind.code, parent_id: input.parentId ?? null })
      .execute()
    await tx
      .insertInto('body_rules')
      .values({ body_id: id, valid_from: ctx.clock.today(), edition: rulesEdition, rules: JSON.stringify(kind) })
      .execute()
    const seats = standingSeats(kind).map(({ rule, position }) => ({
      id: newId(),
      body_id: id,
      code: rule.code,
      position,
      title: JSON.stringify({ fa: rule.fa, en: rule.en }),
      held_by: rule.held_by,
      organisation_id: null,
      voting: rule.voting,
      required: rule.required,
    }))
    if (seats.length > 0) await tx.insertInto('seats').values(seats).execute()
    await raiseSeries(tx, id, series, lastNumber)
    if (input.source) await markProvenance(tx, id, [input.source])
    entry({
      recordId: id,
      provinceId: where.provinceId ?? null,
      after: { kind: kind.code, title: input.title, edition: rulesEdition, lastNumber, source: input.source ?? null },
    })
    return { id }
  })

/** The body of a seat or sitting, checked for sight and permission, moved on one version. */
async function openBody(tx: Tx, ctx: Ctx, bodyId: string): Promise<RecordRow> {
  const body = await getRecord(tx, ctx.actor, bodyId, 'body')
  authorize(policy['meetings.seat'], ctx.actor, body, {})
  await touchRecord(tx, body, null)
  return body
}

/** Adds a seat beyond the standing ones. A code used already gets the next position. */
export const addSeat = (ctx: Ctx, bodyId: string, input: AddSeat): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.addSeat', async (tx, entry) => {
    const body = await openBody(tx, ctx, bodyId)
    const { last } = await tx
      .selectFrom('seats')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
      .where('body_id', '=', bodyId)
      .where('code', '=', input.code)
      .executeTakeFirstOrThrow()
    const seat = {
      id: newId(),
      body_id: bodyId,
      code: input.code,
      position: last + 1,
      title: JSON.stringify(input.title),
      held_by: input.heldBy,
      organisation_id: input.organisationId ?? null,
      voting: input.voting,
      required: input.required ?? false,
    }
    await tx.insertInto('seats').values(seat).execute()
    entry({
      recordId: bodyId,
      provinceId: body.provinceId,
      after: { seat: seat.id, ...input, position: seat.position },
    })
    return { id: seat.id }
  })

async function openSeat(tx: Tx, ctx: Ctx, seatId: string) {
  const seat = await lockSeat(tx, seatId)
  if (!seat) throw notFound()
  return { seat, body: await openBody(tx, ctx, seat.body_id) }
}

/** Names the institution that holds the seat, or leaves it open again. */
export const giveSeat = (ctx: Ctx, seatId: string, input: { organisationId: string | null }): Promise<void> =>
  runVerb(ctx, 'meetings.giveSeat', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    if (input.organisationId && !(await findRecord(tx, ctx.actor, input.organisationId, 'organisation')))
      throw refuse('meetings.noSuchOrganisation', {}, [{ path: 'organisationId', code: 'meetings.noSuchOrganisation' }])
    await tx.updateTable('seats').set({ organisation_id: input.organisationId }).where('id', '=', seatId).execute()
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      before: { seat: seatId, organisationId: seat.organisation_id },
      after: { seat: seatId, organisationId: input.organisationId },
    })
  })

/**
 * Seats a person by an appointment order. What the paper leaves open (its number, since when, until when) stays open.
 * One member at a time holds a seat; a substitute sits beside the one he stands in for.
 *
 * @throws 409 `meetings.seatTaken` naming who sits there; 422 `meetings.noSuchPerson`, `meetings.termReversed`, `meetings.notThatSeat`
 */
export const appointToSeat = (ctx: Ctx, seatId: string, input: AppointToSeat): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.appoint', async (tx, entry) => {
    const { seat, body } = await openSeat(tx, ctx, seatId)
    if (!(await findRecord(tx, ctx.actor, input.personId, 'person')))
      throw refuse('meetings.noSuchPerson', {}, [{ path: 'personId', code: 'meetings.noSuchPerson' }])
    const term = { from: input.from ?? null, until: input.until ?? null }
    const sittings = await sittingsOfSeat(tx, seatId)
    if (input.substituteOf && !sittings.some((sitting) => sitting.id === input.substituteOf))
      throw refuse('meetings.notThatSeat', {}, [{ path: 'substituteOf', code: 'meetings.notThatSeat' }])
    const holder = sittings.find(
      (sitting) =>
        !input.substituteOf &&
        sitting.substitute_of === null &&
        overlap(term, { from: sitting.valid_from, until: sitting.valid_until }),
    )
    if (holder) {
      const person = await tx
        .selectFrom('records')
        .select('title')
        .where('id', '=', holder.person_id)
        .executeTakeFirstOrThrow()
      throw conflict('meetings.seatTaken', { name: person.title, until: holder.valid_until })
    }
    const id = newId()
    try {
      await tx
        .insertInto('sittings')
        .values({
          id,
          seat_id: seatId,
          person_id: input.personId,
          order_number: input.orderNumber ?? null,
          order_date: input.orderDate ?? null,
          valid_from: term.from,
          valid_until: term.until,
          substitute_of: input.substituteOf ?? null,
          entered_at: ctx.clock.now(),
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'sittings_term')
        throw refuse('meetings.termReversed', {}, [{ path: 'until', code: 'meetings.termReversed' }])
      throw error
    }
    if (input.source) await markProvenance(tx, body.id, [{ ...input.source, field: `sitting:${id}` }])
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      after: { sitting: id, seat: seat.code, ...input },
    })
    return { id }
  })

/** Ends a sitting with that day, which is still its. @throws 422 `meetings.termReversed` */
export const endSitting = (ctx: Ctx, sittingId: string, input: { until: string; reason?: string }): Promise<void> =>
  runVerb(ctx, 'meetings.endSitting', async (tx, entry) => {
    const sitting = await tx.selectFrom('sittings').selectAll().where('id', '=', sittingId).executeTakeFirst()
    if (!sitting) throw notFound()
    const { body } = await openSeat(tx, ctx, sitting.seat_id)
    if (sitting.valid_from && sitting.valid_from > input.until)
      throw refuse('meetings.termReversed', {}, [{ path: 'until', code: 'meetings.termReversed' }])
    await tx.updateTable('sittings').set({ valid_until: input.until }).where('id', '=', sittingId).execute()
    entry({
      recordId: body.id,
      provinceId: body.provinceId,
      before: { sitting: sittingId, until: sitting.valid_until },
      after: { sitting: sittingId, until: input.until },
      reason: input.reason ?? null,
    })
  })
