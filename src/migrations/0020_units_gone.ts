import { type Kysely, sql } from 'kysely'

/** Few units are merged or taken back: whoever counts those of a province looks at these and not at every unit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index units_gone on units (id) where merged_into is not null or taken_back_at is not null`.execute(
    db,
  )
}
