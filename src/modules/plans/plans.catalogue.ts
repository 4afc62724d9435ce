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
