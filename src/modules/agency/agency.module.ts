import type { Manifest } from '../../kernel/manifest.ts'
import type { Waiting } from '../desk/index.ts'
import { agencyConditions } from './agency.conditions.ts'
import { agencyLists } from './agency.lists.ts'
import { agencyPolicy } from './agency.policy.ts'
import { agencyRoutes } from './agency.routes.ts'
import { agencyWaiting } from './agency.waiting.ts'
import type { Explain } from './contract.view.ts'
import { visitList } from './visit.lists.ts'

/**
 * Who runs a cluster for the company: tender, contract, payment by approved phases, the supervisor's visits, hand-over and exit. It decides
 * no progress: what is approved it reads from the gates and the plan years.
 */
export const agency = (explain: Explain, waiting: () => Waiting): Manifest => ({
  name: 'agency',
  policy: agencyPolicy,
  routes: agencyRoutes(explain, waiting),
  kinds: {
    tender: { path: '/clusters/:cluster/agency?at=:id' },
    contract: { path: '/clusters/:cluster/agency?at=:id' },
    statement: { path: '/clusters/:cluster/agency?at=:id' },
    visit: { path: '/visits/:id' },
  },
  waiting: agencyWaiting,
  conditions: agencyConditions,
  lists: [...agencyLists(explain), visitList(explain)],
})
