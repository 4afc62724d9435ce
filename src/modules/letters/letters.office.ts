import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { findRecord } from '../../kernel/records.ts'
import { listProvinces, provinceName } from '../directory/index.ts'
import { keepers } from './letters.policy.ts'
import type { LetterOffice } from './letters.schema.ts'

/** Where a register is kept: a cluster's by the agent's team, a province's by its company, the nation's by the administrator. */
export interface Place {
  provinceId: string | null
  clusterId: string | null
}

const nation = { fa: 'دفتر ملی', en: 'National office' }

/** The registers that the actor keeps by grants of today; the nation's stands for every place. */
export async function officesOf(db: Db | Tx, actor: Actor): Promise<LetterOffice[]> {
  const own = actor.grants.filter((grant) => keepers.includes(grant.role))
  const of = (kind: 'province' | 'cluster') => [
    ...new Set(own.filter((grant) => grant.reachKind === kind).flatMap((grant) => grant.reachId ?? [])),
  ]
  const provinces = of('province').length > 0 ? await listProvinces(db) : []
  const offices: LetterOffice[] = of('province').flatMap((code) => {
    const found = provinces.find((one) => one.code === code)
    return [{ clusterId: null, provinceId: code, name: { fa: found?.fa ?? code, en: found?.en ?? code } }]
  })
  for (const clusterId of of('cluster')) {
    const cluster = await findRecord(db, actor, clusterId, 'cluster')
    if (cluster)
      offices.push({ clusterId, provinceId: cluster.provinceId, name: { fa: cluster.title, en: cluster.title } })
  }
  if (own.some((grant) => grant.reachKind === 'nation'))
    offices.push({ clusterId: null, provinceId: null, name: nation })
  return offices
}

/**
 * Where a letter is registered: the cluster or province named, else the only register that the actor keeps.
 *
 * @throws 422 `letters.noSuchCluster`, `letters.noSuchProvince`, `letters.officeMissing`
 */
export async function placeOf(
  tx: Db | Tx,
  ctx: Ctx,
  asked: { clusterId?: string | undefined; provinceId?: string | undefined },
): Promise<Place> {
  if (asked.clusterId) {
    const cluster = await findRecord(tx, ctx.actor, asked.clusterId, 'cluster')
    if (!cluster) throw refuse('letters.noSuchCluster', {}, [{ path: 'clusterId', code: 'letters.noSuchCluster' }])
    return { provinceId: cluster.provinceId, clusterId: cluster.id }
  }
  if (asked.provinceId) {
    if (!(await provinceName(tx, asked.provinceId)))
      throw refuse('letters.noSuchProvince', {}, [{ path: 'provinceId', code: 'letters.noSuchProvince' }])
    return { provinceId: asked.provinceId, clusterId: null }
  }
  const [only, ...others] = await officesOf(tx, ctx.actor)
  if (!only || others.length > 0)
    throw refuse('letters.officeMissing', {}, [{ path: 'provinceId', code: 'letters.officeMissing' }])
  return { provinceId: only.provinceId, clusterId: only.clusterId }
}
