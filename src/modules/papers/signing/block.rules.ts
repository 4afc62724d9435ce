import type { WordText } from '../word/read.ts'

/** A cell of the text: which part, which row of it, which cell of the row. */
export interface CellPlace {
  part: number
  row: number
  cell: number
}

/** What stands in the cell of somebody who has not signed. */
const isOpen = (text: string) => text === '' || text === '—'

/**
 * Where each of those who sign has their place in the block of signatures: the last table row that names them with their post and has an
 * empty cell. Null where the template has no such row: then the hand stands below the words. Nobody gets the row of a namesake twice.
 */
export function signPlaces(
  { body }: Pick<WordText, 'body'>,
  signers: readonly { name: string; post: string }[],
): (CellPlace | null)[] {
  const rows = body.flatMap((part, at) =>
    part.kind === 'table'
      ? part.rows.map((row, place) => ({
          part: at,
          row: place,
          texts: row.cells.map((cell) =>
            cell.lines
              .flatMap((line) => line.runs.map((run) => run.text))
              .join('')
              .trim(),
          ),
        }))
      : [],
  )
  const taken = new Set<unknown>()
  return signers.map(({ name, post }) => {
    const found = rows.findLast(
      (row) =>
        !taken.has(row) &&
        row.texts.includes(name.trim()) &&
        (post.trim() === '' || row.texts.includes(post.trim())) &&
        row.texts.some(isOpen),
    )
    if (!found) return null
    taken.add(found)
    return { part: found.part, row: found.row, cell: found.texts.findLastIndex(isOpen) }
  })
}
