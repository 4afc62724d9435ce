import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { provenanceOf, secretariesOf } from '../bodies/bodies.store.ts'
import { policy } from '../meetings.policy.ts'
import { yearOfSeries } from '../meetings.rules.ts'
import { categories } from '../resolutions/categories.ts'
import { listResolutionsOf } from '../resolutions/resolutions.read.ts'
import { Resolutions } from '../resolutions/resolutions.schema.ts'
import { CallSession, EnterHistoricSession, HoldSession, Session, SessionList, Sessions } from './sessions.schema.ts'
import { agendaOf, findSessionRow, listSessionRows, otherPlanned, type SessionRow } from './sessions.store.ts'
import { callSession, enterHistoricSession, holdSession } from './sessions.verbs.ts'

const Of = z.object({ id: Id })
const MadeNumbered = Made.extend({ number: z.number().optional() })

const line = (row: SessionRow, resolutionCount: number) => ({ ...row, year: yearOfSeries(row.series), resolutionCount })

async function showSession(ctx: Ctx, id: string) {
  const row = await findSessionRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const [agenda, resolutions, nameOf, provenance, secretaryIds, others] = await Promise.all([
    agendaOf(ctx.db, ctx.actor, id),
    listResolutionsOf(ctx, { sessionId: id }),
    namesOf(ctx.db, [row.chairPersonId]),
    provenanceOf(ctx.db, id),
    secretariesOf(ctx.db, row.bodyId, ctx.clock.today()),
    row.state === 'planned' ? otherPlanned(ctx.db, ctx.actor, row) : [],
  ])
  const facts = { where: row, secretaryIds }
  return {
    ...line(row, resolutions.length),
    body: { id: row.bodyId, name: row.bodyTitle },
    chair: nameOf(row.chairPersonId),
    agenda: agenda.map(({ recordId, recordKind, recordTitle, carriedFrom, ...item }) => ({
      ...item,
      carried: carriedFrom !== null,
      record: recordId === null ? null : { id: recordId, kind: recordKind, title: recordTitle },
    })),
    carryTo: others.map((other) => ({ id: other.id, name: other.title })),
    categories: [...categories],
    provenance,
    may: {
      call: may(policy['meetings.call'], ctx.actor, row, facts),
      minute: may(policy['meetings.minute'], ctx.actor, row, facts),
    },
  }
}

export const sessionRoutes = [
  route({
    method: 'GET',
    url: '/api/bodies/:id/sessions',
    permission: 'signedIn',
    summary: 'Sessions of a body, newest first',
    params: Of,
    query: SessionList,
    reply: Sessions,
    handler: async ({ ctx, params, query }) => {
      await getRecord(ctx.db, ctx.actor, params.id, 'body')
      const { rows, total } = await listSessionRows(ctx.db, ctx.actor, params.id, query)
      return { rows: rows.map((row) => line(row, Number(row.resolutionCount ?? 0))), total }
    },
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/sessions',
    permission: 'meetings.call',
    summary: 'Calls the next session of a body',
    params: Of,
    body: CallSession,
    reply: MadeNumbered,
    handler: ({ ctx, params, body }) => callSession(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/historic-sessions',
    permission: 'meetings.history',
    summary: 'Enters a session held before the product, as history',
    params: Of,
    body: EnterHistoricSession,
    reply: MadeNumbered,
    handler: ({ ctx, params, body }) => enterHistoricSession(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id',
    permission: 'signedIn',
    summary: 'A session with its agenda',
    params: Of,
    reply: Session,
    handler: ({ ctx, params }) => showSession(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/resolutions',
    permission: 'signedIn',
    summary: 'Resolutions of a session, by number',
    params: Of,
    reply: Resolutions,
    handler: async ({ ctx, params }) => ({ rows: await listResolutionsOf(ctx, { sessionId: params.id }) }),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/holding',
    permission: 'meetings.call',
    summary: 'Says that a planned session was held',
    params: Of,
    body: HoldSession,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await holdSession(ctx, params.id, body)
      return done
    },
  }),
]
