import { type Kysely, sql } from 'kysely'

/**
 * One index answers for any day and any moment, in its own order: the newest day first, of a day what was known last. An index of past points
 * only had to be joined with the standing ones and sorted for each tree, which took a nation of 1,000 clusters 0.4 s.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index points_known on points (tree_id, line, item_id, from_day desc, known_from desc)
    include (percent, known_until)`.execute(db)
  await sql`drop index points_past`.execute(db)
  // is an activity a leaf? Few have others below them
  await sql`create index terms_below on terms (version_id, parent_id) where parent_id is not null`.execute(db)
  // counting the units of a province by state reads this alone
  await sql`create index unit_facts_states on unit_facts (unit_id, from_day desc, created_at desc, id desc)
    include (value) where kind = 'state' and takes_back is null`.execute(db)
}
