import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { RecordRow } from '../../kernel/records.ts'
import { STOPPED } from './clusters.bylaw.ts'
import { type Assignment, checkEnd, inForce, reachedStages } from './clusters.rules.ts'
import { endPerson, type PersonRow, peopleOf, stagesOf } from './clusters.store.ts'
import type { Part } from './clusters.tables.ts'
import { insertAssignment } from './people.verbs.ts'

/** Who has which part in a cluster on that day, with their names. For rooms; the caller has checked sight. */
export const partsOn = async (db: Db | Tx, clusterId: string, day: string): Promise<PersonRow[]> =>
  (await peopleOf(db, [clusterId])).filter((row) => inForce(row, day))

/**
 * Gives a person a part in the cluster within another room's verb: the same rules as `assignPerson`, no entry of its own.
 * The caller has authorized it, has touched the cluster's record and journals it.
 */
export const assignPart = (
  tx: Tx,
  ctx: Ctx,
  cluster: RecordRow,
  input: { part: Part; personId: string; from: string; source?: { mark: 'example'; source: string } },
): Promise<string> => insertAssignment(tx, ctx, cluster, input)

/** Ends a part with that day within another room's verb. One that began after it ends on its first day: it never was. */
export async function endPart(tx: Tx, ctx: Ctx, row: Assignment, until: string): Promise<void> {
  const last = row.from !== null && row.from > until ? row.from : until
  checkEnd(row, last, ctx.clock.today())
  await endPerson(tx, row.id, last)
}

/**
 * Stages of a cluster that stand as reached today, by code; `day` is the known day, else the day on which it was entered.
 * A stop stands apart.
 */
export async function stagesReached(db: Db | Tx, ctx: Pick<Ctx, 'clock'>, clusterId: string) {
  const rows = (await stagesOf(db, [clusterId])).get(clusterId) ?? []
  const reached = reachedStages(rows, { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() })
  const stages = new Map(
    [...reached].map(([code, row]) => [
      code,
      { since: row.since, day: row.since ?? row.enteredOn, takenOver: row.takenOver, decisionId: row.decisionId },
    ]),
  )
  const stopped = stages.get(STOPPED) ?? null
  stages.delete(STOPPED)
  return { stages, stopped }
}

/** Clusters of a province in which this person has that part on that day. */
export const clustersWithPart = (db: Db | Tx, provinceId: string, personId: string, part: Part, day: string) =>
  db
    .selectFrom('cluster_people')
    .innerJoin('clusters', 'clusters.id', 'cluster_people.cluster_id')
    .select(['clusters.id as clusterId', 'cluster_people.id as id'])
    .where('clusters.province_id', '=', provinceId)
    .where('person_id', '=', personId)
    .where('part', '=', part)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .execute()
