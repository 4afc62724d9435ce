import { sql } from 'kysely'
import type { Tx } from '../../src/kernel/db/tables.ts'

/** Ids made between these two belong to the template: ids are uuid v7 and one process makes them in their order. */
export interface Born {
  after: string
  before: string
}

export const isBorn = ({ after, before }: Born, id: string): boolean => after < id && id < before

/**
 * The id of a copied row: the last eight digits moved on by k. The moment in its beginning stays, so ids of one kind lie between each
 * other in an index as those of clusters that live side by side do.
 */
export function stampId(id: string, k: number): string {
  const tail = (Number.parseInt(id.slice(28), 16) + k) % 0x1_0000_0000
  return id.slice(0, 28) + tail.toString(16).padStart(8, '0')
}

/**
 * The same in SQL, as `pg_temp.stamp(id, k, people)`: what was born in the template moves on by k, its people become those of the copy's
 * province, any other id stays. `pg_temp.stamp_among(text, k, people)` does it to every id that stands in a text.
 */
export async function createStamp(tx: Tx, born: Born, people: readonly string[]): Promise<void> {
  const array = people.map((id) => `"${id}"`).join(',')
  await sql
    .raw(`create function pg_temp.stamp(id uuid, k integer, people uuid[]) returns uuid immutable language sql as $$
    select case
      when id > '${born.after}' and id < '${born.before}' then
        (left(id::text, 28) || lpad(to_hex((('x' || right(id::text, 8))::bit(32)::bigint + k) % 4294967296), 8, '0'))::uuid
      when id = any('{${array}}'::uuid[]) then people[array_position('{${array}}'::uuid[], id)]
      else id end $$`)
    .execute(tx)
  await sql
    .raw(`create function pg_temp.stamp_among(said text, k integer, people uuid[]) returns text immutable language plpgsql as $$
    declare found text;
    begin
      for found in select distinct one[1] from regexp_matches(said, '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') one loop
        said := replace(said, found, pg_temp.stamp(found::uuid, k, people)::text);
      end loop;
      return said;
    end $$`)
    .execute(tx)
}
