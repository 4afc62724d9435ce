import '../directory.tables.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Fact } from './units.rules.ts'
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
