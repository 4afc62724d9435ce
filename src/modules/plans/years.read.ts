import './plans.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'

/** The plan years of these clusters that the actor may see, by cluster and number; what other rooms show of a plan. */
export const yearsOfClusters = (db: Db | Tx, actor: Actor | null, clusterIds: readonly string[]) =>
  clusterIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('plan_years')
        .innerJoin('records', 'records.id', 'plan_years.id')
        .innerJoin('plans', 'plans.id', 'plan_years.plan_id')
        .select([
          'plan_years.id as id',
          'plans.cluster_id as clusterId',
          'plan_years.n as n',
          'plan_years.fiscal_year as fiscalYear',
          'plan_years.taken_over as takenOver',
        ])
        .select((eb) =>
          eb
            .exists(
              eb
                .selectFrom('provenance')
                .select('provenance.mark')
                .whereRef('provenance.record_id', '=', 'plan_years.id')
                .where('provenance.mark', '=', 'example')
                .where('provenance.field', 'in', ['', 'progress']),
            )
            .as('example'),
        )
        .where('plans.cluster_id', '=', sql<string>`any(${[...clusterIds]}::uuid[])`)
        .where(visible(actor))
        .orderBy('plans.cluster_id')
        .orderBy('plan_years.n')
        .execute()
