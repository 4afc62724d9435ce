import { z } from 'zod'
import { notFound } from '../../kernel/errors.ts'
import { route } from '../../kernel/http/route.ts'
import { AsOf, Id } from '../../kernel/http/schema.ts'
import { claimProgress, takeStep } from './claim.verbs.ts'
import { claimSetting, claimView } from './claim.view.ts'
import {
  BareStepBody,
  ClaimBody,
  ClaimView,
  LineName,
  NotingBody,
  ProgressView,
  ReceiptsView,
  StepBody,
} from './commitments.schema.ts'
import { moneyRoutes } from './money/money.routes.ts'
import { MovedQuery, MovedView } from './moved.schema.ts'
import { movedView } from './moved.view.ts'
import { noteProgress } from './noting.verbs.ts'
import { progressView } from './progress.view.ts'
import { openTree } from './read.ts'
import { receiptsView } from './receipts.view.ts'
import { findRecordOfClaim } from './trees.store.ts'

const ById = z.object({ id: Id })

const step = <Kind extends 'verify' | 'approve' | 'return' | 'note' | 'withdraw'>(
  noun: string,
  kind: Kind,
  summary: string,
) =>
  route({
    method: 'POST',
    url: `/api/claims/:id/${noun}`,
    permission: `commitments.${kind}`,
    summary,
    params: ById,
    body: kind === 'return' || kind === 'withdraw' ? BareStepBody : StepBody,
    reply: z.object({ recordId: Id }),
    handler: ({ ctx, params, body }) => takeStep(ctx, params.id, kind, body as Parameters<typeof takeStep>[3]),
  })

export const commitmentsRoutes = [
  route({
    method: 'GET',
    url: '/api/records/:id/progress',
    permission: 'signedIn',
    summary: 'Progress of the tree of a record, as of a day and as known at an instant',
    params: ById,
    query: AsOf,
    reply: ProgressView,
    handler: ({ ctx, params, query }) => progressView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/records/:id/receipts',
    permission: 'signedIn',
    summary: 'The whole sum behind a figure, down to claims, steps and files',
    params: ById,
    query: AsOf.extend({ line: LineName.default('approved'), itemId: Id.optional() }),
    reply: ReceiptsView,
    handler: async ({ ctx, params, query }) => {
      const view = await receiptsView(ctx, params.id, query)
      if (!view) throw notFound()
      return view
    },
  }),
  route({
    method: 'GET',
    url: '/api/records/:id/moved',
    permission: 'signedIn',
    summary: 'Why the figure of a past day differs from today’s, activity by activity',
    params: ById,
    query: MovedQuery,
    reply: MovedView,
    handler: ({ ctx, params, query }) => movedView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/claims/:id',
    permission: 'signedIn',
    summary: 'One claim with its evidence and the steps upon it',
    params: ById,
    reply: ClaimView,
    handler: async ({ ctx, params }) => {
      const recordId = await findRecordOfClaim(ctx.db, params.id)
      if (!recordId) throw notFound()
      const { record, tree } = await openTree(ctx.db, ctx, recordId)
      const claim = tree.claims.find((one) => one.id === params.id)!
      const newest = [...tree.versions]
        .reverse()
        .find((version) => tree.terms[version.id]?.some((term) => term.itemId === claim.itemId))!
      const term = tree.terms[newest.id]!.find((one) => one.itemId === claim.itemId)!
      return claimView(await claimSetting(ctx.db, ctx.actor, record, tree), claim, term)
    },
  }),
  route({
    method: 'POST',
    url: '/api/items/:id/claims',
    permission: 'commitments.claim',
    summary: 'Claims progress of an item with its evidence',
    params: ById,
    body: ClaimBody,
    reply: z.object({ claimId: Id }),
    handler: ({ ctx, params, body }) => claimProgress(ctx, params.id, body as Parameters<typeof claimProgress>[2]),
  }),
  step('verification', 'verify', 'Verifies a claim, as it stands or lowered with a reason'),
  step('approval', 'approve', 'Approves a verified claim, as it stands or lowered with a reason'),
  step('return', 'return', 'Returns a claim to its author with a reason'),
  step('noting', 'note', 'Notes one approved claim'),
  step('withdrawal', 'withdraw', 'Withdraws one’s own claim before anybody acted on it'),
  route({
    method: 'POST',
    url: '/api/records/:id/noting',
    permission: 'commitments.note',
    summary: 'Notes all approved claims of a record at once, by a resolution where there is one',
    params: ById,
    body: NotingBody,
    reply: z.object({ noted: z.number() }),
    handler: ({ ctx, params, body }) => noteProgress(ctx, params.id, body.decisionId),
  }),
  ...moneyRoutes,
]
