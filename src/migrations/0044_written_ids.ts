import { type Kysely, sql } from 'kysely'

/** Each answer that is asked for is a thing of its own on a desk: by its seat two decisions at once would be taken for one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table written_answers add column id uuid not null default gen_random_uuid() unique`.execute(db)
}
