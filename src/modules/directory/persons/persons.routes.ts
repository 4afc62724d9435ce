import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { Made } from '../../../kernel/http/schema.ts'
import { may } from '../../../kernel/policy.ts'
import { policy } from '../directory.policy.ts'
import { mayDo, mergedOf } from '../directory.present.ts'
import { isInTerm } from '../directory.rules.ts'
import { IdParams } from '../directory.schema.ts'
import { groupIds, livingIds } from '../directory.store.ts'
import { EndTerm } from '../organisations/organisations.schema.ts'
import { Appoint, CorrectPerson, PersonFilter, PersonList, PersonPage, RegisterPerson } from './persons.schema.ts'
import { findPerson, listPersons } from './persons.store.ts'
import { correctPerson, registerPerson } from './persons.verbs.ts'
import { listPostsOf } from './posts.store.ts'
import { appoint, endPost } from './posts.verbs.ts'

/** A person's page. A stranger gets the name and the public posts; contact data go to whom the policy allows, and to oneself. */
async function personPage({ db, actor }: Ctx, asked: string): Promise<PersonPage> {
  const living = (await livingIds(db, 'person', [asked])).get(asked)
  const row = (living && (await findPerson(db, actor, living))) || (await findPerson(db, actor, asked))
  if (!row) throw notFound()
  const group = await groupIds(db, 'person', row.id)
  const where = { provinceId: row.provinceId, organisationId: row.organisationId }
  const seesPrivate =
    row.full && (actor.personId === row.id || may(policy['directory.seePrivate'], actor, where, null) === true)
  const { id, name, givenName, familyName, nationalCode, mobile, email } = row
  return {
    id,
    sight: row.full ? 'full' : 'public',
    name,
    givenName,
    familyName,
    provinceId: row.full ? row.provinceId : null,
    version: row.version,
    contact: seesPrivate ? { nationalCode, mobile, email } : null,
    posts: await listPostsOf(db, actor, group),
    merged: await mergedOf(db, actor, id, group),
    may: row.full ? mayDo(actor, where) : { correct: false, merge: false, appoint: false },
  }
}

export const personRoutes = [
  route({
    method: 'GET',
    url: '/api/persons',
    permission: 'signedIn',
    summary: 'Persons by name, with the posts they hold today',
    query: PersonFilter,
    reply: PersonList,
    handler: async ({ ctx: { db, actor, clock }, query }) => {
      const { total, rows } = await listPersons(db, actor, query, clock.today())
      const posts = await listPostsOf(
        db,
        actor,
        rows.map((row) => row.id),
      )
      return {
        total,
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          provinceId: row.full ? row.provinceId : null,
          posts: posts.filter((post) => post.person.id === row.id && isInTerm(post, clock.today())),
        })),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/persons/:id',
    permission: 'signedIn',
    summary: 'One person with posts; contact data only for whom the policy allows',
    params: IdParams,
    reply: PersonPage,
    handler: ({ ctx, params }) => personPage(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/persons',
    permission: 'directory.register',
    summary: 'Register a person',
    body: RegisterPerson,
    reply: Made,
    handler: ({ ctx, body }) => registerPerson(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/persons/:id',
    permission: 'directory.correct',
    summary: 'Correct master fields of a person',
    params: IdParams,
    body: CorrectPerson,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => correctPerson(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/persons/:id/posts',
    permission: 'directory.appoint',
    summary: 'Enter a post that the person holds or held',
    params: IdParams,
    body: Appoint,
    reply: Made,
    handler: ({ ctx, params, body }) => appoint(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/posts/:id/end',
    permission: 'directory.appoint',
    summary: 'Say when a post ended',
    params: IdParams,
    body: EndTerm,
    reply: Made,
    handler: ({ ctx, params, body }) => endPost(ctx, params.id, body),
  }),
]
