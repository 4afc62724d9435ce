import type { Ctx } from '../../../kernel/context.ts'
import { may } from '../../../kernel/policy.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { policy } from '../directory.policy.ts'
import { takeFactsBack } from '../units/facts.store.ts'
import { onlyProvince } from './apply.stage.ts'
import type { Stage } from './import.job.ts'
import type { ImportProblem } from './import.states.ts'
import { type AppliedRow, countUndone, markUndone, rowsToUndo } from './rows.store.ts'
import { beat, endStage, type Run } from './runs.store.ts'
import { restoreUnits, type Standing, standingOf, takeUnitsBack } from './undo.store.ts'

const batch = 500

/** Takes an applied import back, a batch a transaction with one journal entry each; goes on where a killed server stopped. */
export const undoStage: Stage = async ({ ctx, run, house }) => {
  let done = run.position
  for (;;) {
    if (house.stopping) return
    const rows = await rowsToUndo(ctx.db, run.id, batch)
    if (rows.length === 0) break
    await undoRows(ctx, run, house.worker, rows, done)
    done += rows.length
  }
  await endStage(ctx.db, run, house.worker, ctx.clock.now(), 'undone', {
    undone_counts: JSON.stringify(await countUndone(ctx.db, run.id)),
    undone_at: ctx.clock.now(),
  })
}

/** Why a row must stay, or null: nothing is taken from under those who have built on it. */
export function whyStays(row: AppliedRow, unit: Standing | undefined, allowed: boolean): ImportProblem | null {
  if (!unit || !allowed) return { code: 'directory.notYourPlace' }
  if (row.outcome === 'create') {
    if (unit.merged) return { code: 'directory.undoMerged' }
    if (unit.version !== row.made.version) return { code: 'directory.undoCorrected' }
    if (unit.facts.some((id) => !row.made.facts.includes(id))) return { code: 'directory.undoStated' }
    if (unit.used) return { code: 'directory.undoUsed' }
    return null
  }
  const master = Object.keys(row.plan.after).length > 0
  return master && (unit.merged || unit.version !== row.made.version) ? { code: 'directory.undoCorrected' } : null
}

const undoRows = (ctx: Ctx, run: Run, worker: string, rows: readonly AppliedRow[], done: number) =>
  runVerb(ctx, 'directory.takeImportBack', async (tx, entry) => {
    const at = ctx.clock.now()
    await beat(tx, run, worker, at, { position: done + rows.length })
    const units = await standingOf(
      tx,
      rows.map((row) => row.unitId),
    )
    const told = rows.map((row) => {
      const unit = units.get(row.unitId)
      const allowed = unit !== undefined && may(policy['directory.import'], ctx.actor, unit.where, null) === true
      return { row, why: whyStays(row, unit, allowed) }
    })
    const free = told.filter(({ why }) => why === null).map(({ row }) => row)
    const made = free.filter((row) => row.outcome === 'create')
    const changed = free.filter((row) => row.outcome === 'change')
    await takeUnitsBack(
      tx,
      made.map((row) => row.unitId),
      at,
    )
    await restoreUnits(tx, changed)
    await takeFactsBack(
      tx,
      changed.flatMap((row) => row.made.facts),
      run.file_name,
      at,
      ctx.actor.personId || null,
    )
    await markUndone(
      tx,
      run.id,
      told.map(({ row, why }) => ({
        number: row.number,
        undo: why ? 'stays' : row.outcome === 'create' ? 'takenBack' : 'restored',
        problem: why,
      })),
    )
    if (free.length === 0) return entry(null)
    entry({
      recordId: null,
      provinceId: onlyProvince(free.map((row) => row.plan)),
      after: {
        importId: run.id,
        fileName: run.file_name,
        fileHash: run.file_hash,
        rows: `${rows[0]!.number}–${rows.at(-1)!.number}`,
        counts: { takenBack: made.length, restored: changed.length, stays: rows.length - free.length },
      },
      reason: run.reason,
    })
  })
