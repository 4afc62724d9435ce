import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Done, done, Id } from '../../kernel/http/schema.ts'
import type { EditionSubjects } from '../../kernel/manifest.ts'
import {
  AdoptBody,
  Asked,
  DiscardBody,
  DraftBody,
  EditionsView,
  EditionView,
  PreviewView,
  WriteBody,
} from './editions.schema.ts'
import { adoptEdition, discardEdition, draftEdition, writeEdition } from './editions.verbs.ts'
import { editionsView, editionView, previewView } from './editions.view.ts'

const ById = z.object({ id: Id })

export const editionsRoutes = (subjects: EditionSubjects) => [
  route({
    method: 'GET',
    url: '/api/editions',
    permission: 'signedIn',
    summary: 'The by-law of a subject in force in a province, with its content, and its editions',
    query: Asked,
    reply: EditionsView,
    handler: ({ ctx, query }) => editionsView(ctx, subjects, query),
  }),
  route({
    method: 'GET',
    url: '/api/editions/:id',
    permission: 'signedIn',
    summary: 'One edition with its content',
    params: ById,
    reply: EditionView,
    handler: ({ ctx, params }) => editionView(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/editions/:id/preview',
    permission: 'editions.draft',
    summary: 'What an edition would change: per record the sentences that would block it, or block it no more',
    params: ById,
    reply: PreviewView,
    handler: ({ ctx, params }) => previewView(ctx, subjects, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/editions',
    permission: 'editions.draft',
    summary: 'Begins a new edition as a copy of what is in force',
    body: DraftBody,
    reply: ById,
    handler: ({ ctx, body }) => draftEdition(ctx, subjects, body),
  }),
  route({
    method: 'PUT',
    url: '/api/editions/:id',
    permission: 'editions.draft',
    summary: 'Writes a draft edition whole',
    params: ById,
    body: WriteBody,
    reply: Done,
    handler: ({ ctx, params, body }) => writeEdition(ctx, subjects, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/editions/:id/adoption',
    permission: 'editions.adopt',
    summary: 'Puts a draft edition into force from a day on',
    params: ById,
    body: AdoptBody,
    reply: Done,
    handler: ({ ctx, params, body }) => adoptEdition(ctx, subjects, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/editions/:id/discarding',
    permission: 'editions.draft',
    summary: 'Lays a draft edition aside, with the reason',
    params: ById,
    body: DiscardBody,
    reply: Done,
    handler: ({ ctx, params, body }) => discardEdition(ctx, params.id, body).then(() => done),
  }),
]
