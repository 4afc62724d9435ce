import { createHash } from 'node:crypto'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { SheetRow } from '../../../kernel/sheets.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { nameKeyConflict } from '../directory.store.ts'
import { placeNames } from '../divisions/divisions.store.ts'
import { insertFacts } from '../units/facts.store.ts'
import { insertManyUnits, updateOneUnit } from './import.apply.ts'
import { type Cells, readTable } from './import.columns.ts'
import { countOutcomes, type Outcome, planRows, type RowPlan } from './import.plan.ts'
import { readRow } from './import.rules.ts'
import {
  findImport,
  insertImport,
  isicCodes,
  listImportRows,
  lockImport,
  markApplied,
  readRegister,
  sweepImports,
} from './import.store.ts'

/** Rows of one file. A larger register is brought in parts. */
export const mostRows = 5_000
const week = 7 * 24 * 3_600_000

interface NumberedCells {
  number: number
  cells: Cells
}

/** The plan of a table against the register as it stands now, and its hash: equal hashes do exactly the same. */
async function planTable(ctx: Ctx, db: Db | Tx, table: readonly NumberedCells[], fileName: string) {
  const context = {
    places: await placeNames(db),
    isicCodes: await isicCodes(db),
    today: ctx.clock.today(),
    fileName,
  }
  const rows = table.map(({ number, cells }) => readRow(number, cells, context))
  const plans = planRows(rows, await readRegister(db, ctx.actor, rows))
  const hash = createHash('sha256')
  for (const plan of plans) hash.update(`${JSON.stringify(plan)}\n`)
  return { plans, planHash: hash.digest('hex') }
}

export interface DryRun {
  id: string
  planHash: string
  counts: Record<Outcome | 'total', number>
  ignored: string[]
}

/**
 * Tries a table and changes nothing in the register: what each row would do is kept under an id, to be shown and then applied.
 * Refuses a table without the column of names (`directory.importNoName`) or without rows (`directory.importEmpty`).
 */
export async function dryRun(
  ctx: Ctx,
  file: { name: string; bytes: Buffer; rows: readonly SheetRow[] },
): Promise<DryRun> {
  const table = readTable(file.rows)
  if (table.missingName) throw refuse('directory.importNoName')
  if (table.rows.length === 0) throw refuse('directory.importEmpty')
  const { plans, planHash } = await planTable(ctx, ctx.db, table.rows, file.name)
  const counts = countOutcomes(plans)
  const id = newId()
  const at = ctx.clock.now()
  await ctx.db.transaction().execute(async (tx) => {
    await sweepImports(tx, new Date(at.getTime() - week))
    const fileHash = createHash('sha256').update(file.bytes).digest('hex')
    await insertImport(
      tx,
      { id, fileName: file.name, fileHash, planHash, counts, by: ctx.actor.personId || null, at },
      plans.map(({ problems, ...plan }, index) => ({
        number: plan.number,
        outcome: plan.outcome,
        cells: table.rows[index]!.cells,
        plan,
        problems,
      })),
    )
  })
  return { id, planHash, counts, ignored: table.ignored }
}

/**
 * Applies exactly the dry run that was shown. When the register has changed meanwhile so that the file would now do something else,
 * 409 `directory.importStale` and nothing is written; the same run is never applied twice. One journal entry with the file's hash and counts.
 */
export function applyImport(
  ctx: Ctx,
  input: { importId: string; planHash: string; reason?: string | undefined },
): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.importUnits', async (tx, entry) => {
    await lockImport(tx, input.importId)
    const run = await findImport(tx, input.importId, ctx.actor.personId || null)
    if (!run) throw notFound()
    if (run.applied_at) throw conflict('directory.importApplied')
    const stored = await listImportRows(tx, run.id)
    const { plans, planHash } = await planTable(ctx, tx, stored, run.file_name)
    if (planHash !== input.planHash || planHash !== run.plan_hash) throw conflict('directory.importStale')
    const at = ctx.clock.now()
    const created = plans.filter((plan) => plan.outcome === 'create').map((plan) => ({ ...plan, unitId: newId() }))
    const changed = plans.filter((plan) => plan.outcome === 'change')
    if (created.length + changed.length === 0) throw refuse('directory.importNothing')
    await insertManyUnits(tx, created, at).catch(nameKeyConflict)
    for (const plan of changed) await updateOneUnit(tx, plan).catch(nameKeyConflict)
    await insertFacts(
      tx,
      [...created, ...changed].flatMap((plan) => plan.facts.map((fact) => ({ unitId: plan.unitId!, fact }))),
      at,
      ctx.actor.personId || null,
    )
    await markApplied(tx, run.id, at)
    entry({
      recordId: null,
      provinceId: onlyProvince(plans),
      after: { importId: run.id, fileName: run.file_name, fileHash: run.file_hash, counts: run.counts },
      reason: input.reason,
    })
    return { id: run.id }
  })
}

/** The province of all rows, or null when there are several. */
function onlyProvince(plans: readonly RowPlan[]): string | null {
  const provinces = new Set(plans.flatMap((plan) => plan.province ?? []))
  return provinces.size === 1 ? [...provinces][0]! : null
}
