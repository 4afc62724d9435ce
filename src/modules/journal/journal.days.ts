import './journal.tables.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'

/**
 * Lines since an instant about records within sight, newest first: those of one person, or those of everybody else.
 *
 * @param by `{ actorId }` the lines of that person; `{ notActorId }` the lines of all others
 */
export const listLinesSince = (
  db: Db,
  actor: Actor,
  since: Date,
  by: { actorId: string } | { notActorId: string },
  page: { limit: number; offset: number },
) =>
  db
    .selectFrom('journal_entries')
    .innerJoin('records', 'records.id', 'journal_entries.record_id')
    .select([
      'journal_entries.at',
      'journal_entries.verb',
      'journal_entries.actor_id as actorId',
      'journal_entries.reason',
      'journal_entries.canonical',
      'records.id as recordId',
      'records.kind as recordKind',
      'records.title as recordTitle',
    ])
    .where('journal_entries.at', '>=', since)
    .where((eb) =>
      'actorId' in by
        ? eb('journal_entries.actor_id', '=', by.actorId)
        : eb('journal_entries.actor_id', 'is distinct from', by.notActorId),
    )
    // who came and went stands in a person's history; on the desk it is no news
    .where('journal_entries.verb', 'not in', ['identity.signIn', 'identity.signOut', 'identity.endSession'])
    .where(visible(actor))
    .orderBy('journal_entries.at', 'desc')
    .orderBy('journal_entries.seq', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
