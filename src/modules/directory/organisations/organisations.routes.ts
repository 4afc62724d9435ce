import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Made } from '../../../kernel/http/schema.ts'
import { mayDo, mergedOf } from '../directory.present.ts'
import { IdParams } from '../directory.schema.ts'
import { getLiving } from '../directory.store.ts'
import { listPostsAt } from '../persons/posts.store.ts'
import { listMemberships } from './memberships.store.ts'
import { addMember, endMembership } from './memberships.verbs.ts'
import {
  AddMember,
  CorrectOrganisation,
  EndTerm,
  OrganisationFilter,
  OrganisationList,
  OrganisationPage,
  RegisterOrganisation,
} from './organisations.schema.ts'
import { countUnits, findOrganisation, listAncestors, listChildren, listOrganisations } from './organisations.store.ts'
import { correctOrganisation, registerOrganisation } from './organisations.verbs.ts'

export const organisationRoutes = [
  route({
    method: 'GET',
    url: '/api/organisations',
    permission: 'public',
    summary: 'Organisations by name, kind, province or parent',
    query: OrganisationFilter,
    reply: OrganisationList,
    handler: ({ ctx, query }) => listOrganisations(ctx.db, ctx.actor, query),
  }),
  route({
    method: 'GET',
    url: '/api/organisations/:id',
    permission: 'public',
    summary: 'One organisation with its place in the tree, its people as far as they may be seen, and its memberships',
    params: IdParams,
    reply: OrganisationPage,
    handler: async ({ ctx: { db, actor }, params }) => {
      const { record, group } = await getLiving(db, actor, 'organisation', params.id)
      const { kind, shortName, nationalIdentifier } = await findOrganisation(db, record.id)
      const ancestors = await listAncestors(db, record.id)
      return {
        id: record.id,
        name: record.title,
        kind,
        shortName,
        nationalIdentifier,
        provinceId: record.provinceId,
        version: record.version,
        parent: ancestors.at(-1) ?? null,
        ancestors,
        children: await listChildren(db, actor, group),
        posts: await listPostsAt(db, actor, group),
        members: await listMemberships(db, actor, 'association', group),
        memberOf: await listMemberships(db, actor, 'member', group),
        units: await countUnits(db, actor, group),
        merged: await mergedOf(db, actor, record.id, group),
        may: mayDo(actor, record),
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/organisations',
    permission: 'directory.register',
    summary: 'Register an organisation',
    body: RegisterOrganisation,
    reply: Made,
    handler: ({ ctx, body }) => registerOrganisation(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/organisations/:id',
    permission: 'directory.correct',
    summary: 'Correct master fields of an organisation',
    params: IdParams,
    body: CorrectOrganisation,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => correctOrganisation(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/organisations/:id/members',
    permission: 'directory.appoint',
    summary: 'Enter that an organisation or unit is a member of this association',
    params: IdParams,
    body: AddMember,
    reply: Made,
    handler: ({ ctx, params, body }) => addMember(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/memberships/:id/end',
    permission: 'directory.appoint',
    summary: 'Say when a membership ended',
    params: IdParams,
    body: EndTerm,
    reply: Made,
    handler: ({ ctx, params, body }) => endMembership(ctx, params.id, body),
  }),
]
