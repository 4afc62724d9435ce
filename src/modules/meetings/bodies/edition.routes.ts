import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id } from '../../../kernel/http/schema.ts'
import { AdoptEdition, EditionPreview, PreviewEdition, RulesOfBody } from './edition.schema.ts'
import { adoptEdition } from './edition.verbs.ts'
import { previewEdition, showRules } from './edition.view.ts'

const Of = z.object({ id: Id })

export const editionRoutes = [
  route({
    method: 'GET',
    url: '/api/bodies/:id/rules',
    permission: 'signedIn',
    summary: 'The rules of a body in force today, and their editions',
    params: Of,
    reply: RulesOfBody,
    handler: ({ ctx, params }) => showRules(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/rules/preview',
    permission: 'meetings.rules',
    summary: 'What a new edition of the rules would change; nothing is stored',
    params: Of,
    body: PreviewEdition,
    reply: EditionPreview,
    handler: ({ ctx, params, body }) => previewEdition(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/bodies/:id/rules',
    permission: 'meetings.rules',
    summary: 'Adopts an edition of the rules from a day on',
    params: Of,
    body: AdoptEdition,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await adoptEdition(ctx, params.id, body)
      return done
    },
  }),
]
