import type { PaperValues } from '../../../kernel/manifest.ts'
import { fillTemplate } from './fill.ts'
import { footWords } from './kinds.ts'
import { type Para, type Part, readWord, type WordText } from './read.ts'
import { type Imprint, typeset } from './typeset.ts'

const wordsOf = (part: Part): string =>
  part.kind === 'line'
    ? part.runs.map((run) => run.text).join('')
    : part.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.map(wordsOf))).join(' ')

/** Every sheet leads to the check address, also where an office's template names the code alone. */
export function footed(text: WordText, values: PaperValues, locale: 'fa' | 'en'): WordText {
  const { verify_link: link, verify_code: code } = values
  if (typeof link !== 'string' || typeof code !== 'string') return text
  if ([...text.head, ...text.body, ...text.foot].some((part) => wordsOf(part).includes(link))) return text
  const said = footWords[locale].check.replace('{{verify_link}}', link).replace('{{verify_code}}', code)
  const line: Para = {
    kind: 'line',
    align: 'center',
    size: 9,
    item: false,
    inset: false,
    above: 0,
    runs: [{ text: said, bold: false }],
  }
  return { ...text, foot: [...text.foot, line] }
}

/** A template filled, and the same words as PDF. */
export async function composePaper(
  template: Buffer,
  values: PaperValues,
  imprint: Imprint,
): Promise<{ word: Buffer; pdf: Buffer }> {
  const word = await fillTemplate(template, values)
  const text = footed(await readWord(word), values, imprint.locale)
  return { word, pdf: await typeset(text, imprint) }
}
