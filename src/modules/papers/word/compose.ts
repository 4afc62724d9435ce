import type { PaperValues } from '../../../kernel/manifest.ts'
import { fillTemplate } from './fill.ts'
import { readWord } from './read.ts'
import { type Imprint, typeset } from './typeset.ts'

/** A template filled, and the same words as PDF. */
export async function composePaper(
  template: Buffer,
  values: PaperValues,
  imprint: Imprint,
): Promise<{ word: Buffer; pdf: Buffer }> {
  const word = await fillTemplate(template, values)
  return { word, pdf: await typeset(await readWord(word), imprint) }
}
