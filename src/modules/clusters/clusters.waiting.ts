import { sql } from 'kysely'
import type { WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'
import { STOPPED, stageCodes, stagesWithAgent } from './clusters.bylaw.ts'

/**
 * A cluster at a stage that needs an agent (from the diagnostic study until hand-over) and has none in force waits on the province's
 * expert, since the last agent ended or the stage was entered. A delegated or stopped cluster does not.
 */
export const clustersWaiting: readonly WaitingSelect[] = [
  {
    what: 'clusters.agentMissing',
    select: (today) => sql<WaitingRow>`
      select cluster.id as record_id, cluster.id as subject_id, 'clusters.agentMissing'::text as what, null::uuid as person_id,
        'expert'::text as role,
        coalesce((gone.until_day + 1)::timestamp at time zone 'Asia/Tehran', present.entered_at) as since, null::date as due,
        jsonb_build_object('title', record.title, 'stage', present.stage) as details
      from clusters cluster
      join records record on record.id = cluster.id
      join lateral (
        select stage, entered_at from (
          select distinct on (stage) stage, reached, entered_at from cluster_stages
          where cluster_id = cluster.id order by stage, entered_at desc, id desc) latest
        where reached
        order by (stage = ${STOPPED}) desc, array_position(${[...stageCodes]}::text[], stage) desc limit 1) present on true
      left join lateral (select until_day from cluster_people where cluster_id = cluster.id and part = 'agent' and until_day < ${today}::date
        order by until_day desc limit 1) gone on true
      where present.stage = any(${[...stagesWithAgent]}::text[])
        and not exists (select 1 from cluster_people person where person.cluster_id = cluster.id and person.part in ('agent', 'custodian')
          and coalesce(person.from_day, '-infinity'::date) <= ${today}::date
          and coalesce(person.until_day, 'infinity'::date) >= ${today}::date)`,
  },
]
