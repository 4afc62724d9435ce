import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperKind, PaperLocale } from './kinds.ts'
import { readMarkup } from './markup.rules.ts'
import { writeWord } from './write.ts'

const folder = join(import.meta.dirname, '../../../../content/templates')
const textOf = (code: string, locale: PaperLocale) => readFileSync(join(folder, `${code}.${locale}.md`), 'utf8')
const written = new Map<string, Promise<Buffer>>()

/** The house's own template of a kind as a Word file, which an office may change and bring back. Written once in the life of the process. */
export function houseTemplate(kind: PaperKind, locale: PaperLocale): Promise<Buffer> {
  const key = `${kind.code} ${locale}`
  const known = written.get(key)
  if (known) return known
  const headed = textOf(kind.code, 'fa').startsWith('{{organisation_name}}')
  const made = writeWord(readMarkup(textOf(kind.code, locale), headed), locale, kind[locale], kind.oneSheet)
  written.set(key, made)
  return made
}
