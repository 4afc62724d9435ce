import './clusters.tables.ts'
import { sql } from 'kysely'
import type { Counters } from '../../kernel/manifest.ts'
import { activeUnits, jobs, revivedUnits, unitsOfMembers } from '../directory/index.ts'

/** Units of those who were members of the promise's cluster within the days asked. */
const ofMembers = unitsOfMembers(sql`
  select asked.item_id, asked.since, asked.until, member.organisation_id as member_id
  from asked
  join cluster_people member on member.cluster_id = asked.cluster_id and member.part = 'member'
    and member.organisation_id is not null
    and coalesce(member.until_day, 'infinity'::date) >= coalesce(asked.since, asked.until, '-infinity'::date)
    and coalesce(member.from_day, '-infinity'::date) <= coalesce(asked.until, 'infinity'::date)`)

/** The directory's counts of units, over the members of a cluster. */
export const clustersCounted: Counters = {
  'clusters.revivedUnits': () => revivedUnits(ofMembers),
  'clusters.activeUnits': () => activeUnits(ofMembers),
  'clusters.jobs': () => jobs(ofMembers),
}
