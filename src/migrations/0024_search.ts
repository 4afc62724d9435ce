import { type Kysely, sql } from 'kysely'

/**
 * One index over the names of everything that can be referred to: records, activities of plans, files. Triggers keep it, so whatever writes
 * a name (a verb, an import, a restored copy) has it found at once. Folding is the same as `searchText` of the Persian analyser.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)

  // letters that people and old systems type for one another, marks, half-spaces and digits fall together; words are parted by one space
  await run(`
    create function search_words(given text) returns text language sql immutable parallel safe return
      trim(regexp_replace(regexp_replace(replace(replace(
        translate(
          lower(regexp_replace(
            regexp_replace(normalize(given, nfkd), '([\\u0647\\u06D5\\u06C1\\u06BE])\\u200C[\\u06CC\\u064A\\u0649](?![\\u0620-\\u063F\\u0641-\\u064A\\u066E-\\u06D3\\u06D5\\u200C])', '\\1', 'g'),
            '[\\u0300-\\u036F\\u0610-\\u061A\\u0621\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u00AC\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]', '', 'g')),
          'يىؠېےكڪہھەةۃٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'یییییککههههها01234567890123456789'),
        'هییت', 'هیات'), 'مسیول', 'مسوول'),
        '[^0-9a-z\\u0620-\\u063F\\u0641-\\u064A\\u066E-\\u06D3]+', ' ', 'g'), ' +', ' ', 'g'))`)
  // broken PDFs write ال for لا: both are brought to one order
  await run(`
    create function search_lam_alef(given text) returns text language sql immutable parallel safe return
      replace(replace(replace(replace(given, 'ال', 'لا'), 'ال', 'لا'), 'ال', 'لا'), 'ال', 'لا')`)
  // the words; all of them written as one; those with lam-alef in their one order. The space before the first lets a word's start be asked
  await run(`
    create function search_text(given text) returns text language sql immutable parallel safe as $$
      select ' ' || words
        || case when position(' ' in words) > 0 then ' ' || replace(words, ' ', '') else '' end
        || case when position('ال' in words) > 0 then coalesce(' ' || (select string_agg(search_lam_alef(word), ' ' order by place)
             from unnest(string_to_array(words, ' ')) with ordinality as part (word, place) where position('ال' in word) > 0), '') else '' end
      -- offset 0: folded once, not once for each of its uses
      from (select search_words(given) as words offset 0) folded $$`)

  // no foreign key to records: what an undone import removes counts as "pointed at" by any key, and an index is no reason to stay
  await run(`
    create table search_entries (
      id uuid primary key,
      record_id uuid not null,
      kind text not null,
      title text not null,
      folded text not null,
      -- through which reaches the record can be seen, so that the index itself narrows; who sees it is said by the read's predicate alone
      reaches text[] not null
    )`)
  await run(`create index search_entries_record on search_entries (record_id)`)

  // merged master records are found by the one that they were merged into; a resolution by its whole text, not by its shortened title; a
  // session by its number too, which its title says in words
  await run(`
    create view search_sources as
      select records.id, records.id as record_id, records.kind, records.title,
        concat_ws(' ', coalesce(resolutions.text, records.title), sessions.number, organisations.short_name, organisations.national_identifier,
          units.national_identifier, units.industrial_identifier, units.tracking_code) as said
      from records
        left join resolutions on records.kind = 'resolution' and resolutions.id = records.id
        left join sessions on records.kind = 'session' and sessions.id = records.id
        left join organisations on records.kind = 'organisation' and organisations.id = records.id
        left join units on records.kind = 'unit' and units.id = records.id
        left join persons on records.kind = 'person' and persons.id = records.id
      where num_nonnulls(organisations.merged_into, units.merged_into, persons.merged_into) = 0
      union all
      select latest.item_id, trees.record_id, 'activity', latest.title, latest.title
      from (select distinct on (terms.item_id) terms.item_id, terms.title, versions.tree_id
          from terms join versions on versions.id = terms.version_id order by terms.item_id, versions.n desc) latest
        join trees on trees.id = latest.tree_id
        join records on records.id = trees.record_id and records.kind = 'planYear'
      union all
      select files.id, files.record_id, 'file', files.name, files.name from files where files.record_id is not null`)

  await run(`
    create function search_reaches(record records) returns text[] language sql stable as $$
      select array_remove(case record.audience when 'public' then array['public']
          when 'reach' then array[record.province_id, record.cluster_id::text, record.organisation_id::text, record.body_id::text]
          else '{}' end, null)
        || array(select coalesce(person_id, organisation_id)::text from record_parties where record_id = record.id) $$`)

  await run(`
    create function search_refresh(changed uuid[]) returns void language sql as $$
      delete from search_entries where id = any(changed)
        and not exists (select from search_sources source where source.id = search_entries.id);
      insert into search_entries as entry (id, record_id, kind, title, folded, reaches)
        select source.id, source.record_id, source.kind, source.title, search_text(source.said), search_reaches(records)
        from search_sources source join records on records.id = source.record_id where source.id = any(changed)
        on conflict (id) do update
          set record_id = excluded.record_id, title = excluded.title, folded = excluded.folded, reaches = excluded.reaches
          where (entry.record_id, entry.title, entry.folded, entry.reaches)
            is distinct from (excluded.record_id, excluded.title, excluded.folded, excluded.reaches);
    $$`)
  const trigger = async (table: string, key: string) => {
    await run(`
      create function search_${table}_changed() returns trigger language plpgsql as $$
      begin
        perform search_refresh(array(select distinct ${key} from changed));
        return null;
      end $$`)
    await run(`create trigger search_${table}_added after insert on ${table} referencing new table as changed
      for each statement execute function search_${table}_changed()`)
    await run(`create trigger search_${table}_removed after delete on ${table} referencing old table as changed
      for each statement execute function search_${table}_changed()`)
  }
  await run(`
    create function search_row_changed() returns trigger language plpgsql as $$
    begin
      perform search_refresh(array[new.id]);
      return null;
    end $$`)
  const renamed = (table: string, columns: readonly string[]) =>
    run(`create trigger search_${table}_renamed after update of ${columns.join(', ')} on ${table} for each row
      when (${columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')})
      execute function search_row_changed()`)
  await trigger('records', 'id')
  await renamed('records', ['title'])
  // what hangs on a record is seen as it is
  await run(`
    create function search_reaches_changed() returns trigger language plpgsql as $$
    begin
      update search_entries entry set reaches = search_reaches(records) from records
        where records.id = entry.record_id and entry.record_id in (select record_id from changed);
      return null;
    end $$`)
  await run(`
    create function search_record_moved() returns trigger language plpgsql as $$
    begin
      update search_entries set reaches = search_reaches(new) where record_id = new.id;
      return null;
    end $$`)
  const where = ['audience', 'province_id', 'cluster_id', 'organisation_id', 'body_id']
  await run(`create trigger search_records_moved after update of ${where.join(', ')} on records for each row
    when (${where.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')})
    execute function search_record_moved()`)
  for (const [deed, rows] of [
    ['insert', 'new'],
    ['delete', 'old'],
  ])
    await run(`create trigger search_parties_${deed} after ${deed} on record_parties referencing ${rows} table as changed
      for each statement execute function search_reaches_changed()`)
  await trigger('resolutions', 'id')
  await renamed('resolutions', ['text'])
  await trigger('sessions', 'id')
  await trigger('organisations', 'id')
  await renamed('organisations', ['short_name', 'national_identifier', 'merged_into'])
  await trigger('units', 'id')
  await renamed('units', ['national_identifier', 'industrial_identifier', 'tracking_code', 'merged_into'])
  await renamed('persons', ['merged_into'])
  await trigger('terms', 'item_id')
  await trigger('files', 'id')
  await renamed('files', ['record_id', 'name'])

  await run(`insert into search_entries (id, record_id, kind, title, folded, reaches)
    select source.id, source.record_id, source.kind, source.title, search_text(source.said), search_reaches(records)
    from search_sources source join records on records.id = source.record_id`)
  // few and looked for most: found first, also where a word stands in a hundred thousand resolutions
  // a small list of what is not yet sorted in: every search reads it whole
  await run(`create index search_entries_chief on search_entries using gin (reaches, folded gin_trgm_ops)
    with (gin_pending_list_limit = 256) where kind in ('cluster', 'body', 'organisation')`)
  await run(`create index search_entries_other on search_entries using gin (reaches, folded gin_trgm_ops)
    with (gin_pending_list_limit = 256) where kind not in ('cluster', 'body', 'organisation')`)
}
