import { z } from 'zod'
import { type AnyRoute, route } from '../../kernel/http/route.ts'
import { AsOf, Id } from '../../kernel/http/schema.ts'
import { getRecord } from '../../kernel/records.ts'
import { pastedRows } from '../../kernel/sheets.ts'
import { weightSums } from '../commitments/index.ts'
import { writeActivities } from './activities.verbs.ts'
import { carryIntoYear } from './carrying.verbs.ts'
import { chainRoutes } from './chain/chain.routes.ts'
import { packRoutes } from './pack/pack.routes.ts'
import { readPasted } from './pasted.rules.ts'
import { sourceCode, typeCode } from './plans.catalogue.ts'
import {
  CarriedView,
  CarryBody,
  DraftBody,
  FreezeBody,
  OpenPlanBody,
  OpenYearBody,
  PastedBody,
  PastedView,
  PlanOfCluster,
  PlanYearView,
  ReviseBody,
  StrategiesBody,
  TakeOverBody,
  YearWeightsBody,
} from './plans.schema.ts'
import { getYear } from './plans.store.ts'
import { openPlan, writeStrategies } from './plans.verbs.ts'
import { type Explain, planOfCluster, planPlace, planYearView } from './plans.view.ts'
import { closeYear } from './turn/closing.verbs.ts'
import type { ClosingInput } from './turn/turn.rules.ts'
import { CloseBody, TurnView } from './turn/turn.schema.ts'
import { turnView } from './turn/turn.view.ts'
import { weighYears } from './turn/weights.verbs.ts'
import { versionsRoutes } from './versions/versions.routes.ts'
import { freezeYear, openYear, reviseYear, takeOverStates } from './years.verbs.ts'

const ById = z.object({ id: Id })

/** @param explain writes the message of a code in both languages (the app joins the words of all modules) */
export const plansRoutes = (explain: Explain): AnyRoute[] => [
  ...chainRoutes,
  ...packRoutes,
  ...versionsRoutes,
  route({
    method: 'GET',
    url: '/api/clusters/:id/plan',
    permission: 'signedIn',
    summary: 'The action plan of a cluster with its years and their figures; null when none is open',
    params: ById,
    query: AsOf,
    reply: PlanOfCluster,
    handler: async ({ ctx, params, query }) => ({
      plan: await planOfCluster(ctx, params.id, query),
      ...(await planPlace(ctx, params.id)),
    }),
  }),
  route({
    method: 'GET',
    url: '/api/plan-years/:id',
    permission: 'signedIn',
    summary: 'One year of a plan with its draft and what the reader may do',
    params: ById,
    query: AsOf,
    reply: PlanYearView,
    handler: ({ ctx, params, query }) => planYearView(ctx, params.id, query, explain),
  }),
  route({
    method: 'POST',
    url: '/api/plans',
    permission: 'plans.open',
    summary: 'Opens the action plan of a cluster',
    body: OpenPlanBody,
    reply: z.object({ planId: Id }),
    handler: ({ ctx, body }) => openPlan(ctx, body as Parameters<typeof openPlan>[1]),
  }),
  route({
    method: 'PUT',
    url: '/api/plans/:id/strategies',
    permission: 'plans.draft',
    summary: 'Writes vision and strategies',
    params: ById,
    body: StrategiesBody,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => writeStrategies(ctx, params.id, body as Parameters<typeof writeStrategies>[2]),
  }),
  route({
    method: 'POST',
    url: '/api/plans/:id/years',
    permission: 'plans.draft',
    summary: 'Opens the n-th year of a plan',
    params: ById,
    body: OpenYearBody,
    reply: z.object({ planYearId: Id }),
    handler: ({ ctx, params, body }) => openYear(ctx, params.id, body as Parameters<typeof openYear>[2]),
  }),
  route({
    method: 'PUT',
    url: '/api/plans/:id/year-weights',
    permission: 'plans.weighYears',
    summary: 'Writes how much each year weighs in the line over all years; together a hundred',
    params: ById,
    body: YearWeightsBody,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => weighYears(ctx, params.id, body),
  }),
  route({
    method: 'PUT',
    url: '/api/plan-years/:id/draft',
    permission: 'plans.draft',
    summary: 'Writes all activities of the open draft; a stale screen is refused',
    params: ById,
    body: DraftBody,
    reply: z.object({ version: z.number(), itemIds: z.array(Id) }),
    handler: ({ ctx, params, body }) => writeActivities(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/pasted',
    permission: 'plans.draft',
    summary: 'Reads a table pasted from Excel row by row; nothing is stored',
    params: ById,
    body: PastedBody,
    reply: PastedView,
    handler: async ({ ctx, params, body }) => {
      await getRecord(ctx.db, ctx.actor, params.id, 'planYear')
      const year = await getYear(ctx.db, params.id)
      const table = pastedRows(body.text)
      const { columns, rows } = readPasted(
        table.map((row) => row.cells),
        year.fiscal_year,
        table.map((row) => row.number),
        { typeCode, sourceCode },
      )
      const bad = rows.filter((row) => row.problems.length > 0).length
      return {
        columns,
        rows: rows.map(({ activity: { shares, ...activity }, ...row }) => ({
          line: row.line,
          // a table without money says nothing of it, so the row goes out without it
          activity: { ...activity, ...(shares ? { shares } : {}) },
          problems: row.problems.map((problem) => ({
            column: problem.column,
            code: problem.code,
            message: explain(problem.code, problem.details),
          })),
        })),
        good: rows.length - bad,
        bad,
        weightSum:
          weightSums(
            rows.map((row, place) => ({ itemId: String(place), parentId: null, weight: row.activity.weight })),
          )[0]?.sum ?? '0',
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/revision',
    permission: 'plans.draft',
    summary: 'Opens a new draft over the frozen baseline, with its reason',
    params: ById,
    body: ReviseBody,
    reply: z.object({ draftId: Id }),
    handler: ({ ctx, params, body }) => reviseYear(ctx, params.id, body.reason),
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/freezing',
    permission: 'plans.freeze',
    summary: 'Freezes the draft as the baseline',
    params: ById,
    body: FreezeBody,
    reply: z.object({ n: z.number(), version: z.number() }),
    handler: ({ ctx, params, body }) => freezeYear(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/taken-over',
    permission: 'plans.takeOver',
    summary: 'Enters what was reached before the product was in use, with its source',
    params: ById,
    body: TakeOverBody,
    reply: z.object({ states: z.number() }),
    handler: ({ ctx, params, body }) => takeOverStates(ctx, params.id, body as Parameters<typeof takeOverStates>[2]),
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/closing',
    permission: 'plans.close',
    summary: 'Closes a plan year with what becomes of the unfinished and of waiting claims; its figures are final',
    params: ById,
    body: CloseBody,
    reply: z.object({ closed: z.literal(true) }),
    handler: async ({ ctx, params, body }) => {
      await closeYear(ctx, params.id, (body ?? {}) as Partial<ClosingInput>)
      return { closed: true as const }
    },
  }),
  route({
    method: 'GET',
    url: '/api/plan-years/:id/turn',
    permission: 'plans.close',
    summary: 'What stands at the turn of a year: finished, unfinished, what can be carried, which claims wait',
    params: ById,
    reply: TurnView,
    handler: ({ ctx, params }) => turnView(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/plan-years/:id/carrying',
    permission: 'plans.carry',
    summary: 'Carries unfinished activities into the draft of a later year of the same plan',
    params: ById,
    body: CarryBody,
    reply: CarriedView,
    handler: ({ ctx, params, body }) => carryIntoYear(ctx, params.id, body),
  }),
]
