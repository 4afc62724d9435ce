import { route } from '../../kernel/http/route.ts'
import { AsOf } from '../../kernel/http/schema.ts'
import { attainmentView, compareView } from './compare.view.ts'
import { AttainmentView, CompareQuery, CompareView } from './insight.schema.ts'

export const insightRoutes = [
  route({
    method: 'GET',
    url: '/api/compare',
    permission: 'signedIn',
    summary: 'Provinces side by side, or the clusters of one trade over the provinces, as far as the reader sees them',
    query: CompareQuery,
    reply: CompareView,
    handler: ({ ctx, query }) => compareView(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/api/nation/attainment',
    permission: 'signedIn',
    summary: 'How far the index targets of the provinces in reach have come in the year of the day',
    query: AsOf,
    reply: AttainmentView,
    handler: ({ ctx, query }) => attainmentView(ctx, query),
  }),
]
