import { foldForSearch, normaliseInput, toLatinDigits } from '../../kernel/fa/index.ts'

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

/** A name or title as it is stored: one line, Persian letters, clean spaces. */
export const cleanName = (text: string): string => normaliseInput(text, { lines: 'single' }).trim()

/** A number or code as it is stored: Latin digits, no blanks and invisible marks. */
export const cleanCode = (text: string): string =>
  toLatinDigits(text).replaceAll(/[\s\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')

/** What look-ups compare: folded words, one space between them. */
export const foldName = (...parts: (string | null | undefined)[]): string =>
  foldForSearch(parts.filter(Boolean).join(' '))

/** A day range with unknown ends: null from = since nobody knows when, null until = still so. */
export interface Term {
  from: string | null
  until: string | null
}

/** Is the day within the term, both ends included? */
export const isInTerm = (term: Term, day: string): boolean =>
  (term.from === null || term.from <= day) && (term.until === null || day <= term.until)

/**
 * Check digit of the legal person's شناسه ملی (11 digits): the tenth digit plus 2 is added to each of the first ten digits,
 * weighted 29, 27, 23, 19, 17 twice over; the remainder by 11 (10 counts as 0) is the eleventh digit.
 */
export function isNationalIdentifier(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false
  const digits = [...text].map(Number)
  const shift = digits[9]! + 2
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17]
  const sum = weights.reduce((total, weight, at) => total + (digits[at]! + shift) * weight, 0)
  return (sum % 11) % 10 === digits[10]
}
