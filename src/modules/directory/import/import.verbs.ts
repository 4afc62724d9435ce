import type { Ctx } from '../../../kernel/context.ts'
import { transact } from '../../../kernel/db/transact.ts'
import { conflict, notFound, refuse } from '../../../kernel/errors.ts'
import { insertLooseFile } from '../../../kernel/files/attach.ts'
import type { StoredContent } from '../../../kernel/files/content.ts'
import { newId } from '../../../kernel/ids.ts'
import { checkedMapping, headingSet } from './headings.rules.ts'
import { findRun, insertRun, lockRun, officeOf, orderRun, type Run, sweepRuns, teachMapping } from './runs.store.ts'

/** Rows of one file; the register of the whole country has fewer. */
export const mostRows = 100_000
const week = 7 * 24 * 3_600_000

/**
 * Takes a table that has been kept as a file and orders its trial: it is read and each row tried by the server, nothing changes in the
 * register. The trial can be looked at while it goes on and after the page was closed.
 */
export async function bringTable(ctx: Ctx, name: string, content: StoredContent): Promise<{ id: string }> {
  const file = await insertLooseFile(ctx.db, ctx.clock, ctx.actor, name, content)
  const at = ctx.clock.now()
  const id = newId()
  await transact(ctx.db, async (tx) => {
    await sweepRuns(tx, new Date(at.getTime() - week))
    await insertRun(tx, {
      id,
      file_name: name,
      file_hash: content.hash,
      file_id: file.id,
      made_by: ctx.actor.personId || null,
      made_at: at,
      office: officeOf(ctx.actor),
    })
  })
  return { id }
}

/** Gives an order over a run that is locked for it; what may be ordered hangs on the state it is in. */
const order = (ctx: Ctx, id: string, give: (run: Run, tx: Parameters<typeof lockRun>[0]) => Promise<unknown>) =>
  transact(ctx.db, async (tx) => {
    const found = await findRun(tx, ctx.actor, id)
    if (!found) throw notFound()
    await give(await lockRun(tx, id), tx)
    return { id }
  })

const by = (ctx: Ctx) => [ctx.actor.personId || null, ctx.clock.now()] as const

/**
 * Says which column each heading is, and has the rows tried anew. The office's next table with the same headings is read so by itself.
 * Refuses a mapping without the unit's name (`directory.importNoName`).
 */
export const mapHeadings = (ctx: Ctx, id: string, mapping: readonly (string | null)[]) =>
  order(ctx, id, async (run, tx) => {
    if (!run.reading || (run.state !== 'headings' && run.state !== 'planned')) throw conflict('directory.importNotNow')
    const keys = checkedMapping(mapping, run.reading.titles.length)
    if (!keys.includes('name'))
      throw refuse('directory.importNoName', {}, [{ path: 'mapping', code: 'directory.importNoName' }])
    const [person, at] = by(ctx)
    await teachMapping(tx, {
      office: run.office,
      headings: headingSet(run.reading.titles),
      mapping: keys,
      by: person,
      at,
    })
    await orderRun(tx, id, 'planning', person, at, { reading: JSON.stringify({ ...run.reading, keys }), counts: '{}' })
  })

/** Orders that what was shown be applied; the work goes on without the page. The same trial is never applied twice. */
export const applyImport = (ctx: Ctx, input: { importId: string; reason?: string | undefined }) =>
  order(ctx, input.importId, async (run, tx) => {
    if (run.applied_at || ['applying', 'applied', 'undoing', 'undone'].includes(run.state))
      throw conflict('directory.importApplied')
    if (run.state !== 'planned') throw conflict('directory.importNotNow')
    const rows = (run.counts.create ?? 0) + (run.counts.change ?? 0)
    if (rows === 0) throw refuse('directory.importNothing')
    await orderRun(tx, run.id, 'applying', ...by(ctx), { reason: input.reason ?? null, total: rows })
  })

/** Orders that an applied import be taken back as one. What others have built on stays, row by row, with the reason. */
export const takeImportBack = (ctx: Ctx, input: { importId: string; reason?: string | undefined }) =>
  order(ctx, input.importId, async (run, tx) => {
    if (run.state === 'undone' || run.state === 'undoing') throw conflict('directory.importUndone')
    const broken = run.state === 'failed' && run.applied_at !== null
    if (run.state !== 'applied' && !broken) throw conflict('directory.importNotNow')
    const counts = run.applied_counts ?? {}
    await orderRun(tx, run.id, 'undoing', ...by(ctx), {
      reason: input.reason ?? null,
      total: (counts.create ?? 0) + (counts.change ?? 0),
    })
  })
