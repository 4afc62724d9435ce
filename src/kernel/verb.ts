import type { Ctx, Entry } from './context.ts'
import type { Tx } from './db/tables.ts'
import { transact } from './db/transact.ts'

/**
 * Runs one verb in one transaction with exactly one journal entry, appended last so that the chain's head is locked shortest.
 * In a context whose database is a transaction already (many rows tried together) it takes a savepoint of that.
 * The body loads (404), authorizes (403), applies the rule, stores, and hands over its entry by calling `entry(…)` once.
 * Without an entry nothing is committed: no change without its line, no line without its change. A verb that finds its work already done
 * (the same claim sent twice) says `entry(null)` and has changed nothing.
 *
 * @param name the verb as it stands in the journal, `plans.freeze`
 */
export function runVerb<Result>(
  ctx: Ctx,
  name: string,
  body: (tx: Tx, entry: (entry: Entry | null) => void) => Promise<Result>,
): Promise<Result> {
  return transact(ctx.db, async (tx) => {
    let line: Entry | null | undefined
    const result = await body(tx, (entry) => {
      if (line !== undefined) throw new Error(`verb ${name} wrote a second journal entry`)
      line = entry
    })
    if (line === undefined) throw new Error(`verb ${name} ended without a journal entry`)
    if (line === null) return result
    await ctx.appendJournal(tx, {
      ...line,
      verb: name,
      at: ctx.clock.now(),
      actorId: ctx.actor.personId || null,
      requestId: ctx.requestId,
    })
    return result
  })
}
