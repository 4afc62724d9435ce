export { unitStates } from './directory.kinds.ts'
export { groupIds, livingIds, visibleTitles } from './directory.store.ts'
export { loadReference } from './divisions/divisions.load.ts'
export { findCounty, findIsic, listProvinces, provinceName } from './divisions/divisions.store.ts'
export { merge, splitBack } from './merging/merging.verbs.ts'
export {
  codeCell,
  countyNames,
  dayTyped,
  nameCell,
  organisationNamed,
  personNamed,
  placeNamed,
  provinceNames,
  recordNamed,
} from './named.store.ts'
export { memberOrganisations } from './organisations/memberships.store.ts'
export { addMember, endMembership } from './organisations/memberships.verbs.ts'
export type { RegisterOrganisation } from './organisations/organisations.schema.ts'
export { findOrganisationKind } from './organisations/organisations.store.ts'
export { correctOrganisation, registerOrganisation } from './organisations/organisations.verbs.ts'
export { mentionedPerson } from './persons/persons.mention.ts'
export type { Match, Mention } from './persons/persons.rules.ts'
export type { Appoint, RegisterPerson } from './persons/persons.schema.ts'
export { contactOf } from './persons/persons.store.ts'
export { correctPerson, insertFirstPerson, registerPerson } from './persons/persons.verbs.ts'
export { listPostsAt, listPostsOf } from './persons/posts.store.ts'
export { appoint, endPost } from './persons/posts.verbs.ts'
export { unitsFacts } from './units/facts.store.ts'
export { activeUnits, jobs, revivedUnits, unitsOfMembers } from './units/units.counted.ts'
export type { RegisterUnit, StatedFact } from './units/units.schema.ts'
export { spreadUnits } from './units/units.spread.ts'
export { countUnitsByState, type SizeBand, sizeBands } from './units/units.store.ts'
export { correctUnit, registerUnit, stateFacts } from './units/units.verbs.ts'
