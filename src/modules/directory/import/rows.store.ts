import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import type { Cells } from './import.columns.ts'
import type { Outcome, RowPlan } from './import.plan.ts'
import type { RowProblem } from './import.rules.ts'
import type { ImportProblem } from './import.states.ts'

/** A row as tried: what it says, what it would do, what stands against it. */
export interface StoredRow {
  number: number
  outcome: Outcome
  cells: Cells
  plan: Omit<RowPlan, 'problems'>
  problems: RowProblem[]
  applied: boolean
  undo: 'takenBack' | 'restored' | 'stays' | null
  undoProblem: ImportProblem | null
}

export interface RawRow {
  number: number
  raw: string[]
}

/** Rows as read, kept until their trial; those that an earlier attempt kept already stay as they are. */
export const insertRawRows = (tx: Tx, importId: string, rows: readonly RawRow[]) =>
  sql`insert into unit_import_rows (import_id, row_no, raw)
    select ${importId}::uuid, (said ->> 'number')::int, said -> 'raw'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) said
    on conflict do nothing`.execute(tx)

export const countRows = async (db: Db | Tx, importId: string): Promise<number> =>
  (
    await db
      .selectFrom('unit_import_rows')
      .select(countAll().as('rows'))
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow()
  ).rows

export const lastRow = async (db: Db | Tx, importId: string): Promise<number> =>
  (
    await db
      .selectFrom('unit_import_rows')
      .select((eb) => eb.fn.max('row_no').as('last'))
      .where('import_id', '=', importId)
      .executeTakeFirst()
  )?.last ?? 0

export const rawRowsAfter = async (db: Db | Tx, importId: string, after: number, limit: number): Promise<RawRow[]> =>
  (await db
    .selectFrom('unit_import_rows')
    .select(['row_no as number', 'raw'])
    .where('import_id', '=', importId)
    .where('row_no', '>', after)
    .orderBy('row_no')
    .limit(limit)
    .execute()) as RawRow[]

/** Keeps what rows would do. */
export const savePlans = (
  tx: Tx,
  importId: string,
  rows: readonly { cells?: Cells; plan: Omit<RowPlan, 'problems'>; problems: RowProblem[] }[],
) => {
  const said = rows.map(({ cells, plan, problems }) => ({
    row_no: plan.number,
    outcome: plan.outcome,
    cells: cells ?? null,
    plan,
    problems,
    unit_id: plan.unitId,
    unit_version: plan.version,
  }))
  return sql`update unit_import_rows r set outcome = s.outcome, cells = coalesce(s.cells, r.cells), plan = s.plan,
      problems = s.problems, unit_id = s.unit_id, unit_version = s.unit_version
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as s(row_no int, outcome text, cells jsonb, plan jsonb,
      problems jsonb, unit_id uuid, unit_version int)
    where r.import_id = ${importId}::uuid and r.row_no = s.row_no`.execute(tx)
}

/** What applying a row made. */
export interface Made {
  number: number
  unitId: string
  facts: string[]
  version: number
}

export const markMade = (tx: Tx, importId: string, rows: readonly Made[], at: Date) =>
  sql`update unit_import_rows r set applied_at = ${at}, unit_id = (s.said ->> 'unitId')::uuid,
      made = jsonb_build_object('facts', s.said -> 'facts', 'version', s.said -> 'version')
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as s(said)
    where r.import_id = ${importId}::uuid and r.row_no = (s.said ->> 'number')::int`.execute(tx)

export async function countOutcomesOf(db: Db | Tx, importId: string): Promise<Record<Outcome | 'total', number>> {
  const rows = await db
    .selectFrom('unit_import_rows')
    .select(['outcome', countAll().as('rows')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  const counts = { create: 0, change: 0, same: 0, refuse: 0, total: 0 }
  for (const row of rows) {
    if (row.outcome) counts[row.outcome] = row.rows
    counts.total += row.rows
  }
  return counts
}

const stored = (db: Db | Tx, importId: string) =>
  db
    .selectFrom('unit_import_rows')
    .select([
      'row_no as number',
      'outcome',
      'cells',
      'plan',
      'problems',
      'undo',
      'undo_problem as undoProblem',
      sql<boolean>`applied_at is not null`.as('applied'),
    ])
    .where('import_id', '=', importId)
    .where('outcome', 'is not', null)
    .orderBy('row_no')

/** Rows of a trial, a page of them; of one outcome, or those that stayed when the import was taken back. */
export const listRows = async (
  db: Db | Tx,
  importId: string,
  which: Outcome | 'stays' | undefined,
  page: { limit: number; offset: number },
): Promise<StoredRow[]> =>
  (await stored(db, importId)
    .$if(which === 'stays', (query) => query.where('undo', '=', 'stays'))
    .$if(which !== undefined && which !== 'stays', (query) => query.where('outcome', '=', which as Outcome))
    .limit(page.limit)
    .offset(page.offset)
    .execute()) as unknown as StoredRow[]

/** The next rows to apply: what was shown as new or changed and is not applied yet. */
export const rowsToApply = async (db: Db | Tx, importId: string, limit: number): Promise<StoredRow[]> =>
  (await stored(db, importId)
    .where('outcome', 'in', ['create', 'change'])
    .where('applied_at', 'is', null)
    .limit(limit)
    .execute()) as unknown as StoredRow[]

export interface AppliedRow {
  number: number
  outcome: 'create' | 'change'
  unitId: string
  plan: Omit<RowPlan, 'problems'>
  made: { facts: string[]; version: number }
}

/** The next rows to take back. */
export const rowsToUndo = async (db: Db | Tx, importId: string, limit: number): Promise<AppliedRow[]> =>
  (await db
    .selectFrom('unit_import_rows')
    .select(['row_no as number', 'outcome', 'unit_id as unitId', 'plan', 'made'])
    .where('import_id', '=', importId)
    .where('applied_at', 'is not', null)
    .where('undo', 'is', null)
    .orderBy('row_no')
    .limit(limit)
    .execute()) as unknown as AppliedRow[]

export const markUndone = (
  tx: Tx,
  importId: string,
  rows: readonly { number: number; undo: 'takenBack' | 'restored' | 'stays'; problem: ImportProblem | null }[],
) =>
  sql`update unit_import_rows r set undo = s.undo, undo_problem = s.problem
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(number int, undo text, problem jsonb)
    where r.import_id = ${importId}::uuid and r.row_no = s.number`.execute(tx)

export async function countUndone(db: Db | Tx, importId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('unit_import_rows')
    .select(['undo', countAll().as('rows')])
    .where('import_id', '=', importId)
    .where('undo', 'is not', null)
    .groupBy('undo')
    .execute()
  return { takenBack: 0, restored: 0, stays: 0, ...Object.fromEntries(rows.map((row) => [row.undo!, row.rows])) }
}
