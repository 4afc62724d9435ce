import type { Db, Tx } from '../../kernel/db/tables.ts'
import { editionsOf } from './diagnosis.standing.ts'
import { listPressurePoints } from './diagnosis.store.ts'

/** A pressure point as a plan's chain names it. */
export interface PressurePoint {
  id: string
  text: string
  /** Place in the edition that holds; null: it stands there no more. */
  position: number | null
  reportId: string
  /** Edition whose words these are. */
  n: number
}

/**
 * The pressure points of a cluster: of the latest edition that the supervisor accepted, or of the latest there is while none is accepted;
 * then those that only earlier editions knew, because a strategy may answer them still. The caller has checked the cluster's plan.
 */
export async function pressurePointsOf(
  db: Db | Tx,
  clusterId: string,
): Promise<{ edition: { id: string; n: number; accepted: boolean } | null; points: PressurePoint[] }> {
  const editions = await editionsOf(db, clusterId)
  const accepted = editions.findLast(({ state }) => state === 'accepted' || state === 'approved')
  const holds = accepted ?? editions.at(-1)
  if (!holds) return { edition: null, points: [] }
  const rows = await listPressurePoints(db, clusterId)
  const seen = new Set<string>()
  const points = [...rows.filter((row) => row.report_id === holds.row.id), ...rows].flatMap((row): PressurePoint[] => {
    if (seen.has(row.point_id)) return []
    seen.add(row.point_id)
    const isHere = row.report_id === holds.row.id
    return [
      { id: row.point_id, text: row.body, position: isHere ? row.position : null, reportId: row.report_id, n: row.n },
    ]
  })
  return { edition: { id: holds.row.id, n: holds.n, accepted: accepted !== undefined }, points }
}
