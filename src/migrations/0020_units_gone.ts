import { type Kysely, sql } from 'kysely'

/** Few units are merged or taken back: whoever counts those of a province looks at these and not at every unit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // size by people at work, as `unit_facts_states` for the state
  await sql`create index unit_facts_jobs on unit_facts (unit_id, from_day desc, created_at desc, id desc)
    include (value) where kind = 'jobs' and takes_back is null`.execute(db)
  await sql`create index units_gone on units (id) where merged_into is not null or taken_back_at is not null`.execute(
    db,
  )
}
