import { covers } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, insertRecord } from '../../kernel/records.ts'
import { provinceName } from '../directory/index.ts'
import type { Both } from './indicators.library.ts'
import { indicatorsPolicy } from './indicators.policy.ts'
import { findPlace, insertPlace, isParty, lockPlace } from './indicators.store.ts'

/** How an address names a place: a cluster by its id, a province by its code. */
export type PlaceKey = { clusterId: string } | { provinceId: string }

/** A place as the actor may see it from within. */
export interface Place {
  kind: 'cluster' | 'province'
  provinceId: string
  clusterId: string | null
  organisationId: string | null
  title: Both
  province: Both & { code: string }
  /** Its own record; null until something is entered. */
  recordId: string | null
}

/**
 * The place, for whoever has it within reach or is a party of the cluster. That a cluster exists may be public; its figures are not.
 * @throws 404
 */
export async function openPlace(db: Db | Tx, ctx: Ctx, key: PlaceKey): Promise<Place> {
  const { actor } = ctx
  const cluster = 'clusterId' in key ? await findRecord(db, actor, key.clusterId, 'cluster') : null
  const provinceId = 'clusterId' in key ? cluster?.provinceId : key.provinceId
  const name = provinceId ? await provinceName(db, provinceId) : null
  if (!provinceId || !name || ('clusterId' in key && !cluster)) throw notFound()
  const where = { provinceId, clusterId: cluster?.id ?? null, organisationId: cluster?.organisationId ?? null }
  const within =
    actor.grants.some((grant) => covers(grant, where)) || (cluster && (await isParty(db, actor, cluster.id)))
  if (!within) throw notFound()
  const place = await findPlace(db, provinceId, where.clusterId)
  return {
    kind: cluster ? 'cluster' : 'province',
    ...where,
    title: cluster ? { fa: cluster.title, en: cluster.title } : { fa: `استان ${name.fa}`, en: `${name.en} province` },
    province: { code: provinceId, fa: name.fa, en: name.en },
    recordId: place?.id ?? null,
  }
}

/** The place for a change: visible, permitted, held against others who write there, with a record of its own. */
export async function openPlaceForChange(
  tx: Tx,
  ctx: Ctx,
  key: PlaceKey,
  permission: keyof typeof indicatorsPolicy,
): Promise<Place & { recordId: string }> {
  const found = await openPlace(tx, ctx, key)
  authorize(indicatorsPolicy[permission], ctx.actor, found, null)
  await lockPlace(tx, found.provinceId, found.clusterId)
  const known = await findPlace(tx, found.provinceId, found.clusterId)
  if (known) return { ...found, recordId: known.id }
  const recordId = newId()
  const { provinceId, clusterId } = found
  await insertRecord(tx, ctx.clock.now(), {
    id: recordId,
    kind: found.kind === 'cluster' ? 'clusterIndices' : 'provinceIndices',
    title: `شاخص‌های ${found.title.fa}`,
    provinceId,
    clusterId,
  })
  await insertPlace(tx, { id: recordId, province_id: provinceId, cluster_id: clusterId })
  return { ...found, recordId }
}
