import type { Manifest } from '../../kernel/manifest.ts'
import { upkeepPolicy } from './upkeep.policy.ts'
import type { Keeping } from './upkeep.port.ts'
import { upkeepRoutes } from './upkeep.routes.ts'

export type { Keeping, Work } from './upkeep.port.ts'
export { dueOf, type Notes, noNotes, outlived } from './upkeep.rules.ts'

/** Backups and their proof; see docs/rooms/upkeep.md. */
export const createUpkeep = (keeping: Keeping | null): Manifest => ({
  name: 'upkeep',
  policy: upkeepPolicy,
  routes: upkeepRoutes(keeping),
})
