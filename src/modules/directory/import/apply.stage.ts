import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { nameKeyConflict } from '../directory.store.ts'
import { insertFacts } from '../units/facts.store.ts'
import { insertManyUnits, updateOneUnit } from './import.apply.ts'
import type { Stage } from './import.job.ts'
import { countOutcomes, type RowPlan, sameDeed } from './import.plan.ts'
import type { ReadContext, RowProblem } from './import.rules.ts'
import { planCells, readContext } from './plan.stage.ts'
import { countOutcomesOf, markMade, rowsToApply, type StoredRow, savePlans } from './rows.store.ts'
import { beat, endStage, type Run } from './runs.store.ts'

/** Rows of one transaction and one journal entry. */
export const applyBatch = 500

/**
 * Applies what was shown, a batch a transaction with one journal entry each. Every row is planned anew against the register of that moment:
 * what would now do something else than was shown is not done, and comes back with the reason. So a second import that waited meets what the
 * first left, and one row that has become wrong stops no other.
 */
export const applyStage: Stage = async ({ ctx, run, house }) => {
  const context = await readContext(ctx, ctx.db, run)
  let done = run.position
  let collisions = 0
  for (;;) {
    if (house.stopping) return
    const rows = await rowsToApply(ctx.db, run.id, applyBatch)
    if (rows.length === 0) break
    try {
      await applyRows(ctx, run, house.worker, rows, context, done)
    } catch (error) {
      // somebody registered one of the keys in this very moment: the next look finds it and refuses that row alone
      if (!(error instanceof Refusal) || ++collisions > 5) throw error
      continue
    }
    collisions = 0
    done += rows.length
  }
  const counts = await countOutcomesOf(ctx.db, run.id)
  await endStage(ctx.db, run, house.worker, ctx.clock.now(), 'applied', {
    counts: JSON.stringify(counts),
    applied_counts: JSON.stringify(counts),
  })
}

const moved: RowProblem = { column: 'name', code: 'directory.importMoved' }

const applyRows = (
  ctx: Ctx,
  run: Run,
  worker: string,
  rows: readonly StoredRow[],
  context: ReadContext,
  done: number,
) =>
  runVerb(ctx, 'directory.importUnits', async (tx, entry) => {
    const at = ctx.clock.now()
    await beat(tx, run, worker, at, { position: done + rows.length, applied_at: run.applied_at ?? at })
    // the trial has compared the rows with one another already
    const plans = await planCells(ctx, tx, rows, context)
    const stand = plans.filter((plan, row) => sameDeed(rows[row]!.plan, plan))
    await keepMoved(tx, run.id, plans, stand)
    const created = stand.filter((plan) => plan.outcome === 'create').map((plan) => ({ ...plan, unitId: newId() }))
    const changed = stand.filter((plan) => plan.outcome === 'change')
    if (created.length + changed.length === 0) return entry(null)
    await insertManyUnits(tx, created, at).catch(nameKeyConflict)
    const versions = new Map<number, number>()
    for (const plan of changed) versions.set(plan.number, await updateOneUnit(tx, plan).catch(nameKeyConflict))
    const all = [...created, ...changed] as (RowPlan & { unitId: string })[]
    const facts = all.flatMap((plan) => plan.facts.map((fact) => ({ unitId: plan.unitId, fact, row: plan.number })))
    const ids = await insertFacts(tx, facts, at, ctx.actor.personId || null)
    const factsOf = Map.groupBy(ids, (_, place) => facts[place]!.row)
    await markMade(
      tx,
      run.id,
      all.map(({ number, unitId }) => ({
        number,
        unitId,
        facts: factsOf.get(number) ?? [],
        version: versions.get(number) ?? 1,
      })),
      at,
    )
    const { create, change } = countOutcomes(stand)
    entry({
      recordId: null,
      provinceId: onlyProvince(stand),
      after: {
        importId: run.id,
        fileName: run.file_name,
        fileHash: run.file_hash,
        rows: `${rows[0]!.number}–${rows.at(-1)!.number}`,
        counts: { create, change, refuse: plans.length - stand.length },
      },
      reason: run.reason,
    })
  })

/** Rows that no longer do what was shown are refused, with what stands against them now. */
async function keepMoved(tx: Tx, importId: string, plans: readonly RowPlan[], stand: readonly RowPlan[]) {
  const standing = new Set(stand)
  const rows = plans
    .filter((plan) => !standing.has(plan))
    .map(({ problems, ...plan }) => ({
      plan: { ...plan, outcome: 'refuse' as const, province: null, before: {}, after: {}, facts: [] },
      problems: problems.length > 0 ? problems : [moved],
    }))
  if (rows.length > 0) await savePlans(tx, importId, rows)
}

/** The province of all rows, or null when there are several. */
export function onlyProvince(plans: readonly { province: string | null }[]): string | null {
  const provinces = new Set(plans.flatMap((plan) => plan.province ?? []))
  return provinces.size === 1 ? [...provinces][0]! : null
}
