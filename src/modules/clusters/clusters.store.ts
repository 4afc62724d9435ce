import './clusters.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { dayInTehran } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { foldForSearch } from '../../kernel/fa/index.ts'
import { visible } from '../../kernel/records.ts'
import type { Assignment, StageRow } from './clusters.rules.ts'
import type { ClusterPeopleTable, ClusterStagesTable, ClustersTable } from './clusters.tables.ts'

/** One array and not a list that grows: one text for PostgreSQL however many are asked for. */
const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

const clusterRows = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('clusters')
    .innerJoin('records', 'records.id', 'clusters.id')
    .select([
      'clusters.id as id',
      'records.title as title',
      'records.version as version',
      'records.created_at as createdAt',
      'records.organisation_id as organisationId',
      'clusters.province_id as provinceId',
      'clusters.trade as trade',
      'clusters.scope as scope',
      'clusters.county_id as countyId',
      'clusters.isic_code as isicCode',
      'clusters.note as note',
    ])
    .where(visible(actor))

export type ClusterRow = Awaited<ReturnType<typeof listClusters>>[number]

/** Visible clusters of a province whose title or trade has every word of the search. */
export function listClusters(db: Db | Tx, actor: Actor | null, filter: { province?: string; q?: string } = {}) {
  const words = foldForSearch(filter.q ?? '')
    .split(' ')
    .filter(Boolean)
  return words
    .reduce(
      (query, word) => query.where('clusters.folded', 'like', `%${word.replaceAll(/[%_\\]/g, '\\$&')}%`),
      clusterRows(db, actor),
    )
    .$if(filter.province !== undefined, (query) => query.where('clusters.province_id', '=', filter.province!))
    .execute()
}

/** The visible cluster of that id, or undefined. */
export const findCluster = (db: Db | Tx, actor: Actor | null, id: string) =>
  clusterRows(db, actor).where('clusters.id', '=', id).executeTakeFirst()

/** Inserts the cluster; two who register one trade at once get the same refusal by name. */
export async function insertCluster(tx: Tx, row: ClustersTable): Promise<void> {
  try {
    await tx.insertInto('clusters').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'clusters_trade_once')
      throw conflict('clusters.tradeExists', { trade: row.trade }, [
        { path: 'trade', code: 'clusters.tradeExists', details: { trade: row.trade } },
      ])
    throw error
  }
}

/** The cluster of that trade in the province, or undefined. */
export const findTrade = (db: Db | Tx, provinceId: string, folded: string) =>
  db
    .selectFrom('clusters')
    .innerJoin('records', 'records.id', 'clusters.id')
    .select(['clusters.id as id', 'records.title as title'])
    .where('clusters.province_id', '=', provinceId)
    .where('trade_folded', '=', folded)
    .executeTakeFirst()

export const insertStage = (tx: Tx, row: ClusterStagesTable) => tx.insertInto('cluster_stages').values(row).execute()

/** Everything ever entered about the stages of these clusters, by cluster. */
export async function stagesOf(db: Db | Tx, clusterIds: readonly string[]): Promise<Map<string, StageRow[]>> {
  const rows = clusterIds.length
    ? await db
        .selectFrom('cluster_stages')
        .selectAll()
        .where('cluster_id', '=', anyOf(clusterIds))
        .orderBy('entered_at')
        .orderBy('id')
        .execute()
    : []
  const view = (row: ClusterStagesTable): StageRow => ({
    stage: row.stage,
    reached: row.reached,
    since: row.since,
    takenOver: row.taken_over,
    source: row.source,
    decisionId: row.decision_id,
    reason: row.reason,
    // a nation has thousands of rows, and of most the day of reaching is known
    get enteredOn() {
      return dayInTehran(row.entered_at)
    },
    enteredAt: row.entered_at.toISOString(),
  })
  const byCluster = Map.groupBy(rows, (row) => row.cluster_id)
  return new Map([...byCluster].map(([id, own]) => [id, own.map(view)]))
}

export const insertPerson = (tx: Tx, row: ClusterPeopleTable) => tx.insertInto('cluster_people').values(row).execute()

export const endPerson = (tx: Tx, id: string, until: string) =>
  tx.updateTable('cluster_people').set({ until_day: until }).where('id', '=', id).execute()

export interface PersonRow extends Assignment {
  clusterId: string
  decisionId: string | null
}

/**
 * Who has or had a part in these clusters, with the name that stands on their record; a name beside a part is part of the fact. With
 * `knownAt` only what was entered by then.
 */
export async function peopleOf(db: Db | Tx, clusterIds: readonly string[], knownAt?: string): Promise<PersonRow[]> {
  if (clusterIds.length === 0) return []
  return db
    .selectFrom('cluster_people')
    .innerJoin('records as holder', (join) =>
      join.on((eb) =>
        eb('holder.id', '=', eb.fn.coalesce('cluster_people.person_id', 'cluster_people.organisation_id')),
      ),
    )
    .select([
      'cluster_people.id as id',
      'cluster_people.cluster_id as clusterId',
      'part',
      'person_id as personId',
      'cluster_people.organisation_id as organisationId',
      'holder.title as name',
      'from_day as from',
      'until_day as until',
      'decision_id as decisionId',
    ])
    .where('cluster_people.cluster_id', '=', anyOf(clusterIds))
    .$if(knownAt !== undefined, (query) => query.where('entered_at', '<=', new Date(knownAt!)))
    .orderBy('from_day')
    .orderBy('cluster_people.id')
    .execute()
}

export const findPerson = (db: Db | Tx, id: string) =>
  db.selectFrom('cluster_people').select(['id', 'cluster_id as clusterId']).where('id', '=', id).executeTakeFirst()

/** Which of these clusters the actor is a party of, as a person or through an organisation. */
export async function partyOf(db: Db | Tx, actor: Actor, clusterIds: readonly string[]): Promise<Set<string>> {
  if (!actor.personId || clusterIds.length === 0) return new Set()
  const organisations = [...actor.reach.organisationIds]
  const rows = await db
    .selectFrom('record_parties')
    .select('record_id')
    .where('record_id', '=', anyOf(clusterIds))
    .where((eb) =>
      eb.or([
        eb('person_id', '=', actor.personId),
        ...(organisations.length ? [eb('organisation_id', 'in', organisations)] : []),
      ]),
    )
    .execute()
  return new Set(rows.map((row) => row.record_id))
}

/** A custodian that no longer is one sees no more than others. */
export const dropParty = (tx: Tx, recordId: string, organisationId: string, as: string) =>
  tx
    .deleteFrom('record_parties')
    .where('record_id', '=', recordId)
    .where('organisation_id', '=', organisationId)
    .where('party_as', '=', as)
    .execute()

/** Marks of provenance of these records, by record. */
export async function marksOf(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0)
    return new Map<string, { field: string; mark: 'document' | 'takenOver' | 'example'; source: string }[]>()
  const rows = await db
    .selectFrom('provenance')
    .select(['record_id', 'field', 'mark', 'source'])
    .where('record_id', '=', anyOf(ids))
    .orderBy('field')
    .orderBy('source')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.record_id)].map(([id, own]) => [
      id,
      own.map(({ field, mark, source }) => ({ field, mark, source })),
    ]),
  )
}
