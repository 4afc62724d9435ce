import type { Tx } from '../../../kernel/db/tables.ts'
import { addParty } from '../../../kernel/records.ts'
import { whoSat } from './minutes.store.ts'

/** Whoever sat in a session reads what was resolved there, wherever the body stands. */
export async function showWhatWasResolved(tx: Tx, sessionId: string): Promise<void> {
  const resolved = await tx.selectFrom('resolutions').select('id').where('session_id', '=', sessionId).execute()
  for (const personId of await whoSat(tx, sessionId))
    for (const { id } of resolved) await addParty(tx, id, { personId, as: 'sat' })
}
