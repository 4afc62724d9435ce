import content from '../../../../content/catalogues.json' with { type: 'json' }

/** A subject under which offices sort resolutions, as content/catalogues.json gives it. */
export interface Category {
  code: string
  fa: string
  en: string
}
export const categories: readonly Category[] = content.resolution_categories.map(({ code, fa, en }) => ({
  code,
  fa,
  en,
}))

/** Is it a subject of the catalogue? */
export const isCategory = (code: string): boolean => categories.some((one) => one.code === code)
