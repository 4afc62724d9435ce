import { type Kysely, sql } from 'kysely'

/** Answers to requests that carry a key, for a day: the same request sent again is answered so and done once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answers (
      person_id uuid not null,
      key text not null check (key <> ''),
      -- what was asked, as a hash of method, address and body
      asked text not null,
      -- null only inside the transaction that does it
      answer jsonb,
      at timestamptz not null,
      primary key (person_id, key)
    )`.execute(db)
  await sql`create index answers_at on answers (at)`.execute(db)
}
