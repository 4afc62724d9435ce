import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import { type FactsWhen, stateAndSizeOn } from './units.store.ts'

/**
 * Visible living units of a province by county, size and state on a day, as known at an instant, and how many of them belong to `members`:
 * the units themselves, or those whose owner is one. County is null, size and state are `unknown`, where nobody said.
 */
export const spreadUnits = (
  db: Db,
  actor: Actor | null,
  provinceId: string,
  when: FactsWhen,
  members: readonly string[],
) =>
  db
    .selectFrom(stateAndSizeOn(db, actor, provinceId, when).as('stated'))
    .innerJoin('units', 'units.id', 'stated.id')
    .leftJoin('counties', 'counties.id', 'units.county_id')
    .select([
      'counties.id as countyId',
      'counties.fa as fa',
      'counties.en as en',
      'stated.size as size',
      'stated.state as state',
      countAll().as('total'),
      sql<number>`(count(*) filter (where units.id = any(${[...members]}::uuid[]) or units.owner_id = any(${[...members]}::uuid[])))::int`.as(
        'ofMembers',
      ),
    ])
    .groupBy(['counties.id', 'counties.fa', 'counties.en', 'stated.size', 'stated.state'])
    .execute()
