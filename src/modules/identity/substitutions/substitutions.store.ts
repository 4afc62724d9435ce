import '../identity.tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'

export interface SubstitutionRow {
  id: string
  fromPersonId: string
  fromName: string
  toPersonId: string
  toName: string
  from: string
  until: string
  note: string
  endedAt: Date | null
}

export async function insertSubstitution(
  tx: Tx,
  at: Date,
  madeBy: string | null,
  term: { fromPersonId: string; toPersonId: string; from: string; until: string; note: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('substitutions')
    .values({
      id,
      from_person_id: term.fromPersonId,
      to_person_id: term.toPersonId,
      from_day: term.from,
      until_day: term.until,
      note: term.note,
      made_by: madeBy,
      made_at: at,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  return id
}

const withNames = (db: Db | Tx) =>
  db
    .selectFrom('substitutions')
    .innerJoin('records as away', 'away.id', 'substitutions.from_person_id')
    .innerJoin('records as standing', 'standing.id', 'substitutions.to_person_id')
    .select([
      'substitutions.id as id',
      'substitutions.from_person_id as fromPersonId',
      'away.title as fromName',
      'substitutions.to_person_id as toPersonId',
      'standing.title as toName',
      'substitutions.from_day as from',
      'substitutions.until_day as until',
      'substitutions.note as note',
      'substitutions.ended_at as endedAt',
    ])

/** The substitution, locked for a change, or 404. */
export async function lockSubstitution(tx: Tx, id: string): Promise<SubstitutionRow> {
  const row = await withNames(tx).where('substitutions.id', '=', id).forUpdate('substitutions').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Substitutions of these persons, on either side, that are in force or still to come on that day. */
export const listSubstitutions = (
  db: Db | Tx,
  personIds: readonly string[],
  today: string,
): Promise<SubstitutionRow[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : withNames(db)
        .where((eb) =>
          eb.or([
            eb('substitutions.from_person_id', 'in', [...personIds]),
            eb('substitutions.to_person_id', 'in', [...personIds]),
          ]),
        )
        .where('substitutions.ended_at', 'is', null)
        .where('substitutions.until_day', '>=', today)
        .orderBy('substitutions.from_day')
        .execute()

/** Has the person somebody else standing in on any of these days? */
export async function hasSubstitute(tx: Tx, fromPersonId: string, from: string, until: string): Promise<boolean> {
  const row = await tx
    .selectFrom('substitutions')
    .select('id')
    .where('from_person_id', '=', fromPersonId)
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`daterange(from_day, until_day, '[]') && daterange(${from}::date, ${until}::date, '[]')`)
    .executeTakeFirst()
  return row !== undefined
}

export const setSubstitutionEnded = (tx: Tx, id: string, at: Date, by: string | null) =>
  tx.updateTable('substitutions').set({ ended_at: at, ended_by: by }).where('id', '=', id).execute()
