import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../kernel/http/schema.ts'
import {
  OpenBody,
  PresentBody,
  RankingsView,
  ReasonBody,
  RoundView,
  ScoreBody,
  SheetQuery,
  SignBody,
  VersionBody,
  VisitBody,
  VisitsView,
} from './ranking.schema.ts'
import { rankingSheet } from './ranking.sheet.ts'
import { rankingsView, roundView } from './ranking.view.ts'
import { abandonRound, openRound, presentRound, reopenRound, takeEdition } from './rounds.verbs.ts'
import { enterVisit, scoreCriterion } from './scores.verbs.ts'
import { signRound } from './sign.verbs.ts'
import { visitsView } from './visits.view.ts'

const ById = z.object({ id: Id })
const ByCode = z.object({ code: z.string().max(10) })
const OfCluster = ById.extend({ cluster: Id })
const OfCriterion = OfCluster.extend({ criterion: z.string().max(60) })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const rankingRoutes = [
  route({
    method: 'GET',
    url: '/api/provinces/:code/prioritisations',
    permission: 'signedIn',
    summary: 'The rounds of prioritisation of a province, and the criteria that the next would be opened with',
    params: ByCode,
    reply: RankingsView,
    handler: ({ ctx, params }) => rankingsView(ctx, params.code),
  }),
  route({
    method: 'GET',
    url: '/api/prioritisations/:id',
    permission: 'signedIn',
    summary: 'A round: each cluster’s place and computed score, and every score with its evidence',
    params: ById,
    reply: RoundView,
    handler: ({ ctx, params }) => roundView(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/prioritisations/:id/ranking.xlsx',
    permission: 'signedIn',
    summary: 'The ranking and its evidence as sheets',
    params: ById,
    query: SheetQuery,
    handler: async ({ ctx, params, query, reply }) => {
      const view = await roundView(ctx, params.id)
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="ranking-${view.province.code}-${view.openedOn}.xlsx"`)
        .header('cache-control', 'no-store')
        .send(await rankingSheet(view, query.locale))
    },
  }),
  route({
    method: 'GET',
    url: '/api/prioritisations/:id/clusters/:cluster/visits',
    permission: 'signedIn',
    summary: 'The questions of the field visit and the visits made to a cluster',
    params: OfCluster,
    reply: VisitsView,
    handler: ({ ctx, params }) => visitsView(ctx, params.id, params.cluster),
  }),
  route({
    method: 'POST',
    url: '/api/provinces/:code/prioritisations',
    permission: 'ranking.open',
    summary: 'Opens a round with the criteria in force; one runs at a time',
    params: ByCode,
    body: OpenBody,
    reply: Made,
    handler: ({ ctx, params, body }) => openRound(ctx, params.code, body),
  }),
  route({
    method: 'PUT',
    url: '/api/prioritisations/:id/clusters/:cluster/scores/:criterion',
    permission: 'ranking.score',
    summary: 'Scores a criterion of a cluster from 1 to 5, or as not yet known, with what proves it',
    params: OfCriterion,
    body: ScoreBody,
    reply: z.object({ n: z.number() }),
    handler: ({ ctx, params, body }) => scoreCriterion(ctx, params.id, params, body),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/clusters/:cluster/visits',
    permission: 'ranking.score',
    summary: 'Types in a field visit with its day, visitors and answers; a correction names the entry it replaces',
    params: OfCluster,
    body: VisitBody,
    reply: Made,
    handler: ({ ctx, params, body }) => enterVisit(ctx, params.id, params.cluster, body),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/edition',
    permission: 'ranking.open',
    summary: 'Goes on by the criteria in force today; a score whose sentence has changed must be given again',
    params: ById,
    body: VersionBody,
    reply: Done,
    handler: ({ ctx, params, body }) => takeEdition(ctx, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/presentation',
    permission: 'ranking.present',
    summary: 'Brings the finished ranking before the committee; refused with every score that is open',
    params: ById,
    body: PresentBody,
    reply: Done,
    handler: ({ ctx, params, body }) => presentRound(ctx, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/reopening',
    permission: 'ranking.reopen',
    summary: 'Takes a presented ranking back to be scored further, with the reason',
    params: ById,
    body: ReasonBody,
    reply: Done,
    handler: ({ ctx, params, body }) => reopenRound(ctx, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/abandoning',
    permission: 'ranking.open',
    summary: 'Ends a round without a ranking, with the reason',
    params: ById,
    body: ReasonBody,
    reply: Done,
    handler: ({ ctx, params, body }) => abandonRound(ctx, params.id, body).then(() => done),
  }),
  route({
    method: 'POST',
    url: '/api/prioritisations/:id/signature',
    permission: 'ranking.sign',
    summary: 'Signs the ranking with the committee’s resolution and its priority list; it never changes again',
    params: ById,
    body: SignBody,
    reply: Done,
    handler: ({ ctx, params, body }) => signRound(ctx, params.id, body).then(() => done),
  }),
]
