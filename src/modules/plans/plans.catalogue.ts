import content from '../../../content/catalogues.json' with { type: 'json' }
import { foldKey } from '../../kernel/fa/index.ts'

interface Named {
  code: string
  fa: string
  en: string
}

const codesByName = (list: readonly Named[]): ReadonlyMap<string, string> =>
  new Map(list.flatMap(({ code, fa, en }) => [code, fa, en].map((name) => [foldKey(name), code] as const)))

const types = codesByName(content.activity_types)
const sources = codesByName(content.funding_sources)

/** The code of a kind of activity by its code or name in either language; what the catalogue does not know stays as it was written. */
export const typeCode = (name: string): string => types.get(foldKey(name)) ?? name
/** The same for a source of money. */
export const sourceCode = (name: string): string => sources.get(foldKey(name)) ?? name

/** The name of a kind of activity; one that the catalogue does not know is its own name. */
export const typeName = (code: string, locale: 'fa' | 'en'): string =>
  content.activity_types.find((one) => one.code === code)?.[locale] ?? code
/** The name of a source of money; one that the catalogue does not know is its own name. */
export const sourceName = (code: string, locale: 'fa' | 'en'): string =>
  content.funding_sources.find((one) => one.code === code)?.[locale] ?? code
/** Place of a source in the catalogue, so that an activity's sources always stand in one order. */
export const sourcePlace = (code: string): number => {
  const place = content.funding_sources.findIndex((one) => one.code === code)
  return place === -1 ? content.funding_sources.length : place
}
