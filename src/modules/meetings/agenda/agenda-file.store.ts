import '../meetings.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'

/** A paper of an agenda file: of the session itself, or of a letter that stands on its agenda. */
export interface AgendaPaper {
  name: string
  hash: string
  size: number
  /** Place of the agenda item that the paper belongs to; null: the session's own. */
  item: number | null
}

/** The papers of a session in the order in which they lie in its file: its own, then those of the letters on its agenda, item by item. */
export async function agendaPapers(db: Db | Tx, actor: Actor | null, sessionId: string): Promise<AgendaPaper[]> {
  const { rows } = await sql<AgendaPaper>`
    select files.name, files.hash, content.size::float8 as size, null::integer as item, files.attached_at as at, files.id
    from files join file_contents content on content.hash = files.hash where files.record_id = ${sessionId}
    union all
    select files.name, files.hash, content.size::float8, agenda.position, files.attached_at, files.id
    from agenda_items agenda
    join records on records.id = agenda.record_id and records.kind = 'letter' and ${visible(actor)}
    join files on files.record_id = records.id
    join file_contents content on content.hash = files.hash
    where agenda.session_id = ${sessionId}
    order by item nulls first, at, id`.execute(db)
  return rows.map(({ name, hash, size, item }) => ({ name, hash, size, item }))
}
