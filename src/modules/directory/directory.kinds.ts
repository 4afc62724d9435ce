/** What an organisation is. `department` and `office` are parts of another; the rest stand alone. */
export const organisationKinds = [
  'nationalOrganisation',
  'ministry',
  'parksCompany',
  'department',
  'office',
  'governorOffice',
  'governmentAgency',
  'university',
  'scienceCentre',
  'knowledgeBasedFirm',
  'largeIndustry',
  'bank',
  'fund',
  'association',
  'chamber',
  'cooperative',
  'consortium',
  'company',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Kinds of dated fact about a unit. */
export const factKinds = ['state', 'jobs', 'capacity', 'establishmentPermit', 'operatingPermit'] as const
export type FactKind = (typeof factKinds)[number]

/** Values of the fact `state`; `planned` is a unit under construction. */
export const unitStates = ['planned', 'active', 'semiStagnant', 'stagnant'] as const
export type UnitState = (typeof unitStates)[number]
