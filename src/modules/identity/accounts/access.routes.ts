import type { FastifyRequest } from 'fastify'
import { type AnyRoute, route } from '../../../kernel/http/route.ts'
import { Done, done, Made } from '../../../kernel/http/schema.ts'
import { endGrant, grant } from '../grants/grants.verbs.ts'
import type { Identity } from '../identity.open.ts'
import {
  AccessOut,
  AccessQuery,
  ById,
  ByPerson,
  CreateAccountIn,
  CreateAccountOut,
  GrantIn,
  LoginKeysIn,
  ReachesOut,
  ReachQuery,
  ReasonIn,
  ShownLinkOut,
  SubstituteIn,
} from '../identity.schema.ts'
import { endSubstitution, substitute } from '../substitutions/substitutions.verbs.ts'
import { searchReaches } from './access.store.ts'
import { access } from './access.ts'
import {
  changeLoginKeys,
  createAccount,
  disableAccount,
  enableAccount,
  issueOneTimeLink,
  removeSecondFactor,
  type ShownLink,
  unlock,
} from './accounts.verbs.ts'

/** Without PUBLIC_URL the house is where this request found it. */
const shown = (identity: Identity, request: FastifyRequest, link: ShownLink) => ({
  url: `${identity.publicUrl ?? `${request.protocol}://${request.host}`}${link.path}`,
  expiresAt: link.expiresAt.toISOString(),
})

/** Keeping people's access: accounts, grants, substitutions. A change of state is a noun in the address. */
export const accessRoutes = (identity: Identity): AnyRoute[] => [
  route({
    method: 'GET',
    url: '/api/people-access',
    permission: 'identity.seeAccess',
    summary: 'People with an account or a grant, within the reach',
    query: AccessQuery,
    reply: AccessOut,
    handler: ({ ctx, query }) => access(ctx, identity, query),
  }),
  route({
    method: 'GET',
    url: '/api/people-access/reaches',
    permission: 'identity.seeAccess',
    summary: 'Clusters, bodies or organisations within sight, by part of their name',
    query: ReachQuery,
    reply: ReachesOut,
    handler: async ({ ctx, query }) => ({ reaches: await searchReaches(ctx.db, ctx.actor, query.kind, query.q) }),
  }),
  route({
    method: 'POST',
    url: '/api/people-access/accounts',
    permission: 'identity.createAccount',
    summary: 'Open an account for a person; the reply holds the one-time link, shown once',
    body: CreateAccountIn,
    reply: CreateAccountOut,
    handler: async ({ ctx, body, request }) => {
      const { personId, ...keys } = body
      const { accountId, link } = await createAccount(ctx, identity, { personId, keys })
      return { accountId, link: shown(identity, request, link) }
    },
  }),
  route({
    method: 'PUT',
    url: '/api/people-access/:personId/login-keys',
    permission: 'identity.changeLoginKeys',
    summary: 'Replace the names by which a person signs in',
    params: ByPerson,
    body: LoginKeysIn,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await changeLoginKeys(ctx, params.personId, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/people-access/:personId/one-time-link',
    permission: 'identity.issueOneTimeLink',
    summary: 'Issue a one-time link to set the password; shown once',
    params: ByPerson,
    reply: ShownLinkOut,
    handler: async ({ ctx, params, request }) =>
      shown(identity, request, await issueOneTimeLink(ctx, identity, params.personId)),
  }),
  route({
    method: 'POST',
    url: '/api/people-access/:personId/disabling',
    permission: 'identity.disableAccount',
    summary: 'Disable an account; its sessions end at once',
    params: ByPerson,
    body: ReasonIn,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await disableAccount(ctx, params.personId, body.reason)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/people-access/:personId/disabling',
    permission: 'identity.enableAccount',
    summary: 'Enable a disabled account',
    params: ByPerson,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await enableAccount(ctx, params.personId)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/people-access/:personId/lock',
    permission: 'identity.unlock',
    summary: 'Open an account that closed after wrong tries',
    params: ByPerson,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await unlock(ctx, params.personId)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/people-access/:personId/second-factor',
    permission: 'identity.removeSecondFactor',
    summary: 'Take the second factor away from somebody who lost it',
    params: ByPerson,
    body: ReasonIn,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await removeSecondFactor(ctx, params.personId, body.reason)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/people-access/grants',
    permission: 'identity.grant',
    summary: 'Give a person a role within a reach for a term',
    body: GrantIn,
    reply: Made,
    handler: async ({ ctx, body }) => ({ id: await grant(ctx, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/people-access/grants/:id/end',
    permission: 'identity.endGrant',
    summary: 'End a grant at once',
    params: ById,
    body: ReasonIn,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await endGrant(ctx, params.id, body.reason)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/people-access/substitutions',
    permission: 'identity.substitute',
    summary: 'Let another act in one’s place for a term',
    body: SubstituteIn,
    reply: Made,
    handler: async ({ ctx, body }) => ({ id: await substitute(ctx, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/people-access/substitutions/:id/end',
    permission: 'identity.endSubstitution',
    summary: 'End a substitution at once',
    params: ById,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await endSubstitution(ctx, params.id)
      return done
    },
  }),
]
