import './plans.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'

/**
 * The plan years of these clusters that the actor may see, by cluster and number; what other rooms show of a plan.
 * @param fiscalYear of each cluster only the year of that fiscal year, else the last begun before it
 */
export async function yearsOfClusters(
  db: Db | Tx,
  actor: Actor | null,
  clusterIds: readonly string[],
  fiscalYear?: number,
): Promise<YearOfCluster[]> {
  if (clusterIds.length === 0) return []
  const { rows } = await sql<YearOfCluster>`
    select year.*, exists (select 1 from provenance where provenance.record_id = year.id and provenance.mark = 'example'
        and provenance.field in ('', 'progress')) as example
    from (
      select ${fiscalYear === undefined ? sql`` : sql`distinct on (plans.cluster_id)`} plan_years.id, plans.cluster_id as "clusterId",
        plan_years.n, plan_years.fiscal_year as "fiscalYear", plan_years.taken_over as "takenOver"
      from plans join plan_years on plan_years.plan_id = plans.id join records on records.id = plan_years.id
      where plans.cluster_id = any(${[...clusterIds]}::uuid[]) and ${visible(actor)}
        ${fiscalYear === undefined ? sql`` : sql`and plan_years.fiscal_year <= ${fiscalYear}`}
      order by plans.cluster_id, ${fiscalYear === undefined ? sql`plan_years.n` : sql`plan_years.fiscal_year desc`}
    ) year order by year."clusterId", year.n`.execute(db)
  return rows
}

interface YearOfCluster {
  id: string
  clusterId: string
  n: number
  fiscalYear: number
  takenOver: boolean
  example: boolean
}
