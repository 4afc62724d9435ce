import { type Kysely, sql } from 'kysely'

/** Imports of units as work of the server: state, place in the queue, lease; headings that an office taught; what was taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    alter table unit_imports
      alter column plan_hash drop not null,
      add column state text not null default 'planned' check (state in
        ('reading', 'headings', 'planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
      add column file_id uuid references files,
      -- whose headings are remembered: a province, or the nation
      add column office text not null default 'nation',
      -- whoever ordered the work under way, and when: the queue goes by that
      add column ordered_by uuid,
      add column ordered_at timestamptz,
      -- rows done of the stage under way, of so many (about, while the file is read)
      add column position integer not null default 0,
      add column total integer,
      -- headings as found and as mapped; lengths of codes that begin with a zero
      add column reading jsonb,
      add column problem jsonb,
      add column attempts integer not null default 0,
      add column reason text,
      add column applied_counts jsonb,
      add column undone_counts jsonb,
      add column undone_at timestamptz,
      add column lease_by uuid,
      add column lease_until timestamptz`)
  await run(`update unit_imports set state = 'applied' where applied_at is not null`)
  await run(`create index unit_imports_work on unit_imports (ordered_at)
    where state in ('reading', 'planning', 'applying', 'undoing')`)
  await run(`create index unit_imports_made on unit_imports (made_at desc)`)
  await run(`
    alter table unit_import_rows
      alter column outcome drop not null,
      alter column plan drop not null,
      alter column cells set default '{}',
      alter column problems set default '[]',
      add column raw jsonb,
      -- what applying made: ids of facts, version after it
      add column made jsonb,
      add column undo text check (undo in ('takenBack', 'restored', 'stays')),
      add column undo_problem jsonb`)
  await run(`create index unit_import_rows_outcome on unit_import_rows (import_id, outcome, row_no)`)
  await run(`
    create table import_headings (
      office text not null,
      list text not null,
      -- hash of the folded headings in their order
      headings text not null,
      mapping jsonb not null,
      taught_by uuid, taught_at timestamptz not null,
      primary key (office, list, headings)
    )`)
  await run(`alter table units add column taken_back_at timestamptz`)
  await run(`
    alter table unit_facts
      -- this row states nothing: it takes another back from the moment it was entered
      add column takes_back uuid references unit_facts,
      add constraint unit_facts_takes_back unique (takes_back)`)
}
