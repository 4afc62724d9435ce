import { type Kysely, sql } from 'kysely'

/**
 * A paper may name several who sign it, each by an act of their own: minutes name whoever was there. What an organisation answers names the
 * record that brought it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table paper_signers (
      paper_id uuid not null references papers,
      position integer not null check (position > 0),
      person_id uuid not null references records,
      -- as they stand on the paper
      name text not null,
      post text not null,
      primary key (paper_id, position),
      unique (paper_id, person_id)
    )`.execute(db)
  await sql`
    insert into paper_signers (paper_id, position, person_id, name, post)
    select papers.id, 1, papers.signer_id, signer.title, ''
    from papers join records as signer on signer.id = papers.signer_id`.execute(db)
  await sql`alter table papers drop column signer_id`.execute(db)
  // the letter that brought it, where one did
  await sql`alter table session_remarks add column record_id uuid references records`.execute(db)
  await sql`alter table resolution_answers add column record_id uuid references records`.execute(db)
  await sql`create trigger paper_signers_stay before update or delete on paper_signers
    for each row execute function refuse_change()`.execute(db)
}
