import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { placeNames } from '../divisions/divisions.store.ts'
import { cellsOf } from './headings.rules.ts'
import type { Cells, ColumnKey } from './import.columns.ts'
import type { Stage } from './import.job.ts'
import { planRows, type RowPlan } from './import.plan.ts'
import { type ReadContext, readRow } from './import.rules.ts'
import { isicCodes, readRegister } from './register.store.ts'
import { countOutcomesOf, rawRowsAfter, savePlans } from './rows.store.ts'
import { beat, endStage, type Run } from './runs.store.ts'

const batch = 1_000

/** What reading a row needs: places, codes, the day, and what the whole column tells of lost zeros. */
export async function readContext(ctx: Ctx, db: Db | Tx, run: Run): Promise<ReadContext> {
  const { keys = [], zeroLengths = {} } = run.reading ?? {}
  return {
    places: await placeNames(db),
    isicCodes: await isicCodes(db),
    today: ctx.clock.today(),
    fileName: run.file_name,
    zeroLengths: Object.fromEntries(
      Object.entries(zeroLengths).flatMap(([column, length]) => {
        const key = keys[Number(column)]
        return key ? [[key, length] as const] : []
      }),
    ) as Partial<Record<ColumnKey, number>>,
  }
}

/** The plans of rows against the register as it stands now; `taken` is what earlier rows of the file used. */
export async function planCells(
  ctx: Ctx,
  db: Db | Tx,
  rows: readonly { number: number; cells: Cells }[],
  context: ReadContext,
  taken?: Map<string, number>,
): Promise<RowPlan[]> {
  const read = rows.map(({ number, cells }) => readRow(number, cells, context))
  return planRows(read, await readRegister(db, ctx.actor, read), taken)
}

/** Tries every row and keeps what it would do. After a kill it begins anew: a trial changes nothing. */
export const planStage: Stage = async ({ ctx, run, house }) => {
  const context = await readContext(ctx, ctx.db, run)
  const keys = run.reading!.keys
  const taken = new Map<string, number>()
  let done = 0
  for (let after = 0; ; ) {
    if (house.stopping) return
    const rows = await rawRowsAfter(ctx.db, run.id, after, batch)
    if (rows.length === 0) break
    const cells = rows.map(({ number, raw }) => ({ number, cells: cellsOf(raw, keys) }))
    const plans = await planCells(ctx, ctx.db, cells, context, taken)
    done += rows.length
    await ctx.db.transaction().execute(async (tx) => {
      await beat(tx, run, house.worker, ctx.clock.now(), { position: done })
      await savePlans(
        tx,
        run.id,
        plans.map(({ problems, ...plan }, at) => ({ cells: cells[at]!.cells, plan, problems })),
      )
    })
    after = rows.at(-1)!.number
  }
  const counts = await countOutcomesOf(ctx.db, run.id)
  await endStage(ctx.db, run, house.worker, ctx.clock.now(), 'planned', { counts: JSON.stringify(counts), total: done })
}
