import '../clusters.tables.ts'
import { dayInTehran } from '../../../kernel/clock.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'

/** A delegation in force on a day. Its id is that of its record and of the custodian's part in the cluster. */
export interface DelegationRow {
  id: string
  clusterId: string
  organisationId: string
  organisation: string
  since: string
}

/** The delegation of a cluster in force on a day, or undefined. */
export async function findDelegation(db: Db | Tx, clusterId: string, day: string): Promise<DelegationRow | undefined> {
  const row = await db
    .selectFrom('cluster_people')
    .innerJoin('records as custodian', 'custodian.id', 'cluster_people.organisation_id')
    .select([
      'cluster_people.id as id',
      'cluster_people.organisation_id as organisationId',
      'custodian.title as organisation',
      'from_day as from',
      'entered_at as enteredAt',
    ])
    .where('cluster_people.cluster_id', '=', clusterId)
    .where('part', '=', 'custodian')
    .where((eb) => eb.or([eb('from_day', 'is', null), eb('from_day', '<=', day)]))
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .executeTakeFirst()
  if (!row?.organisationId) return undefined
  const { id, organisationId, organisation, from, enteredAt } = row
  return { id, clusterId, organisationId, organisation, since: from ?? dayInTehran(enteredAt) }
}
