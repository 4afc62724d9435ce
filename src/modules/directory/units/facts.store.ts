import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Fact, factsAsOf } from './units.rules.ts'
import type { StatedFact } from './units.schema.ts'

/** Adds facts about a unit; rows are only ever added. */
export async function insertFacts(
  tx: Tx,
  rows: readonly { unitId: string; fact: StatedFact }[],
  at: Date,
  by: string | null,
): Promise<void> {
  // a statement holds at most 65,535 parameters
  for (let from = 0; from < rows.length; from += 4_000)
    await tx
      .insertInto('unit_facts')
      .values(
        rows.slice(from, from + 4_000).map(({ unitId, fact }) => ({
          id: newId(),
          unit_id: unitId,
          kind: fact.kind,
          aspect: 'aspect' in fact ? (fact.aspect ?? '') : '',
          value: fact.value,
          measure: 'measure' in fact ? fact.measure : null,
          until_day: 'untilDay' in fact ? (fact.untilDay ?? null) : null,
          from_day: fact.fromDay,
          source: fact.source,
          created_at: at,
          created_by: by,
        })),
      )
      .execute()
}

/** All facts of the units, with who entered them. */
export async function listFacts(
  db: Db | Tx,
  unitIds: readonly string[],
): Promise<(Fact & { unitId: string; enteredBy: string | null })[]> {
  if (unitIds.length === 0) return []
  return db
    .selectFrom('unit_facts')
    .leftJoin('records as typist', 'typist.id', 'unit_facts.created_by')
    .select([
      'unit_facts.id',
      'unit_id as unitId',
      'unit_facts.kind',
      'aspect',
      'value',
      'measure',
      'until_day as untilDay',
      'from_day as fromDay',
      'source',
      'unit_facts.created_at as createdAt',
      'typist.title as enteredBy',
    ])
    .where('unit_id', 'in', [...unitIds])
    .execute()
}

/** The facts of several units as of a day, for rooms that count units; facts of merged records stand under the living unit. */
export async function unitsFacts(
  db: Db | Tx,
  livingUnitIds: readonly string[],
  asOf: string,
): Promise<Map<string, Fact[]>> {
  const living = await livingOfGroups(db, livingUnitIds)
  const facts = Map.groupBy(await listFacts(db, [...living.keys()]), (fact) => living.get(fact.unitId)!)
  return new Map(livingUnitIds.map((id) => [id, factsAsOf(facts.get(id) ?? [], asOf)]))
}

/** Ids of the living units given and of all merged into them → the living one. */
export async function livingOfGroups(db: Db | Tx, livingIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; living: string }>`
    with recursive members as (
      select id, id as living from units where id = any(${[...livingIds]}::uuid[])
      union all
      select lost.id, members.living from members join units lost on lost.merged_into = members.id
    ) select id, living from members`.execute(db)
  return new Map(rows.map((row) => [row.id, row.living]))
}
