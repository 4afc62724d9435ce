import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { Db, Tx } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { conflict, type FieldProblem, Refusal, refuse } from '../errors.ts'
import { foldKey } from '../fa/index.ts'
import { fieldProblems } from '../http/problems.ts'
import { isId } from '../ids.ts'
import { cellsOf } from './list.sheet.ts'
import type { AnyList, Cells, ListOutcome, NumberedCells, TakeIn } from './list.ts'

/** Rows of one file: they are tried and taken in within one transaction. */
export const mostIn = 2_000

export interface TriedRow {
  number: number
  cells: Cells
  outcome: ListOutcome
  problems: FieldProblem[]
}
export interface Tried {
  rows: TriedRow[]
  counts: Record<ListOutcome | 'total', number>
  /** Equal hashes do the same. */
  hash: string
}

type Asked = z.output<z.ZodObject>

/** Columns in which the row says other than what stands there. Spelling and spaces that search would not tell apart do not count. */
export function differing(list: Pick<AnyList, 'columns'>, cells: Cells, standing: unknown) {
  const [fa, en] = [cellsOf(list, standing, 'fa'), cellsOf(list, standing, 'en')]
  return list.columns.filter(
    ({ key, outOnly, inOnly }) =>
      !outOnly &&
      !inOnly &&
      cells[key] !== undefined &&
      [fa[key], en[key]].every((text) => foldKey(text ?? '') !== foldKey(cells[key]!)),
  )
}

async function takeRow(list: AnyList, ctx: Ctx, cells: Cells, asked: Asked): Promise<ListOutcome> {
  const { find, keyed, create, change } = list.takeIn as TakeIn<unknown>
  const { id, ...said } = cells
  const at = (code: string) => refuse(code, {}, [{ path: 'id', code }])
  const standing =
    id === undefined ? await keyed?.(ctx, said, asked) : find && isId(id) ? await find(ctx, id, asked) : null
  if (id !== undefined && !standing) throw at('kernel.listNoSuchRow')
  if (!standing) {
    await create(ctx, said, asked)
    return 'create'
  }
  const other = differing(list, cells, standing)
  if (other.length === 0) return 'same'
  const code = 'kernel.listRowChanged'
  const held = other.filter((column) => !change || column.fixed).map(({ key }) => ({ path: key, code }))
  if (held.length > 0) throw refuse(code, {}, held)
  await change!(ctx, standing, Object.fromEntries(other.map(({ key }) => [key, cells[key]!])), asked, said)
  return 'change'
}

/** What a refusal says of the row; null where it is none but a defect. */
export const problemsOf = (error: unknown): FieldProblem[] | null => {
  if (error instanceof z.ZodError) return fieldProblems(error.issues)
  if (!(error instanceof Refusal)) return null
  return error.fields.length > 0 ? error.fields : [{ path: '', code: error.code, details: error.details }]
}

/** Runs the room's verb for every row, each in a savepoint, so that later rows see the earlier ones. */
async function takeEach(list: AnyList, ctx: Ctx, rows: readonly NumberedCells[], asked: Asked): Promise<TriedRow[]> {
  const tried: TriedRow[] = []
  for (const row of rows) {
    const outcome = await transact(ctx.db, (tx) =>
      takeRow(list, { ...ctx, db: tx as unknown as Db }, row.cells, asked),
    ).catch((error: unknown) => {
      const problems = problemsOf(error)
      if (problems === null) throw error
      return problems
    })
    tried.push(
      Array.isArray(outcome) ? { ...row, outcome: 'refuse', problems: outcome } : { ...row, outcome, problems: [] },
    )
  }
  return tried
}

async function takeAll(list: AnyList, ctx: Ctx, rows: readonly NumberedCells[], asked: Asked): Promise<Tried> {
  const { takeIn } = list
  const tried =
    takeIn && 'whole' in takeIn
      ? (await takeIn.whole(ctx, rows, asked)).map((one, at) => ({ ...rows[at]!, ...one }))
      : await takeEach(list, ctx, rows, asked)
  const counts = { create: 0, change: 0, same: 0, refuse: 0, total: rows.length }
  for (const { outcome } of tried) counts[outcome]++
  const hash = createHash('sha256')
  for (const { number, cells, outcome, problems } of tried)
    hash.update(JSON.stringify([number, cells, outcome, problems]))
  return { rows: tried, counts, hash: hash.digest('hex') }
}

class Undo extends Error {
  readonly tried: Tried
  constructor(tried: Tried) {
    super()
    this.tried = tried
  }
}

/** What taking the rows in would do. All of it happens and is undone again: nothing stays, no line in the journal either. */
export async function tryRows(list: AnyList, ctx: Ctx, rows: readonly NumberedCells[], asked: Asked): Promise<Tried> {
  try {
    return await transact(ctx.db, async (tx) => {
      throw new Undo(await takeAll(list, { ...ctx, db: tx as unknown as Db }, rows, asked))
    })
  } catch (error) {
    if (error instanceof Undo) return error.tried
    throw error
  }
}

async function aloneWith(tx: Tx, what: string): Promise<void> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`lists ${what}`}, 0)) as alone`.execute(tx)
  if (!rows[0]!.alone) throw conflict('kernel.listBusy')
}

/**
 * Takes the rows in, in one transaction: all of them, or the good ones where the person says so. When they would now do something else than
 * was shown, nothing is written (409 `kernel.listStale`). While another takes the same list of the same place in, nobody waits on a half-
 * written table: 409 `kernel.listBusy`.
 */
export const takeRowsIn = (
  list: AnyList,
  ctx: Ctx,
  rows: readonly NumberedCells[],
  shown: { hash: string; goodOnly: boolean },
  asked: Asked,
): Promise<Tried> =>
  transact(ctx.db, async (tx) => {
    await aloneWith(tx, `${list.name} ${JSON.stringify(asked)}`)
    const tried = await takeAll(list, { ...ctx, db: tx as unknown as Db }, rows, asked)
    if (tried.hash !== shown.hash) throw conflict('kernel.listStale')
    if (tried.counts.refuse > 0 && !shown.goodOnly) throw refuse('kernel.listHasRefused', { rows: tried.counts.refuse })
    if (tried.counts.create + tried.counts.change === 0) throw refuse('kernel.listNothing')
    return tried
  })
