import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { Job, JobHouse } from '../../../kernel/jobs.ts'
import { applyStage } from './apply.stage.ts'
import type { ImportProblem } from './import.states.ts'
import { planStage } from './plan.stage.ts'
import { readStage } from './read.stage.ts'
import { claimRun, countAttempt, endStage, LostLease, type Run, releaseRun } from './runs.store.ts'
import { undoStage } from './undo.stage.ts'

/** One stage of an import, done in batches; it returns early when the house stops, and goes on at the next start. */
export type Stage = (work: { ctx: Ctx; run: Run; house: JobHouse }) => Promise<void>

const stages: Readonly<Record<string, Stage>> = {
  reading: readStage,
  planning: planStage,
  applying: applyStage,
  undoing: undoStage,
}

/** Attempts in a row that may break before the import is given up, with a word of it. */
const mostAttempts = 3

/** Imports of units, one after another: whoever ordered first is served first. */
export const importJob: Job = {
  name: 'directory.imports',
  async step(house) {
    const { db, clock } = (await house.ctxOf(null))!
    const run = await claimRun(db, house.worker, clock.now())
    if (!run) return false
    const giveUp = (problem: ImportProblem) =>
      endStage(db, run, house.worker, clock.now(), 'failed', { problem: JSON.stringify(problem) })
    try {
      const ctx = await house.ctxOf(run.ordered_by)
      if (!ctx) await giveUp({ code: 'directory.importNobody' })
      else await stages[run.state]!({ ctx, run, house })
    } catch (error) {
      // another process works on it now: nothing to do here
      if (error instanceof LostLease) return true
      if (error instanceof Refusal)
        await giveUp({ code: error.code, details: error.details as NonNullable<ImportProblem['details']> })
      else {
        house.log.error({ error, importId: run.id, stage: run.state }, 'a batch of an import broke')
        if ((await countAttempt(db, run.id)) >= mostAttempts) await giveUp({ code: 'directory.importBroke' })
        // waits for the next look
        return false
      }
    }
    if (house.stopping) await releaseRun(db, run.id, house.worker)
    return true
  },
}
