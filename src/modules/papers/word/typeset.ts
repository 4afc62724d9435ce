import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CellPlace } from '../signing/block.rules.ts'
import type { PaperLocale } from './kinds.ts'
import type { WordText } from './read.ts'

const source = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')

/** A short one is set larger, so that it is read from a table; a long one smaller. */
const scales = [1.48, 1.4, 1.32, 1.24, 1.16, 1.08, 1, 0.92, 0.85, 0.78, 0.72]

/** Sheets of a PDF of our typesetter. */
export const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** What stands in the file beside its words. */
export interface Imprint {
  locale: PaperLocale
  title: string
  organisation: string
  at: Date
  /** Set smaller until it stands on one sheet. */
  oneSheet?: boolean
}

/** Where hands are put: under the signer's name, which letters write at the end side; a paper without one has them after its words. */
export function signPlace({ body }: WordText): { signAt: number; signAtEnd: boolean } {
  const last = body.findLastIndex((part) => part.kind === 'line' && part.align === 'end' && part.runs.length > 0)
  return { signAt: last < 0 ? body.length : last + 1, signAtEnd: last >= 0 }
}

/** A signature or a stamp as it stands under the words, or in its cell of the block of signatures. */
export interface Signed {
  kind: 'signature' | 'stamp'
  /** Null: a place where somebody has not signed. */
  picture: Buffer | null
  /** Who, as what, when; in a cell, which names the person, when. */
  said: string
  cell?: CellPlace
}

/** The words with the cells marked in which hands stand. */
function withCells(text: WordText, signed: readonly Signed[]): WordText {
  const handAt = (part: number, row: number, cell: number) =>
    signed.findIndex((one) => one.cell?.part === part && one.cell.row === row && one.cell.cell === cell)
  return {
    ...text,
    body: text.body.map((part, at) =>
      part.kind === 'line'
        ? part
        : {
            ...part,
            rows: part.rows.map((row, place) => ({
              ...row,
              cells: row.cells.map((cell, n) => {
                const hand = handAt(at, place, n)
                return hand < 0 ? cell : { ...cell, hand }
              }),
            })),
          },
    ),
  }
}

/** The words of a Word file as PDF, with the signatures under them. They are data of our source and never become part of it. */
export async function typeset(
  text: WordText,
  { at, oneSheet = false, ...imprint }: Imprint,
  signed: readonly Signed[] = [],
): Promise<Buffer> {
  // the typesetter is a large native part: it is loaded with the first letter
  const { setPages } = await import('../../../kernel/pdf/pdf.ts')
  // dots are data too: the typesetter opens no file
  const hands = signed.map(({ kind, picture, said }) => ({ kind, said, picture: picture && [...picture] }))
  const under = signed.flatMap((one, at) => (one.cell ? [] : [at]))
  const data = { ...imprint, ...withCells(text, signed), ...signPlace(text), hands, under }
  const set = (scale: number) => setPages(source, { ...data, scale }, at)
  if (!oneSheet) return set(1)
  for (const scale of scales) {
    const pdf = set(scale)
    if (countPages(pdf) === 1) return pdf
  }
  // what is smaller than that nobody reads: then it takes a second sheet
  return set(scales.at(-1)!)
}
