import type { Manifest } from '../../kernel/manifest.ts'
import { accessLists } from './accounts/access.lists.ts'
import { accessRoutes } from './accounts/access.routes.ts'
import type { Identity } from './identity.open.ts'
import { identityPolicy } from './identity.policy.ts'
import { loginRoutes } from './login/login.routes.ts'

/**
 * Identity: accounts, login sessions, second factor, grants within a reach, substitution. It says who acts and how far they see; what a
 * role may do in a room is that room's policy. The library that keeps passwords and codes has no routes of its own here.
 */
export const identityModule = (identity: Identity): Manifest => ({
  name: 'identity',
  policy: identityPolicy,
  // the library that keeps passwords has a connection of its own
  routes: [...loginRoutes(identity), ...accessRoutes(identity)].map((one) => ({ ...one, once: false as const })),
  lists: accessLists(identity),
  secret: ['password', 'newPassword', 'token', 'code', 'secret', 'backupCodes', 'uri'],
})
