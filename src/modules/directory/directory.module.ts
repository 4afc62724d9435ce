import type { Manifest } from '../../kernel/manifest.ts'
import { organisationList, personList } from './directory.lists.ts'
import { policy } from './directory.policy.ts'
import { divisionRoutes } from './divisions/divisions.routes.ts'
import { importJob } from './import/import.job.ts'
import { importRoutes } from './import/import.routes.ts'
import { mergingRoutes } from './merging/merging.routes.ts'
import { organisationPartsLists } from './organisations/organisation-parts.lists.ts'
import { organisationRoutes } from './organisations/organisations.routes.ts'
import { personRoutes } from './persons/persons.routes.ts'
import { privateFields } from './persons/persons.verbs.ts'
import { unitFactList } from './units/facts.lists.ts'
import { unitsCounted } from './units/units.counted.ts'
import { unitRoutes } from './units/units.routes.ts'

/**
 * One master record each for province, county, organisation, person and industrial unit, with posts, memberships and the dated facts
 * about units. Knows nothing about a cluster, a meeting or a case. Names never identify; keys do.
 */
export const directory: Manifest = {
  name: 'directory',
  policy,
  routes: [...divisionRoutes, ...organisationRoutes, ...personRoutes, ...importRoutes, ...unitRoutes, ...mergingRoutes],
  kinds: {
    organisation: { path: '/organisations/:id' },
    person: { path: '/persons/:id' },
    unit: { path: '/units/:id' },
  },
  jobs: [importJob],
  lists: [organisationList, personList, ...organisationPartsLists, unitFactList],
  counted: unitsCounted,
  secret: privateFields,
}
