import { type AnyRoute, route } from '../../kernel/http/route.ts'
import { Found, Recent, RecentQuery, SearchQuery } from './search.schema.ts'
import { type Paths, recent, search } from './search.view.ts'

export const searchRoutes = (paths: Paths): AnyRoute[] => [
  route({
    method: 'GET',
    url: '/api/search',
    permission: 'signedIn',
    summary: 'Everything within sight whose name has every word, by kind, best first',
    query: SearchQuery,
    reply: Found,
    handler: ({ ctx, query }) => search(ctx, paths, query.q, query.limit),
  }),
  route({
    method: 'GET',
    url: '/api/search/recent',
    permission: 'signedIn',
    summary: 'Those of these records, activities and files that the reader still sees, in the order asked',
    query: RecentQuery,
    reply: Recent,
    handler: ({ ctx, query }) => recent(ctx, paths, query.ids),
  }),
]
