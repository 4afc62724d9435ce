import { CELLS, type Cell, cellText, type EditRow } from './draft.rules.ts'

export interface TheirChange {
  key: string
  kind: 'changed' | 'added' | 'removed'
  code: string
  title: string
  cells: Array<{ cell: Cell; before: string; after: string }>
}
export interface Clash {
  key: string
  code: string
  title: string
  cell: Cell
  mine: string
  theirs: string
  /** What to put in place of mine, to take theirs. */
  take: Partial<EditRow>
}
export interface Merged {
  rows: EditRow[]
  /** What the other person changed since this page was opened. */
  changes: TheirChange[]
  /** Cells that both changed: mine stands, theirs can be taken. */
  clashes: Clash[]
}

const text = cellText
const idOf = (row: EditRow) => row.itemId ?? row.key
const same = (one: EditRow, other: EditRow) => CELLS.every((cell) => text(one, cell) === text(other, cell))

/**
 * Brings two people's work on one draft together, cell by cell: what only they changed is taken over, what only I changed stays, what
 * both changed stays mine and is told. `base` is what both started from. Rows keep my order; theirs that are new stand at the end.
 */
export function mergeDrafts(base: readonly EditRow[], mine: readonly EditRow[], theirs: readonly EditRow[]): Merged {
  const start = new Map(base.map((row) => [idOf(row), row]))
  const other = new Map(theirs.map((row) => [idOf(row), row]))
  const own = new Set(mine.map(idOf))
  const changes: TheirChange[] = []
  const clashes: Clash[] = []
  for (const row of theirs) {
    const before = start.get(idOf(row))
    if (!before) changes.push({ key: row.key, kind: 'added', code: row.code, title: row.title, cells: [] })
    else if (!same(before, row))
      changes.push({
        key: row.key,
        kind: 'changed',
        code: row.code,
        title: row.title,
        cells: CELLS.filter((cell) => text(before, cell) !== text(row, cell)).map((cell) => ({
          cell,
          before: text(before, cell),
          after: text(row, cell),
        })),
      })
  }
  for (const row of base)
    if (!other.has(idOf(row)))
      changes.push({ key: row.key, kind: 'removed', code: row.code, title: row.title, cells: [] })

  const rows = mine.flatMap((row) => {
    const before = start.get(idOf(row))
    const now = other.get(idOf(row))
    if (!before) return [row]
    // They removed it: it goes, unless I worked on it.
    if (!now) return same(before, row) ? [] : [{ ...row, itemId: null }]
    const merged: EditRow = {
      ...row,
      links: now.links,
      ownerPersonId: now.ownerPersonId,
      ownerOrganisationId: now.ownerOrganisationId,
    }
    for (const cell of CELLS) {
      const [was, mineNow, theirsNow] = [text(before, cell), text(row, cell), text(now, cell)]
      if (mineNow === was) Object.assign(merged, { [cell]: now[cell] })
      else if (theirsNow !== was && theirsNow !== mineNow)
        clashes.push({
          key: row.key,
          code: row.code,
          title: row.title,
          cell,
          mine: mineNow,
          theirs: theirsNow,
          take: { [cell]: now[cell] },
        })
    }
    return [merged]
  })
  const added = theirs.filter((row) => !start.has(idOf(row)) && !own.has(idOf(row)))
  return { rows: [...rows, ...added], changes, clashes }
}
