import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperLocale } from './kinds.ts'
import type { WordText } from './read.ts'

const source = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')

/** What stands in the file beside its words. */
export interface Imprint {
  locale: PaperLocale
  title: string
  organisation: string
  at: Date
}

/** The words of a Word file as PDF. They are data of our source and never become part of it. */
export async function typeset(text: WordText, { at, ...imprint }: Imprint): Promise<Buffer> {
  // the typesetter is a large native part: it is loaded with the first letter
  const { setPages } = await import('../../../kernel/pdf/pdf.ts')
  return setPages(source, { ...imprint, ...text }, at)
}
