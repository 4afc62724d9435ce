import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { decidingBody, type Proposed, proposedBy, titleOf } from './agenda.store.ts'

/**
 * Everything that the rooms propose for a session's agenda: what an earlier session did not reach first, then by what is due. Each matter
 * once, and nothing that is on the agenda already.
 */
export async function listCandidates(
  db: Db | Tx,
  ctx: Ctx,
  session: { id: string; body_id: string; held_on: string | null },
): Promise<Proposed[]> {
  const body = await decidingBody(db, session.body_id)
  const of = { sessionId: session.id, body, day: session.held_on ?? ctx.clock.today() }
  const found: Proposed[] = []
  // one after the other: inside a verb they share its connection
  for (const select of ctx.agenda ?? []) {
    const rows = await proposedBy(db, ctx.actor, select, of)
    if (!select.keep) found.push(...rows)
    else {
      const names = new Map(rows.map((row) => [row.subject_id, row]))
      const kept = await select.keep(db, ctx, body, rows)
      found.push(...kept.map((row) => ({ ...names.get(row.subject_id)!, ...row, title: titleOf(select, row.details) })))
    }
  }
  const isCarried = (row: Proposed) => row.details.carriedFrom !== undefined
  const ordered = [...found.filter(isCarried), ...found.filter((row) => !isCarried(row))]
  return [...Map.groupBy(ordered, (row) => `${row.what} ${row.subject_id}`).values()].map((same) => same[0]!)
}
