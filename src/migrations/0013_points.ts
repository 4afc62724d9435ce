import { type Kysely, sql } from 'kysely'

/** What lists of many plans show, kept beside the rows it follows from: rebuilt by a command, compared in a test, never shown as a receipt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table points (
      tree_id uuid not null references trees,
      -- null: the whole tree
      item_id uuid references items,
      line text not null check (line in ('claimed', 'verified', 'approved', 'noted', 'planned')),
      -- the figure stands from this day on, until the next point of its item and line
      from_day date not null,
      -- null: from this day on it is in no version in force
      percent numeric,
      -- known so from then on, until a later verb taught better
      known_from timestamptz not null,
      known_until timestamptz
    )`.execute(db)
  await sql`create unique index points_standing on points (tree_id, line, item_id, from_day desc) include (percent)
    nulls not distinct where known_until is null`.execute(db)
  await sql`create index points_past on points (tree_id, line, item_id, from_day desc, known_from)
    where known_until is not null`.execute(db)
  // who reads a tree has its own points to renew
  await sql`create index terms_mirrors on terms (mirrors_tree_id) where mirrors_tree_id is not null`.execute(db)
}
