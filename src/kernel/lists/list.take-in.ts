import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { Db } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { conflict, type FieldProblem, Refusal, refuse } from '../errors.ts'
import { foldKey } from '../fa/index.ts'
import { fieldProblems } from '../http/problems.ts'
import { isId } from '../ids.ts'
import { cellsOf } from './list.sheet.ts'
import type { AnyList, Cells } from './list.ts'

/** Rows of one file: they are tried and taken in within one transaction. */
export const mostIn = 2_000

export type ListOutcome = 'create' | 'change' | 'same' | 'refuse'
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

type NumberedCells = { number: number; cells: Cells }

/** Does the row say only what stands there? Spelling and spaces that search would not tell apart do not count. */
function saysSame(list: AnyList, cells: Cells, standing: unknown): boolean {
  const [fa, en] = [cellsOf(list, standing, 'fa'), cellsOf(list, standing, 'en')]
  return list.columns
    .filter((column) => !column.outOnly && cells[column.key] !== undefined)
    .every(({ key }) => [fa[key], en[key]].some((text) => foldKey(text ?? '') === foldKey(cells[key]!)))
}

async function takeRow(list: AnyList, ctx: Ctx, cells: Cells): Promise<ListOutcome> {
  const { find, create, change } = list.takeIn!
  const { id, ...said } = cells
  if (id === undefined) {
    await create(ctx, said)
    return 'create'
  }
  const at = (code: string) => refuse(code, {}, [{ path: 'id', code }])
  const standing = isId(id) ? await find(ctx, id) : null
  if (standing === null) throw at('kernel.listNoSuchRow')
  if (saysSame(list, cells, standing)) return 'same'
  if (!change) throw at('kernel.listRowChanged')
  await change(ctx, standing, said)
  return 'change'
}

const problemsOf = (error: unknown): FieldProblem[] | null => {
  if (error instanceof z.ZodError) return fieldProblems(error.issues)
  if (!(error instanceof Refusal)) return null
  return error.fields.length > 0 ? error.fields : [{ path: '', code: error.code, details: error.details }]
}

/** Runs the room's verb for every row, each in a savepoint, so that later rows see the earlier ones. */
async function takeAll(list: AnyList, ctx: Ctx, rows: readonly NumberedCells[]): Promise<Tried> {
  const tried: TriedRow[] = []
  const counts = { create: 0, change: 0, same: 0, refuse: 0, total: rows.length }
  for (const row of rows) {
    const outcome = await transact(ctx.db, (tx) => takeRow(list, { ...ctx, db: tx as unknown as Db }, row.cells)).catch(
      (error: unknown) => {
        const problems = problemsOf(error)
        if (problems === null) throw error
        return problems
      },
    )
    const one: TriedRow = Array.isArray(outcome)
      ? { ...row, outcome: 'refuse', problems: outcome }
      : { ...row, outcome, problems: [] }
    counts[one.outcome]++
    tried.push(one)
  }
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
export async function tryRows(list: AnyList, ctx: Ctx, rows: readonly NumberedCells[]): Promise<Tried> {
  try {
    return await transact(ctx.db, async (tx) => {
      throw new Undo(await takeAll(list, { ...ctx, db: tx as unknown as Db }, rows))
    })
  } catch (error) {
    if (error instanceof Undo) return error.tried
    throw error
  }
}

/**
 * Takes the rows in, in one transaction: all of them, or the good ones where the person says so. When they would now do something else than
 * was shown, nothing is written (409 `kernel.listStale`).
 */
export const takeRowsIn = (
  list: AnyList,
  ctx: Ctx,
  rows: readonly NumberedCells[],
  shown: { hash: string; goodOnly: boolean },
): Promise<Tried> =>
  transact(ctx.db, async (tx) => {
    const tried = await takeAll(list, { ...ctx, db: tx as unknown as Db }, rows)
    if (tried.hash !== shown.hash) throw conflict('kernel.listStale')
    if (tried.counts.refuse > 0 && !shown.goodOnly) throw refuse('kernel.listHasRefused', { rows: tried.counts.refuse })
    if (tried.counts.create + tried.counts.change === 0) throw refuse('kernel.listNothing')
    return tried
  })
