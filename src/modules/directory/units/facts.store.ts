import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Fact, factsAsOf } from './units.rules.ts'
import type { StatedFact } from './units.schema.ts'

/** Adds facts about a unit; rows are only ever added. Gives their ids in order. */
export async function insertFacts(
  tx: Tx,
  rows: readonly { unitId: string; fact: StatedFact }[],
  at: Date,
  by: string | null,
): Promise<string[]> {
  const ids = rows.map(() => newId())
  // a statement holds at most 65,535 parameters
  for (let from = 0; from < rows.length; from += 4_000)
    await tx
      .insertInto('unit_facts')
      .values(
        rows.slice(from, from + 4_000).map(({ unitId, fact }, place) => ({
          id: ids[from + place]!,
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
  return ids
}

/** Takes facts back by new rows, so that from now on they count as never stated; what stood before stands again. */
export async function takeFactsBack(
  tx: Tx,
  factIds: readonly string[],
  source: string,
  at: Date,
  by: string | null,
): Promise<void> {
  if (factIds.length === 0) return
  const facts = await tx
    .selectFrom('unit_facts')
    .select(['id', 'unit_id', 'kind', 'aspect', 'from_day'])
    .where('id', 'in', [...factIds])
    .execute()
  await tx
    .insertInto('unit_facts')
    .values(
      facts.map(({ id, ...fact }) => ({
        ...fact,
        id: newId(),
        value: null,
        measure: null,
        until_day: null,
        source,
        created_at: at,
        created_by: by,
        takes_back: id,
      })),
    )
    .onConflict((oc) => oc.doNothing())
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
    .leftJoin('unit_facts as back', 'back.takes_back', 'unit_facts.id')
    .select([
      'unit_facts.id',
      'unit_facts.unit_id as unitId',
      'unit_facts.kind',
      'unit_facts.aspect',
      'unit_facts.value',
      'unit_facts.measure',
      'unit_facts.until_day as untilDay',
      'unit_facts.from_day as fromDay',
      'unit_facts.source',
      'unit_facts.created_at as createdAt',
      'back.created_at as takenBackAt',
      'typist.title as enteredBy',
    ])
    .where('unit_facts.unit_id', 'in', [...unitIds])
    .where('unit_facts.takes_back', 'is', null)
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
