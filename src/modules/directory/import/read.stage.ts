import { refuse } from '../../../kernel/errors.ts'
import { openTable } from '../../../kernel/sheets/table-file.ts'
import type { SheetRow } from '../../../kernel/sheets.ts'
import { findHeadings, headingCandidates, headingSet, headRows, repeatsHeadings } from './headings.rules.ts'
import type { Stage } from './import.job.ts'
import type { Reading } from './import.states.ts'
import { mostRows } from './import.verbs.ts'
import { countRows, insertRawRows, lastRow, type RawRow } from './rows.store.ts'
import { beat, endStage, taughtMappings } from './runs.store.ts'

const batch = 1_000

/**
 * Reads the kept file and keeps its rows, a batch a transaction. Begun anew after a kill it reads the file again and keeps only what is
 * missing. The headings are found on the way; when nobody knows where the unit's name stands, a person is asked.
 */
export const readStage: Stage = async ({ ctx, run, house }) => {
  const table = await openTable(ctx.files!.pathOf(run.file_hash))
  const last = await lastRow(ctx.db, run.id)
  let reading: Reading | null = null
  let kept = 0
  let rows: RawRow[] = []
  const zeros = new Map<number, Set<number>>()
  const keep = async (share: number) => {
    const waiting = rows
    rows = []
    await ctx.db.transaction().execute(async (tx) => {
      await beat(tx, run, house.worker, ctx.clock.now(), {
        position: kept,
        total: table.total ?? (share > 0 ? Math.round(kept / share) : null),
      })
      await insertRawRows(tx, run.id, waiting)
    })
  }
  const take = (row: SheetRow) => {
    if (row.number <= reading!.to) return
    if (row.title || repeatsHeadings(row, reading!.titles)) {
      reading!.skipped++
      return
    }
    kept++
    if (kept > mostRows) throw refuse('kernel.sheetTooLong', { rows: kept, most: mostRows })
    for (const [column, cell] of row.cells.entries())
      if (/^[0۰٠][0-9۰-۹٠-٩]{2,}$/.test(cell)) zeros.set(column, (zeros.get(column) ?? new Set()).add(cell.length))
    if (row.number > last) rows.push({ number: row.number, raw: row.cells })
  }
  const begin = async (head: readonly SheetRow[]) => {
    const candidates = headingCandidates(head)
    const taught = await taughtMappings(
      ctx.db,
      run.office,
      candidates.map((one) => headingSet(one.titles)).filter((set) => set.length > 3),
    )
    const known = candidates.find((one) => taught.has(headingSet(one.titles)))
    const found = known
      ? { ...known, keys: taught.get(headingSet(known.titles))! as Reading['keys'] }
      : findHeadings(head)
    if (!found) throw refuse('directory.importEmpty')
    reading = { ...found, remembered: known !== undefined, zeroLengths: {}, skipped: 0 }
    for (const row of head) take(row)
  }

  const head: SheetRow[] = []
  for await (const row of table.rows()) {
    if (house.stopping) return
    if (reading) take(row)
    else if (head.push(row) === headRows) await begin(head)
    if (rows.length >= batch) await keep(row.share)
  }
  if (!reading) await begin(head)
  await keep(1)
  if ((await countRows(ctx.db, run.id)) === 0) throw refuse('directory.importEmpty')
  const done = reading as unknown as Reading
  for (const [column, lengths] of zeros) if (lengths.size === 1) done.zeroLengths[column] = [...lengths][0]!
  await endStage(ctx.db, run, house.worker, ctx.clock.now(), done.keys.includes('name') ? 'planning' : 'headings', {
    reading: JSON.stringify(done),
    total: kept,
  })
}
