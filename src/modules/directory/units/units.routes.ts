import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { route } from '../../../kernel/http/route.ts'
import { Made } from '../../../kernel/http/schema.ts'
import { may } from '../../../kernel/policy.ts'
import { factKinds } from '../directory.kinds.ts'
import { policy } from '../directory.policy.ts'
import { mayDo, mergedOf } from '../directory.present.ts'
import { IdParams, ProvinceCode } from '../directory.schema.ts'
import { getLiving, visibleTitles } from '../directory.store.ts'
import { listMemberships } from '../organisations/memberships.store.ts'
import { listPostsAt } from '../persons/posts.store.ts'
import { listFacts } from './facts.store.ts'
import { type Fact, factsAsOf, newestFirst } from './units.rules.ts'
import {
  CorrectUnit,
  type FactView,
  RegisterUnit,
  StateFacts,
  UnitFilter,
  UnitList,
  UnitPage,
  UnitQuery,
} from './units.schema.ts'
import { getUnit, listParks, listUnits } from './units.store.ts'
import { correctUnit, registerUnit, stateFacts } from './units.verbs.ts'

const factView = ({ createdAt, takenBackAt, ...fact }: Fact & { enteredBy: string | null }): FactView => ({
  ...fact,
  enteredAt: createdAt.toISOString(),
  takenBackAt: takenBackAt?.toISOString() ?? null,
})

/** A unit as of a day and as known at an instant; what is shown as history is everything ever stated. */
/** A unit as its page shows it. @throws 404 */
export async function unitPage(
  { db, actor, clock }: Ctx,
  id: string,
  asked: z.output<typeof UnitQuery>,
): Promise<UnitPage> {
  const { record, group } = await getLiving(db, actor, 'unit', id)
  const { ownerId, takenBackAt, ...unit } = await getUnit(db, record.id)
  const asOf = asked.asOf ?? clock.today()
  const facts = await listFacts(db, group)
  const held = new Set(
    factsAsOf(facts, asOf, asked.knownAt ? new Date(asked.knownAt) : undefined).map((fact) => fact.id),
  )
  const owners = await visibleTitles(db, actor, [ownerId])
  const history = [...facts].sort(newestFirst)
  return {
    ...unit,
    version: record.version,
    takenBackAt: takenBackAt?.toISOString() ?? null,
    asOf,
    knownAt: asked.knownAt ?? null,
    owner: ownerId && owners.has(ownerId) ? { id: ownerId, name: owners.get(ownerId)! } : null,
    facts: history
      .filter((fact) => held.has(fact.id))
      .sort((a, b) => factKinds.indexOf(a.kind) - factKinds.indexOf(b.kind))
      .map(factView),
    history: history.map(factView),
    posts: await listPostsAt(db, actor, group),
    memberOf: await listMemberships(db, actor, 'member', group),
    merged: await mergedOf(db, actor, record.id, group),
    may: { ...mayDo(actor, record), stateFact: may(policy['directory.stateFact'], actor, record, null) === true },
  }
}

export const unitRoutes = [
  route({
    method: 'GET',
    url: '/api/units',
    permission: 'signedIn',
    summary: 'Units by name or key, place, activity and state on a day, with counts by state',
    query: UnitFilter,
    reply: UnitList,
    handler: ({ ctx: { db, actor, clock }, query }) => listUnits(db, actor, query, query.asOf ?? clock.today()),
  }),
  route({
    method: 'GET',
    url: '/api/units/parks',
    permission: 'signedIn',
    summary: 'Names of parks that units stand in',
    query: z.object({ province: ProvinceCode.optional() }),
    reply: z.array(z.object({ park: z.string(), units: z.number() })),
    handler: ({ ctx, query }) => listParks(ctx.db, ctx.actor, query.province),
  }),
  route({
    method: 'GET',
    url: '/api/units/:id',
    permission: 'signedIn',
    summary: 'One unit with its facts as of a day (and as known at an instant) and their history',
    params: IdParams,
    query: UnitQuery,
    reply: UnitPage,
    handler: ({ ctx, params, query }) => unitPage(ctx, params.id, query),
  }),
  route({
    method: 'POST',
    url: '/api/units',
    permission: 'directory.register',
    summary: 'Register a unit',
    body: RegisterUnit,
    reply: Made,
    handler: ({ ctx, body }) => registerUnit(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/units/:id',
    permission: 'directory.correct',
    summary: 'Correct master fields of a unit',
    params: IdParams,
    body: CorrectUnit,
    reply: z.object({ version: z.number() }),
    handler: ({ ctx, params, body }) => correctUnit(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/units/:id/facts',
    permission: 'directory.stateFact',
    summary: 'State dated facts about a unit',
    params: IdParams,
    body: StateFacts,
    reply: Made,
    handler: ({ ctx, params, body }) => stateFacts(ctx, params.id, body),
  }),
]
