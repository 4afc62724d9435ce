import { sql } from 'kysely'
import type { CountedRow } from '../../../kernel/manifest.ts'

/**
 * Sessions held, of the bodies of the promise's cluster; where the promise is the province's, of the bodies of the province that stand
 * above clusters. A session entered as history counts on its day, known since it was entered; one without a day does not count.
 */
export const heldSessions = () => sql<CountedRow>`
  select asked.item_id, sessions.held_on as happened_on, sessions.held_entered_at as known_at, 1 as amount,
    sessions.id as of_record, null::text as of_label
  from asked
  join records on records.kind = 'session' and (records.cluster_id = asked.cluster_id
    or (asked.cluster_id is null and records.cluster_id is null and records.province_id = asked.province_id))
  join sessions on sessions.id = records.id and sessions.held_on is not null and sessions.held_entered_at is not null`
