import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { type RoutePermission, route } from '../../kernel/http/route.ts'
import { Id } from '../../kernel/http/schema.ts'
import type { PlaceKey } from './indicators.place.ts'
import {
  ActualBody,
  BaselineBody,
  CountReceipts,
  DefineBody,
  FreezeBody,
  IndicatorsView,
  LibraryView,
  MissBody,
  RenameBody,
  ReportBody,
  TargetBody,
  WithdrawBody,
  YearQuery,
} from './indicators.schema.ts'
import { indicatorsView } from './indicators.view.ts'
import { defineIndicator, libraryView, renameIndicator } from './library.verbs.ts'
import { countReceipts } from './receipts.view.ts'
import { enterActual, explainMiss, setBaseline, setTarget, withdrawValue } from './values.verbs.ts'
import { freezeBaseline, reportYear } from './years.verbs.ts'

const ById = z.object({ id: Id })
const ByCode = z.object({ code: z.string().max(40) })
const Made = z.object({ id: Id })
const Own = z.object({ code: z.string() })

/** The two kinds of place, with the address and the key of each. */
const places = [
  {
    of: 'a cluster',
    base: '/api/clusters/:id',
    params: ById,
    key: (one: object): PlaceKey => ({ clusterId: (one as { id: string }).id }),
  },
  {
    of: 'a province',
    base: '/api/provinces/:code',
    params: ByCode,
    key: (one: object): PlaceKey => ({ provinceId: (one as { code: string }).code }),
  },
] as const

/** One deed at both kinds of place; `summary` with {place}. */
const deedAtPlaces = <Body extends z.ZodType>(
  noun: string,
  permission: RoutePermission | { cluster: RoutePermission; province: RoutePermission },
  summary: string,
  body: Body,
  deed: (ctx: Ctx, key: PlaceKey, body: z.output<Body>) => Promise<{ id: string }>,
) =>
  places.map(({ of, base, params, key }) =>
    route({
      method: 'POST',
      url: `${base}/${noun}`,
      permission: typeof permission === 'string' ? permission : permission[of === 'a cluster' ? 'cluster' : 'province'],
      summary: summary.replace('{place}', of),
      params,
      body: body as z.ZodType,
      reply: Made,
      handler: (input) => deed(input.ctx, key(input.params as object), input.body as z.output<Body>),
    }),
  )

export const indicatorsRoutes = [
  ...places.flatMap(({ of, base, params, key }) => [
    route({
      method: 'GET',
      url: `${base}/indicators`,
      permission: 'signedIn',
      summary: `Indicators of ${of}: baseline, targets and actuals by year, attainment, and where each figure came from`,
      params,
      query: YearQuery,
      reply: IndicatorsView,
      handler: ({ ctx, params: at, query }) => indicatorsView(ctx, key(at as object), query),
    }),
    route({
      method: 'GET',
      url: `${base}/indicators/:indicator/receipts`,
      permission: 'signedIn',
      summary: `The records that a counted figure of ${of} is made of, each with its day`,
      params: params.extend({ indicator: z.string().max(40) }),
      query: YearQuery,
      reply: CountReceipts,
      handler: ({ ctx, params: at, query }) =>
        countReceipts(ctx, key(at), (at as { indicator: string }).indicator, query),
    }),
  ]),
  ...deedAtPlaces(
    'baselines',
    'indicators.setBaseline',
    'Writes the baseline of an indicator of {place}',
    BaselineBody,
    setBaseline,
  ),
  ...deedAtPlaces(
    'baseline-freezing',
    'indicators.freezeBaseline',
    'Freezes the baseline of {place}',
    FreezeBody,
    freezeBaseline,
  ),
  ...deedAtPlaces(
    'targets',
    { cluster: 'indicators.setTarget', province: 'indicators.setProvinceTarget' },
    'Sets a year’s target of an indicator of {place}, with the one source of its actual',
    TargetBody,
    setTarget,
  ),
  ...deedAtPlaces(
    'actuals',
    'indicators.enterActual',
    'Enters how an indicator of {place} stood on a day',
    ActualBody,
    enterActual,
  ),
  ...deedAtPlaces(
    'miss-reasons',
    'indicators.explainMiss',
    'Says why a target of {place} was missed',
    MissBody,
    explainMiss,
  ),
  ...deedAtPlaces(
    'index-reports',
    'indicators.reportYear',
    'Reports a year of {place} that has ended',
    ReportBody,
    reportYear,
  ),
  route({
    method: 'POST',
    url: '/api/indicator-values/:id/withdrawal',
    permission: 'indicators.withdrawValue',
    summary: 'Takes back a figure that should not stand, with the reason',
    params: ById,
    body: WithdrawBody,
    reply: Made,
    handler: ({ ctx, params, body }) => withdrawValue(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/indicators',
    permission: 'signedIn',
    summary: 'The library of indicators that holds in a province, with what counts each, and the reasons for a miss',
    query: z.object({ province: z.string().max(10).optional() }),
    reply: LibraryView,
    handler: ({ ctx, query }) => libraryView(ctx, query.province),
  }),
  route({
    method: 'POST',
    url: '/api/indicators',
    permission: 'indicators.define',
    summary: 'Adds an indicator of an office’s own',
    body: DefineBody,
    reply: Own,
    handler: ({ ctx, body }) => defineIndicator(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/indicators/:code',
    permission: 'indicators.define',
    summary: 'Names an own indicator better',
    params: ByCode,
    body: RenameBody,
    reply: Own,
    handler: ({ ctx, params, body }) => renameIndicator(ctx, params.code, body),
  }),
]
