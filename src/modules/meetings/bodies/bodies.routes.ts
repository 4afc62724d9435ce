import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may, mayEver } from '../../../kernel/policy.ts'
import { type BodyKind, bodyKindOf, bodyKinds, editionTitle, parentKindsOf } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { holdsOn } from '../meetings.rules.ts'
import {
  AddSeat,
  AppointToSeat,
  Bodies,
  Body,
  BodyList,
  EndSeat,
  EndSitting,
  EstablishBody,
  GiveSeat,
} from './bodies.schema.ts'
import {
  type BodyRow,
  findBodyRow,
  listBodyRows,
  openNominations,
  pageOfBodies,
  provenanceOf,
  rulesOf,
  seatsOf,
  secretariesOf,
  sittingsOf,
} from './bodies.store.ts'
import { establishBody } from './bodies.verbs.ts'
import { addSeat, appointToSeat, endSeat, endSitting, giveSeat } from './seats.verbs.ts'

const Of = z.object({ id: Id })

const line = (row: BodyRow) => {
  const kind = bodyKindOf(row.kind)
  return { ...row, kindTitle: { fa: kind?.fa ?? row.kind, en: kind?.en ?? row.kind } }
}

const offered = ({ code, fa, en, reach, numbering }: BodyKind) => ({
  code,
  title: { fa, en },
  reach: reach as 'province' | 'cluster' | 'organisation' | 'body',
  restartsEachYear: numbering.restarts_each_year,
  parents: parentKindsOf(code),
})

async function showBody(ctx: Ctx, id: string) {
  const row = await findBodyRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  const [{ edition, rules }, seats, sittings, provenance, secretaryIds, asked, children] = await Promise.all([
    rulesOf(ctx.db, id, today),
    seatsOf(ctx.db, id),
    sittingsOf(ctx.db, id),
    provenanceOf(ctx.db, id),
    secretariesOf(ctx.db, id, today),
    openNominations(ctx.db, id),
    pageOfBodies(ctx.db, ctx.actor, { parentId: id }),
  ])
  const nameOf = await namesOf(ctx.db, [
    ...seats.map((seat) => seat.organisation_id),
    ...sittings.map((sitting) => sitting.person_id),
  ])
  const where = { ...row, bodyId: row.id }
  const facts = { where, secretaryIds }
  const maySeat = may(policy['meetings.seat'], ctx.actor, where, {})
  const order = rules.seats.map((seat) => seat.code)
  // seats beyond the standing ones come last
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return {
    ...line(row),
    parent: row.parentId === null ? null : { id: row.parentId, name: row.parentTitle ?? '' },
    children: children.map((child) => ({ id: child.id, name: child.title })),
    edition,
    editionTitle: editionTitle(edition),
    secretarySeat: rules.secretary.seat,
    chairSeat: rules.chair.seat,
    seatKinds: rules.seats.map(({ code, fa, en, voting, held_by }) => ({
      code,
      title: { fa, en },
      voting,
      heldBy: held_by,
    })),
    seats: seats
      .toSorted((one, other) => rank(one.code) - rank(other.code))
      .map((seat) => ({
        id: seat.id,
        code: seat.code,
        position: seat.position,
        title: seat.title,
        heldBy: seat.held_by,
        organisation: nameOf(seat.organisation_id),
        voting: seat.voting,
        required: seat.required,
        nomination: (maySeat === true && asked.get(seat.id)) || null,
        from: seat.valid_from,
        until: seat.valid_until,
        now: holdsOn({ from: seat.valid_from, until: seat.valid_until }, today),
        sittings: sittings
          .filter((sitting) => sitting.seat_id === seat.id)
          .map((sitting) => ({
            id: sitting.id,
            person: nameOf(sitting.person_id),
            orderNumber: sitting.order_number,
            orderDate: sitting.order_date,
            from: sitting.valid_from,
            until: sitting.valid_until,
            substituteOf: sitting.substitute_of,
            now: holdsOn({ from: sitting.valid_from, until: sitting.valid_until }, today),
          })),
      })),
    provenance,
    may: {
      seat: maySeat,
      call: may(policy['meetings.call'], ctx.actor, where, facts),
      history: may(policy['meetings.history'], ctx.actor, where, facts),
      minute: may(policy['meetings.minute'], ctx.actor, where, facts),
    },
  }
}

export const bodyRoutes = [
  route({
    method: 'GET',
    url: '/api/bodies',
    permission: 'signedIn',
    summary: 'Bodies within the reach, with the number of their last session',
    query: BodyList,
    reply: Bodies,
    handler: async ({ ctx, query }) => {
      const { rows, total } = await listBodyRows(ctx.db, ctx.actor, query)
      const mayEstablish = mayEver(policy['meetings.establish'], ctx.actor) || 'kernel.notYourRole'
      return { rows: rows.map(line), total, kinds: bodyKinds.map(offered), may: { establish: mayEstablish } }
    },
  }),
  route({
    method: 'POST',
    url: '/api/bodies',
    permission: 'meetings.establish',
    summary: 'Establishes a body; its series may go on at any number',
    body: EstablishBody,
    reply: Made,
    handler: ({ ctx, body }) => establishBody(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/bodies/:id',
    permission: 'signedIn',
    summary: 'A body with its seats and everybody who sat',
    params: Of,
    reply: Body,
    handler: ({ ctx, params }) => showBody(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/seats',
    permission: 'meetings.seat',
    summary: 'Adds a seat',
    params: Of,
    body: AddSeat,
    reply: Made,
    handler: ({ ctx, params, body }) => addSeat(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/seats/:id/end',
    permission: 'meetings.seat',
    summary: 'Ends a seat with a day, and with it whoever sits in it',
    params: Of,
    body: EndSeat,
    reply: z.object({ ended: z.number() }),
    handler: ({ ctx, params, body }) => endSeat(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/seats/:id/holder',
    permission: 'meetings.seat',
    summary: 'Names the institution that holds a seat',
    params: Of,
    body: GiveSeat,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await giveSeat(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/seats/:id/sittings',
    permission: 'meetings.seat',
    summary: 'Appoints a person to a seat',
    params: Of,
    body: AppointToSeat,
    reply: Made,
    handler: ({ ctx, params, body }) => appointToSeat(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/sittings/:id/end',
    permission: 'meetings.seat',
    summary: 'Ends a sitting with a day',
    params: Of,
    body: EndSitting,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await endSitting(ctx, params.id, body)
      return done
    },
  }),
]
