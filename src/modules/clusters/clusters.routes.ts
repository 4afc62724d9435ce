import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { AsOf, Id, IsoDate, Made } from '../../kernel/http/schema.ts'
import {
  AssignBody,
  ClusterView,
  DelegateBody,
  EndBody,
  RegisterBody,
  RegisterQuery,
  RegisterView,
  TakeOverBody,
  WithdrawStageBody,
} from './clusters.schema.ts'
import { registerCluster } from './clusters.verbs.ts'
import { clusterView } from './clusters.view.ts'
import { NationLate, NationView, ProvinceFront, ProvinceMoved } from './front.schema.ts'
import { nationLate, nationView, provinceFront } from './front.view.ts'
import { provinceMoved } from './moved.view.ts'
import { assignPerson, delegate, endAssignment } from './people.verbs.ts'
import { registerView } from './register.view.ts'
import { takeOverStage, withdrawStage } from './stages.verbs.ts'

const ById = z.object({ id: Id })
const AtStage = z.object({ stage: z.string() })

export const clustersRoutes = [
  route({
    method: 'GET',
    url: '/api/clusters',
    permission: 'signedIn',
    summary: 'The register of clusters by province, stage and words, with the figures of the day’s plan year',
    query: RegisterQuery,
    reply: RegisterView,
    handler: ({ ctx, query }) => registerView(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/api/clusters/:id',
    permission: 'signedIn',
    summary: 'A cluster: its way through the by-law, people, council and the figures of its plan years',
    params: ById,
    query: AsOf,
    reply: ClusterView,
    handler: ({ ctx, params, query }) => clusterView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/provinces/:code/front',
    permission: 'signedIn',
    summary:
      'The front page of a province: clusters by stage, progress against plan, what is late and why, bodies, units',
    params: z.object({ code: z.string().max(10) }),
    query: AsOf,
    reply: ProvinceFront,
    handler: ({ ctx, params, query }) => provinceFront(ctx, params.code, query),
  }),
  route({
    method: 'GET',
    url: '/api/provinces/:code/moved',
    permission: 'signedIn',
    summary: 'A province on a past day and today, by cluster: as known then, the same day as known now, and now',
    params: z.object({ code: z.string().max(10) }),
    query: AsOf.extend({ asOf: IsoDate }),
    reply: ProvinceMoved,
    handler: ({ ctx, params, query }) => provinceMoved(ctx, params.code, query),
  }),
  route({
    method: 'GET',
    url: '/api/nation',
    permission: 'signedIn',
    summary: 'Clusters by province and stage, only where there are records',
    query: AsOf,
    reply: NationView,
    handler: ({ ctx, query }) => nationView(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/api/nation/late',
    permission: 'signedIn',
    summary: 'What is late in the country, by province and the longest activities',
    query: AsOf,
    reply: NationLate,
    handler: ({ ctx, query }) => nationLate(ctx, query),
  }),
  route({
    method: 'POST',
    url: '/api/clusters',
    permission: 'clusters.register',
    summary: 'Registers a cluster; one trade stands once in a province',
    body: RegisterBody,
    reply: Made,
    handler: ({ ctx, body }) => registerCluster(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/stages',
    permission: 'clusters.takeOverStage',
    summary: 'Enters a stage reached before the product, from a paper',
    params: ById,
    body: TakeOverBody,
    reply: AtStage,
    handler: ({ ctx, params, body }) => takeOverStage(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/stages/:stage/withdrawal',
    permission: 'clusters.takeOverStage',
    summary: 'Takes a stage back that was entered by mistake, with the reason',
    params: ById.extend({ stage: z.string().max(40) }),
    body: WithdrawStageBody,
    reply: AtStage,
    handler: ({ ctx, params, body }) => withdrawStage(ctx, params.id, params.stage, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/people',
    permission: 'clusters.assign',
    summary: 'Gives a person or an organisation a part in the cluster',
    params: ById,
    body: AssignBody,
    reply: Made,
    handler: ({ ctx, params, body }) => assignPerson(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/cluster-people/:id/end',
    permission: 'clusters.assign',
    summary: 'Ends a part with a day',
    params: ById,
    body: EndBody,
    reply: Made,
    handler: ({ ctx, params, body }) => endAssignment(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/clusters/:id/delegation',
    permission: 'clusters.delegate',
    summary: 'Delegates the development of a cluster to a custodian organisation',
    params: ById,
    body: DelegateBody,
    reply: Made,
    handler: ({ ctx, params, body }) => delegate(ctx, params.id, body),
  }),
]
