import { sql } from 'kysely'
import type { Where } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { findRecord, insertRecord, markProvenance } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { type BodyKind, bodyKindOf, parentKindsOf, rulesEdition } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { seriesOf, standingSeats } from '../meetings.rules.ts'
import { raiseSeries } from '../meetings.store.ts'
import type { EstablishBody } from './bodies.schema.ts'

const placeField = {
  province: 'provinceId',
  cluster: 'clusterId',
  organisation: 'organisationId',
  body: 'parentId',
} as const

/** Under which body it stands: one of a kind that may have it, of the same province where it has its own place there. */
async function checkParent(tx: Tx, ctx: Ctx, kind: BodyKind, input: EstablishBody): Promise<void> {
  if (!input.parentId) return
  const at = (code: string) => refuse(code, { title: kind.fa, titleEn: kind.en }, [{ path: 'parentId', code }])
  const parent = await findRecord(tx, ctx.actor, input.parentId, 'body')
  if (!parent) throw at('meetings.placeUnknown')
  const { kind_code: code } = await tx
    .selectFrom('bodies')
    .select('kind_code')
    .where('id', '=', input.parentId)
    .executeTakeFirstOrThrow()
  const elsewhere = input.provinceId !== undefined && parent.provinceId !== input.provinceId
  if (elsewhere || !parentKindsOf(kind.code).includes(code)) throw at('meetings.notItsParent')
}

/** Where the body will stand: as its kind's reach asks. A council stands in its cluster and so in that cluster's province. */
async function placeOf(tx: Tx, ctx: Ctx, kind: BodyKind, input: EstablishBody): Promise<Where> {
  const field = placeField[kind.reach as keyof typeof placeField]
  const id = input[field]
  if (!id) throw refuse('meetings.placeMissing', {}, [{ path: field, code: 'meetings.placeMissing' }])
  await checkParent(tx, ctx, kind, input)
  if (field === 'provinceId') return { provinceId: id }
  const owner = await findRecord(tx, ctx.actor, id, kind.reach)
  if (!owner) throw refuse('meetings.placeUnknown', {}, [{ path: field, code: 'meetings.placeUnknown' }])
  const { provinceId, clusterId, organisationId } = owner
  return {
    provinceId,
    clusterId: field === 'clusterId' ? id : clusterId,
    organisationId: field === 'organisationId' ? id : organisationId,
  }
}

/** A body of that name in the same province; of a cluster's own kinds (its council) any, as it has one of each. Two at once wait for each other. */
async function findTwin(tx: Tx, kind: BodyKind, title: string, { provinceId = null, clusterId = null }: Where) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bodies ${kind.code} ${provinceId}`}, 0))`.execute(tx)
  return tx
    .selectFrom('bodies')
    .innerJoin('records', 'records.id', 'bodies.id')
    .select('records.title as title')
    .where('kind_code', '=', kind.code)
    .where((eb) =>
      kind.reach === 'cluster'
        ? eb('records.cluster_id', '=', clusterId)
        : eb.and([eb('records.title', '=', title), eb('records.province_id', 'is not distinct from', provinceId)]),
    )
    .executeTakeFirst()
}

/**
 * Establishes a body with the standing seats of its kind, which stay empty until somebody is appointed. Its series goes on after
 * `lastNumber`, so a council that held six sessions before the product calls its seventh.
 *
 * @throws 422 `meetings.unknownKind`, `meetings.notItsParent`, `meetings.placeMissing`, `meetings.placeUnknown`, `meetings.yearMissing`; 409 `meetings.bodyExists`
 */
export const establishBody = (ctx: Ctx, input: EstablishBody): Promise<{ id: string }> =>
  runVerb(ctx, 'meetings.establish', async (tx, entry) => {
    const kind = bodyKindOf(input.kind)
    if (!kind) throw refuse('meetings.unknownKind', { kind: input.kind }, [{ path: 'kind', code: 'kernel.notOneOf' }])
    const where = await placeOf(tx, ctx, kind, input)
    authorize(policy['meetings.establish'], ctx.actor, where, {})
    const lastNumber = input.lastNumber ?? 0
    const series = seriesOf(kind.numbering, { year: input.year ?? null, heldOn: lastNumber ? null : ctx.clock.today() })
    if (!series) throw refuse('meetings.yearMissing', {}, [{ path: 'year', code: 'meetings.yearMissing' }])
    const twin = await findTwin(tx, kind, input.title, where)
    if (twin) throw conflict('meetings.bodyExists', { title: twin.title })

    const id = newId()
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'body', title: input.title, ...where, bodyId: id })
    await tx
      .insertInto('bodies')
      .values({ id, kind_code: kind.code, parent_id: input.parentId ?? null })
      .execute()
    await tx
      .insertInto('body_rules')
      .values({ body_id: id, valid_from: ctx.clock.today(), edition: rulesEdition, rules: JSON.stringify(kind) })
      .execute()
    const seats = standingSeats(kind).map(({ rule, position }) => ({
      id: newId(),
      body_id: id,
      code: rule.code,
      position,
      title: JSON.stringify({ fa: rule.fa, en: rule.en }),
      held_by: rule.held_by,
      organisation_id: null,
      voting: rule.voting,
      required: rule.required,
    }))
    if (seats.length > 0) await tx.insertInto('seats').values(seats).execute()
    await raiseSeries(tx, id, series, lastNumber)
    if (input.source) await markProvenance(tx, id, [input.source])
    entry({
      recordId: id,
      provinceId: where.provinceId ?? null,
      after: { kind: kind.code, title: input.title, edition: rulesEdition, lastNumber, source: input.source ?? null },
    })
    return { id }
  })
