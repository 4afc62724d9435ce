export { access } from './accounts/access.ts'
export { findAccountByKeys } from './accounts/accounts.store.ts'
export {
  changeLoginKeys,
  createAccount,
  disableAccount,
  enableAccount,
  firstAdministratorLink,
  issueOneTimeLink,
  type LoginKeysInput,
  refuseHeldLoginKeys,
  type ShownLink,
  unlock,
} from './accounts/accounts.verbs.ts'
export { actorOf, type MembersOf } from './actor.store.ts'
export { type GrantRow, listGrants } from './grants/grants.store.ts'
export { endGrant, type GrantInput, grant } from './grants/grants.verbs.ts'
export { type HeldGrant, livingGrants } from './grants/living.store.ts'
export { type Identity, type IdentityOptions, type NewPerson, openIdentity } from './identity.open.ts'
export { sessionTokenIn } from './login/cookies.ts'
export { loginKeysTyped } from './login/login-keys.rules.ts'
export { setPasswordByLink } from './login/passwords.verbs.ts'
export { endSubstitution, type SubstituteInput, substitute } from './substitutions/substitutions.verbs.ts'
