import { foldForSearch, normaliseInput, toLatinDigits } from '../../kernel/fa/index.ts'

export {
  type FactKind,
  factKinds,
  type OrganisationKind,
  organisationKinds,
  type UnitState,
  unitStates,
} from './directory.kinds.ts'

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

/** The fields of a patch that differ from what stands, before and after; fields left out of the patch stay. */
export function changedFields<Row extends object>(
  row: Row,
  patch: { readonly [Key in keyof Row]?: Row[Key] | undefined },
): { before: Partial<Row>; after: Partial<Row> } | null {
  const keys = (Object.keys(patch) as (keyof Row)[]).filter(
    (key) => patch[key] !== undefined && patch[key] !== row[key],
  )
  if (keys.length === 0) return null
  const pick = (from: { readonly [Key in keyof Row]?: Row[Key] | undefined }) =>
    Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<Row>
  return { before: pick(row), after: pick(patch) }
}
