import { sql } from 'kysely'
import type { RoleName } from '../../kernel/actor.ts'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'

const waits = (what: string, role: RoleName, state: 'open' | 'presented', since: string): WaitingSelect => ({
  what,
  select: () => sql<WaitingRow>`
    select round.id as record_id, round.id as subject_id, ${what}::text as what, null::uuid as person_id, ${role}::text as role,
      ${sql.ref(`round.${since}`)} as since, null::date as due,
      jsonb_build_object('title', record.title) as details
    from prioritisations round join records record on record.id = round.id
    where round.state = ${state}`,
})

/** An open round waits on the expert; a finished one on those who carry it to the committee and record what it resolved. */
export const rankingWaiting: readonly WaitingSelect[] = [
  waits('ranking.score', 'expert', 'open', 'opened_at'),
  waits('ranking.present', 'deputy', 'presented', 'presented_at'),
  waits('ranking.sign', 'managingDirector', 'presented', 'presented_at'),
]
