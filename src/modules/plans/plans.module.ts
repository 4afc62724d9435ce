import { sql } from 'kysely'
import type { Manifest, WaitingRow } from '../../kernel/manifest.ts'
import { packList } from './pack/pack.lists.ts'
import { packPaper } from './pack/pack.papers.ts'
import { plansAgenda, plansEffects } from './plans.agenda.ts'
import { plansConditions } from './plans.conditions.ts'
import { plansCounted } from './plans.counted.ts'
import { activityList } from './plans.lists.ts'
import { plansPolicy } from './plans.policy.ts'
import { planYearPrint } from './plans.prints.ts'
import { plansRoutes } from './plans.routes.ts'
import type { Explain } from './plans.view.ts'
import { versionChangeList } from './versions/versions.lists.ts'
import { planYearList } from './years.lists.ts'

/** Action plans of clusters: vision, strategies, yearly activities. Their progress is the commitments' business. */
export const plans = (explain: Explain): Manifest => ({
  name: 'plans',
  policy: plansPolicy,
  routes: plansRoutes(explain),
  lists: [activityList, planYearList, packList, versionChangeList],
  prints: [planYearPrint(explain)],
  kinds: { plan: { path: '/clusters/:cluster/plan' }, planYear: { path: '/plan-years/:id' } },
  papers: { 'council-pack': packPaper },
  agenda: plansAgenda,
  effects: plansEffects,
  conditions: plansConditions,
  counted: plansCounted,
  waiting: [
    {
      what: 'plans.freeze',
      path: '/plan-years/:record/draft',
      select: () => sql<WaitingRow>`
        select tree.record_id, version.id as subject_id, 'plans.freeze'::text as what, null::uuid as person_id, 'expert'::text as role,
          version.drafted_at as since, null::date as due,
          jsonb_build_object('title', record.title, 'n', version.n,
            'count', (select count(*) from terms where terms.version_id = version.id)) as details
        from versions version
        join trees tree on tree.id = version.tree_id and tree.closed_at is null
        join plan_years year on year.id = tree.record_id
        join records record on record.id = tree.record_id
        where version.frozen_at is null`,
    },
  ],
})
