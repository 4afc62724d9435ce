import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { writeZip } from '../../../kernel/files/zip.ts'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { namesOf, seenNames } from '../../../kernel/names.ts'
import { AddAgendaItem } from '../sessions/sessions.schema.ts'
import { findSessionRow } from '../sessions/sessions.store.ts'
import {
  AskedList,
  Candidates,
  ChangeAgendaItem,
  EnterAnswer,
  FillAgenda,
  OrderAgenda,
  SendOut,
} from './agenda.schema.ts'
import { askedOf } from './agenda.store.ts'
import { addAgendaItem, changeAgendaItem, fillAgenda, orderAgenda, removeAgendaItem } from './agenda.verbs.ts'
import { agendaFile } from './agenda-file.read.ts'
import { listCandidates } from './candidates.read.ts'
import { enterAnswer, sendOut } from './sent-out.verbs.ts'

const Of = z.object({ id: Id })

async function seen(ctx: Ctx, id: string) {
  const row = await findSessionRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  return row
}

async function showCandidates(ctx: Ctx, id: string): Promise<Candidates> {
  const { bodyId, heldOn } = await seen(ctx, id)
  const rows = await listCandidates(ctx.db, ctx, { id, body_id: bodyId, held_on: heldOn })
  return {
    rows: rows.map((row) => ({
      what: row.what,
      subjectId: row.subject_id,
      title: row.title,
      record: { id: row.record_id, kind: row.record_kind, title: row.record_title },
      carriedFrom: typeof row.details.carriedNumber === 'number' ? row.details.carriedNumber : null,
      calledOff: row.details.calledOff === true,
      since: row.since,
      due: row.due,
    })),
  }
}

async function showAsked(ctx: Ctx, id: string): Promise<AskedList> {
  await seen(ctx, id)
  const rows = await askedOf(ctx.db, id)
  const nameOf = await namesOf(
    ctx.db,
    rows.map((row) => row.organisationId),
  )
  const seenOf = await seenNames(
    ctx,
    rows.map((row) => row.answeredBy),
  )
  return {
    rows: rows.map((row) => ({
      id: row.id,
      itemId: row.itemId!,
      organisation: nameOf(row.organisationId)!,
      due: row.due!,
      question: row.question,
      answer: row.answer === null ? null : { text: row.answer, at: row.answeredAt!, by: seenOf(row.answeredBy) },
    })),
  }
}

export const agendaRoutes = [
  route({
    method: 'POST',
    url: '/api/sessions/:id/agenda',
    permission: 'meetings.call',
    summary: 'Adds a matter at the end of the agenda',
    params: Of,
    body: AddAgendaItem,
    reply: Made,
    handler: ({ ctx, params, body }) => addAgendaItem(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/agenda/candidates',
    permission: 'signedIn',
    summary: 'What the rooms propose for the agenda of a session',
    params: Of,
    reply: Candidates,
    handler: ({ ctx, params }) => showCandidates(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/sessions/:id/agenda/filling',
    permission: 'meetings.call',
    summary: 'Fills the agenda with what was chosen of the proposals',
    params: Of,
    body: FillAgenda,
    reply: z.object({ added: z.number() }),
    handler: ({ ctx, params, body }) => fillAgenda(ctx, params.id, body),
  }),
  route({
    method: 'PUT',
    url: '/api/sessions/:id/agenda/order',
    permission: 'meetings.call',
    summary: 'Puts the agenda into an order',
    params: Of,
    body: OrderAgenda,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await orderAgenda(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/agenda-items/:id',
    permission: 'meetings.call',
    summary: 'Words an agenda item anew, allots it time, or says whether it was reached',
    params: Of,
    body: ChangeAgendaItem,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await changeAgendaItem(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/agenda-items/:id',
    permission: 'meetings.call',
    summary: 'Takes an item off the agenda',
    params: Of,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await removeAgendaItem(ctx, params.id)
      return done
    },
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/agenda-file',
    permission: 'signedIn',
    summary: 'The agenda file in one download: the printed agenda, then every paper in order (ZIP)',
    params: Of,
    query: z.object({ locale: z.enum(['fa', 'en']).default('fa') }),
    handler: async ({ ctx, params, query, reply }) => {
      const { name, entries } = await agendaFile(ctx, params.id, query.locale)
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'no-store')
        .send(Readable.from(writeZip(entries, ctx.clock.now())))
    },
  }),
  route({
    method: 'GET',
    url: '/api/sessions/:id/sent-out-items',
    permission: 'signedIn',
    summary: 'Items sent out for written remarks, with the answers',
    params: Of,
    reply: AskedList,
    handler: ({ ctx, params }) => showAsked(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/agenda-items/:id/sending-out',
    permission: 'meetings.call',
    summary: 'Sends an item to organisations for written remarks',
    params: Of,
    body: SendOut,
    reply: z.object({ asked: z.number() }),
    handler: ({ ctx, params, body }) => sendOut(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/sent-out-items/:id/answer',
    permission: 'meetings.call',
    summary: 'Enters what an organisation answered about an item sent out',
    params: Of,
    body: EnterAnswer,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await enterAnswer(ctx, params.id, body)
      return done
    },
  }),
]
