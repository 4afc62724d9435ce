import './editions.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { visible } from '../../kernel/records.ts'
import type { EditionsTable } from './editions.tables.ts'

export type EditionRow = Omit<EditionsTable, 'content'> & { content: unknown }

/** Whose edition is asked: a subject in a province (null: the nation), on a day, as known at an instant. */
export interface EditionAsked {
  subject: string
  provinceId: string | null
  day: string
  /** Left out: as known now. */
  knownAt?: string
}

/**
 * The edition in force: of the province's adopted ones the latest that had begun by the day, else of the nation's; undefined where
 * only the sample stands. What is in force is public, so nobody's sight is asked.
 */
export const findInForce = (db: Db | Tx, asked: EditionAsked): Promise<EditionRow | undefined> =>
  db
    .selectFrom('editions')
    .selectAll()
    .where('subject', '=', asked.subject)
    .where('state', '=', 'adopted')
    .where('valid_from', '<=', asked.day)
    .where((eb) => eb.or([eb('province_id', 'is', null), eb('province_id', '=', asked.provinceId)]))
    .$if(asked.knownAt !== undefined, (query) => query.where('adopted_at', '<=', new Date(asked.knownAt!)))
    .orderBy(sql`province_id is null`)
    .orderBy('valid_from', 'desc')
    .orderBy('adopted_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The same within another select: the content in force that day in the province that `province` names, or null. */
export const contentInForce = (subject: string, province: RawBuilder<unknown>, day: string): RawBuilder<unknown> => sql`
  (select content from editions where subject = ${subject} and state = 'adopted' and valid_from <= ${day}::date
    and (province_id is null or province_id = ${province})
    order by province_id is null, valid_from desc, adopted_at desc limit 1)`

/** Editions of a subject in a place within sight, newest first. */
export const listEditions = (db: Db | Tx, actor: Actor | null, subject: string, provinceId: string | null) =>
  db
    .selectFrom('editions')
    .innerJoin('records', 'records.id', 'editions.id')
    .selectAll('editions')
    .where('subject', '=', subject)
    .where((eb) => eb.or([eb('editions.province_id', 'is', null), eb('editions.province_id', '=', provinceId)]))
    .where('state', '<>', 'discarded')
    .where(visible(actor))
    .orderBy(sql`coalesce(valid_from, 'infinity'::date)`, 'desc')
    .orderBy('editions.id', 'desc')
    .execute()

export const getEdition = (db: Db | Tx, id: string): Promise<EditionRow> =>
  db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Inserts a draft; a second one of the place is refused by name. */
export async function insertEdition(tx: Tx, row: EditionRow): Promise<void> {
  try {
    await tx
      .insertInto('editions')
      .values({ ...row, content: JSON.stringify(row.content) })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'editions_one_draft') throw conflict('editions.draftExists')
    throw error
  }
}

/** Changes a draft. An adopted code stands once in a place. */
export async function updateEdition(tx: Tx, id: string, changes: Partial<EditionRow>): Promise<void> {
  const { content, ...others } = changes
  try {
    await tx
      .updateTable('editions')
      .set({ ...others, ...(content === undefined ? {} : { content: JSON.stringify(content) }) })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'editions_code')
      throw conflict('editions.codeUsed', {}, [{ path: 'code', code: 'editions.codeUsed' }])
    throw error
  }
}

/** What is in force may be read by everybody. */
export const publish = (tx: Tx, id: string) =>
  tx.updateTable('records').set({ audience: 'public' }).where('id', '=', id).execute()
