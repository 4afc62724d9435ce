import type { ReachKind } from '../../../kernel/actor.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import type { Identity } from '../identity.open.ts'

export type BothNames = { fa: string; en: string } | null

/** Names of reaches for people: the title of the record, or the name of the province; null for the nation. */
export async function reachNames(
  db: Db,
  identity: Identity,
  grants: readonly { reachKind: ReachKind; reachId: string | null }[],
): Promise<(grant: { reachKind: ReachKind; reachId: string | null }) => BothNames> {
  const names = new Map<string, BothNames>()
  const records = [
    ...new Set(grants.filter((grant) => grant.reachKind !== 'province').flatMap((grant) => grant.reachId ?? [])),
  ]
  if (records.length > 0) {
    const rows = await db.selectFrom('records').select(['id', 'title']).where('id', 'in', records).execute()
    for (const row of rows) names.set(row.id, { fa: row.title, en: row.title })
  }
  const provinces = [
    ...new Set(grants.filter((grant) => grant.reachKind === 'province').flatMap((grant) => grant.reachId ?? [])),
  ]
  for (const code of provinces) names.set(code, (await identity.provinceName(code)) ?? { fa: code, en: code })
  return (grant) => (grant.reachId === null ? null : (names.get(grant.reachId) ?? null))
}
