import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { AsOf, Exact, Id } from '../../../kernel/http/schema.ts'
import { LateView } from '../late/late.schema.ts'
import { lateView } from '../late/late.view.ts'
import { CorrectionBody, MoneyView, SpendingBody } from './money.schema.ts'
import { moneyView } from './money.view.ts'
import { correctSpending, recordSpending, type SpendingInput } from './spending.verbs.ts'

const ById = z.object({ id: Id })

/** Money of promises, and what is late in them. */
export const moneyRoutes = [
  route({
    method: 'GET',
    url: '/api/records/:id/late',
    permission: 'signedIn',
    summary: 'What is late in the tree of a record, why and on whom it waits, with forecast and critical path',
    params: ById,
    query: AsOf,
    reply: LateView,
    handler: ({ ctx, params, query }) => lateView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/records/:id/money',
    permission: 'signedIn',
    summary: 'Budget by source, spending with its papers and corrections, and earned value of the tree of a record',
    params: ById,
    query: AsOf,
    reply: MoneyView,
    handler: ({ ctx, params, query }) => moneyView(ctx, params.id, query),
  }),
  route({
    method: 'POST',
    url: '/api/items/:id/spending',
    permission: 'commitments.spend',
    summary: 'Records money really spent on an item, with its day, source and paper',
    params: ById,
    body: SpendingBody,
    reply: z.object({ id: Id }),
    handler: ({ ctx, params, body }) => recordSpending(ctx, params.id, body as SpendingInput),
  }),
  route({
    method: 'POST',
    url: '/api/spending/:id/corrections',
    permission: 'commitments.correctSpending',
    summary: 'Puts an entry of spending right with a reason; zero withdraws it, the first entry stays',
    params: ById,
    body: CorrectionBody,
    reply: z.object({ amount: Exact }),
    handler: ({ ctx, params, body }) => correctSpending(ctx, params.id, body as Parameters<typeof correctSpending>[2]),
  }),
]
