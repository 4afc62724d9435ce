import { route } from '../../../kernel/http/route.ts'
import { MonthOf, PeriodView, QuarterOf } from './period.schema.ts'
import { monthView, quarterView } from './period.view.ts'

export const periodRoutes = [
  route({
    method: 'GET',
    url: '/api/provinces/:code/months/:month',
    permission: 'signedIn',
    summary: 'A province’s Jalali month (1395-11): what happened, what was late at its end, as known at its end',
    params: MonthOf,
    reply: PeriodView,
    handler: ({ ctx, params }) => monthView(ctx, params.code, params.month),
  }),
  route({
    method: 'GET',
    url: '/api/nation/quarters/:quarter',
    permission: 'signedIn',
    summary: 'The nation’s Jalali quarter (1395-4): what happened, by province, as known at its end',
    params: QuarterOf,
    reply: PeriodView,
    handler: ({ ctx, params }) => quarterView(ctx, params.quarter),
  }),
]
