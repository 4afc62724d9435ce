import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { gateOfCluster } from '../clusters.view.ts'
import { reportDelegation } from '../delegation/delegation.verbs.ts'
import {
  AttestBody,
  FilePaperBody,
  GateView,
  OpenGateBody,
  ReportBody,
  ResumeBody,
  StopBody,
  WithdrawPaperBody,
} from './gates.schema.ts'
import { openGate, resumeCluster, stopCluster } from './gates.verbs.ts'
import { attest, filePaper, withdrawPaper } from './papers.verbs.ts'

const ById = z.object({ id: Id })
const AtStage = z.object({ stage: z.string().nullable() })

export const gatesRoutes = [
  route({
    method: 'GET',
    url: '/api/clusters/:id/gates/:stage',
    permission: 'signedIn',
    summary: 'The gate into a stage: everything it asks for, how it stands today, and where it can be decided',
    params: ById.extend({ stage: z.string().max(40) }),
    reply: GateView,
    handler: ({ ctx, params }) => gateOfCluster(ctx, params.id, params.stage),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/gates/:stage',
    permission: 'clusters.openGate',
    summary:
      'Opens the gate into a stage by a resolution of the deciding body; refused with every block and its clause',
    params: ById.extend({ stage: z.string().max(40) }),
    body: OpenGateBody,
    reply: AtStage,
    handler: ({ ctx, params, body }) => openGate(ctx, params.id, params.stage, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/stop',
    permission: 'clusters.openGate',
    summary: 'Stops the work on a cluster by a resolution, with its cause',
    params: ById,
    body: StopBody,
    reply: AtStage,
    handler: ({ ctx, params, body }) => stopCluster(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/resumption',
    permission: 'clusters.openGate',
    summary: 'Lifts a stop by a resolution; the cluster stands again where it stood',
    params: ById,
    body: ResumeBody,
    reply: AtStage,
    handler: ({ ctx, params, body }) => resumeCluster(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/papers',
    permission: 'clusters.filePaper',
    summary: 'Files a document that a gate asks for, with its number, edition, date and file',
    params: ById,
    body: FilePaperBody,
    reply: ById,
    handler: ({ ctx, params, body }) => filePaper(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/cluster-papers/:id/withdrawal',
    permission: 'clusters.withdrawPaper',
    summary: 'Takes a filed document back, with the reason',
    params: ById,
    body: WithdrawPaperBody,
    reply: ById,
    handler: ({ ctx, params, body }) => withdrawPaper(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/statements',
    permission: 'clusters.attest',
    summary: 'States whether a condition holds that no room can compute',
    params: ById,
    body: AttestBody,
    reply: ById,
    handler: ({ ctx, params, body }) => attest(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/delegation-reports',
    permission: 'clusters.reportDelegation',
    summary: 'The custodian’s report on a delegated cluster; the stage stays',
    params: ById,
    body: ReportBody,
    reply: ById,
    handler: ({ ctx, params, body }) => reportDelegation(ctx, params.id, body),
  }),
]
