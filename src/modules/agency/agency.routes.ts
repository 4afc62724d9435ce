import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { type AnyRoute, route } from '../../kernel/http/route.ts'
import { Id, Made } from '../../kernel/http/schema.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import type { Waiting } from '../desk/index.ts'
import { moveAccess } from './access.move.ts'
import { agencyPolicy } from './agency.policy.ts'
import { AgencyView, HandoverPreview, VisitView } from './agency.schema.ts'
import { agencyView } from './agency.view.ts'
import {
  BidBody,
  DecideBody,
  EngageBody,
  ExcuseVisitBody,
  ExitBody,
  FailBody,
  OpenTenderBody,
  PlanVisitBody,
  ReplaceAgentBody,
  ReplaceExpertBody,
  ReportVisitBody,
  ScoreBody,
  SupervisorBody,
  TakeOverContractBody,
} from './bodies.schema.ts'
import { appointSupervisor, engage, takeOverContract } from './contract.verbs.ts'
import type { Explain } from './contract.view.ts'
import { handoverList } from './handover.read.ts'
import { exitAgent, replaceAgent, replaceExpert } from './handover.verbs.ts'
import { statementRoutes } from './statement.routes.ts'
import { decideTender, enterBid, failTender, openTender, scoreBid } from './tender.verbs.ts'
import { cancelVisit, excuseVisit, planVisit, reportUnplanned, reportVisit } from './visit.verbs.ts'
import { visitView } from './visit.view.ts'

const params = z.object({ id: Id })

/** The list as it would be handed over now, for who sees the agency. */
async function preview(ctx: Ctx, clusterId: string) {
  const cluster = await getRecord(ctx.db, ctx.actor, clusterId, 'cluster')
  if (may(agencyPolicy['agency.see'], ctx.actor, cluster, null) !== true) throw notFound()
  return { list: await handoverList(ctx.db, ctx, clusterId) }
}

/** Every change answers with the id of what was made or changed. */
const change = <Body extends z.ZodType>(
  url: `/${string}`,
  permission: keyof typeof agencyPolicy,
  summary: string,
  body: Body,
  run: (ctx: Ctx, id: string, body: z.input<Body>) => Promise<{ id: string }>,
): AnyRoute =>
  route({
    method: 'POST',
    url,
    permission,
    summary,
    params,
    body,
    reply: Made,
    handler: ({ ctx, params, body }) => run(ctx, params.id, body as z.input<Body>),
  })

/**
 * @param explain writes the message of a code in both languages
 * @param waiting what waits in all rooms: a hand-over moves what was asked of a person by name
 */
export const agencyRoutes = (explain: Explain, waiting: () => Waiting): AnyRoute[] => [
  route({
    method: 'GET',
    url: '/api/clusters/:id/agency',
    permission: 'agency.see',
    summary:
      'The agency of a cluster: team, tenders, contracts with payments, visits; amounts for the office and the own side',
    params,
    reply: AgencyView,
    handler: ({ ctx, params }) => agencyView(ctx, params.id, explain),
  }),
  route({
    method: 'GET',
    url: '/api/clusters/:id/handover-list',
    permission: 'agency.see',
    summary: 'What the agent would hand over today: open activities, claims, resolutions, statements, documents',
    params,
    reply: HandoverPreview,
    handler: ({ ctx, params }) => preview(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/visits/:id',
    permission: 'agency.see',
    summary: 'One supervision visit with its report and photos',
    params,
    reply: VisitView,
    handler: ({ ctx, params }) => visitView(ctx, params.id),
  }),
  change('/api/clusters/:id/tenders', 'agency.openTender', 'Opens the tender for an agent', OpenTenderBody, openTender),
  change('/api/tenders/:id/bids', 'agency.enterBid', 'Enters an offer with its team', BidBody, enterBid),
  change('/api/bids/:id/scores', 'agency.score', 'Scores the interview or the papers of an offer', ScoreBody, scoreBid),
  change('/api/tenders/:id/decision', 'agency.decideTender', 'Names the winner of a tender', DecideBody, decideTender),
  change('/api/tenders/:id/failure', 'agency.decideTender', 'Ends a tender without a winner', FailBody, failTender),
  change(
    '/api/tenders/:id/engagement',
    'agency.engage',
    'Signs the contract with the winner and assigns the team of at least three',
    EngageBody,
    engage,
  ),
  change(
    '/api/clusters/:id/supervision',
    'agency.engage',
    'Signs the supervisor’s contract and names the supervisor',
    SupervisorBody,
    appointSupervisor,
  ),
  change(
    '/api/clusters/:id/contracts',
    'agency.takeOverContract',
    'Enters a contract that began before the product, from its paper',
    TakeOverContractBody,
    takeOverContract,
  ),
  change('/api/clusters/:id/visits', 'agency.visit', 'Plans a visit of the supervisor', PlanVisitBody, planVisit),
  change(
    '/api/clusters/:id/visit-reports',
    'agency.visit',
    'Reports a visit that nobody had planned',
    ReportVisitBody,
    reportUnplanned,
  ),
  change(
    '/api/visits/:id/report',
    'agency.visit',
    'Reports a planned visit with its own day',
    ReportVisitBody,
    reportVisit,
  ),
  change(
    '/api/visits/:id/cancellation',
    'agency.visit',
    'Cancels a planned visit',
    z.strictObject({ reason: FailBody.shape.reason }),
    cancelVisit,
  ),
  change(
    '/api/clusters/:id/visit-excuses',
    'agency.excuseVisit',
    'Writes why no visit was made in a period that passed',
    ExcuseVisitBody,
    excuseVisit,
  ),
  change(
    '/api/clusters/:id/agent-handover',
    'agency.handOver',
    'Replaces the agent: old people and contract end, desk, seats and access pass to the new team',
    ReplaceAgentBody,
    async (ctx, id, body) => {
      const moved = await replaceAgent(ctx, waiting(), id, body)
      await moveAccess(ctx, moved, 'agentTeam', body.reason)
      return { id: moved.id }
    },
  ),
  change(
    '/api/clusters/:id/agent-exit',
    'agency.handOver',
    'The agent leaves and the umbrella network carries on',
    ExitBody,
    async (ctx, id, body) => {
      const moved = await exitAgent(ctx, waiting(), id, body)
      await moveAccess(ctx, moved, 'agentTeam', body.reason ?? 'خروج عامل')
      return { id: moved.id }
    },
  ),
  route({
    method: 'POST',
    url: '/api/provinces/:code/expert-handover',
    permission: 'agency.handOver',
    summary: 'An expert of the office changes: parts, what was asked by name and access pass to the successor',
    params: z.object({ code: z.string().max(10) }),
    body: ReplaceExpertBody,
    reply: Made,
    handler: async ({ ctx, params, body }) => {
      const moved = await replaceExpert(ctx, waiting(), params.code, body)
      await moveAccess(ctx, moved, 'expert', body.reason)
      return { id: moved.id }
    },
  }),
  ...statementRoutes,
]
