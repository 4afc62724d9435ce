import './plans.tables.ts'
import { sql } from 'kysely'
import type { Counter, Counters } from '../../kernel/manifest.ts'
import { approvedQuantities } from '../commitments/index.ts'

/**
 * Approved quantities of the activities of some types, in one unit, over the plan years of the promise's cluster; where it is the
 * province's, of all clusters of the province. An activity counts on the days of its claims, whichever year its plan is of.
 */
const activitiesOf =
  (types: readonly string[], unit: string): Counter =>
  () =>
    approvedQuantities(sql`
      select asked.item_id, activities.item_id as promise, ${unit}::text as unit
      from asked
      join records year on year.kind = 'planYear' and (year.cluster_id = asked.cluster_id
        or (asked.cluster_id is null and year.province_id = asked.province_id))
      join activities on activities.plan_year_id = year.id and activities.activity_type = any(${[...types]}::text[])`)

/** What plans count: activity types of `content/catalogues.json`, each in the unit that the catalogue gives it. */
export const plansCounted: Counters = {
  'plans.tours': activitiesOf(['industrial_tour', 'technology_tour'], 'تور'),
  'plans.trainingPersonHours': activitiesOf(['training_course'], 'نفر-ساعت'),
  'plans.exhibitions': activitiesOf(['domestic_exhibition', 'foreign_exhibition'], 'واحد'),
  'plans.networks': activitiesOf(['network_formation', 'umbrella_network'], 'شبکه'),
  'plans.improvementProjects': activitiesOf(['improvement_project'], 'پروژه'),
  'plans.brands': activitiesOf(['joint_brand'], 'برند'),
}
