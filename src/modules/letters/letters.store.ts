import './letters.tables.ts'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { foldForSearch } from '../../kernel/fa/index.ts'
import { visible } from '../../kernel/records.ts'
import { numberKey, partyKey } from './letters.rules.ts'
import type { LetterFilter } from './letters.schema.ts'
import type { LettersTable } from './letters.tables.ts'

export type LetterRow = Selectable<LettersTable>

/** Inserts a letter; false where the same number of the same sender and day stands, also one written in this very moment. */
export async function insertLetter(tx: Tx, row: LettersTable): Promise<boolean> {
  const done = await tx
    .insertInto('letters')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

type Key = Pick<LettersTable, 'direction' | 'office' | 'numbering' | 'party_key' | 'number_key' | 'dated'>

/** The letter that has this number already: of the same sender and day, or of the same other system. */
export const findSame = (db: Db | Tx, key: Key) =>
  db
    .selectFrom('letters')
    .select(['id', 'number', 'dated'])
    .where('direction', '=', key.direction)
    .where('numbering', '=', key.numbering)
    .where('office', '=', key.office)
    .where('number_key', '=', key.number_key)
    .where('dated', '=', key.dated)
    .$if(key.direction === 'incoming', (query) => query.where('party_key', '=', key.party_key))
    .executeTakeFirst()

/** The letter, locked for a change. */
export const lockLetter = (tx: Tx, id: string): Promise<LetterRow> =>
  tx.selectFrom('letters').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** Changes a letter. A number that another has taken in this very moment is refused by name. */
export async function changeLetter(tx: Tx, id: string, change: Partial<LettersTable>): Promise<void> {
  try {
    await tx.updateTable('letters').set(change).where('id', '=', id).execute()
  } catch (error) {
    if (!['letters_incoming_once', 'letters_other_once'].includes(violatedConstraint(error) ?? '')) throw error
    const details = { number: change.number ?? '', day: change.dated ?? '' }
    const code = 'letters.numberStandsUnseen'
    throw conflict(code, details, [{ path: 'number', code, details }])
  }
}

/** The name by which a letter is found and shown elsewhere. */
export const nameLetter = (tx: Tx, id: string, title: string) =>
  tx.updateTable('records').set({ title }).where('id', '=', id).execute()

/** A letter laid before a body stands there too: whoever sees the body's records sees it. */
export const placeAtBody = (tx: Tx, id: string, bodyId: string | null) =>
  tx.updateTable('records').set({ body_id: bodyId }).where('id', '=', id).execute()

/** Whoever it came to sees it, and nobody to whom it came by mistake. */
export async function setReceiver(tx: Tx, id: string, personId: string | null): Promise<void> {
  await tx.deleteFrom('record_parties').where('record_id', '=', id).where('party_as', '=', 'receiver').execute()
  if (personId === null) return
  await tx
    .insertInto('record_parties')
    .values({ record_id: id, person_id: personId, organisation_id: null, party_as: 'receiver' })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

const lineColumns = [
  'letters.id',
  'direction',
  'numbering',
  'number',
  'dated',
  'subject',
  'letters.organisation_id as organisationId',
  'party_name as partyName',
  'receiver_person_id as receiverPersonId',
  'receiver_role as receiverRole',
  'asks_answer as asksAnswer',
  'due',
  'letters.body_id as bodyId',
  'settled',
] as const

const lines = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('letters')
    .innerJoin('records', 'records.id', 'letters.id')
    .select(lineColumns)
    .select((eb) => [
      eb
        .selectFrom('files')
        .select((of) => of.fn.countAll<string>().as('count'))
        .whereRef('files.record_id', '=', 'letters.id')
        .as('files'),
      sql<boolean>`exists (select 1 from provenance where provenance.record_id = letters.id and field = '' and mark = 'example')`.as(
        'example',
      ),
    ])
    .where(visible(actor))
export type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>

const waits = sql<SqlBool>`(letters.asks_answer and letters.settled is null)`
const late = (today: string) => sql<SqlBool>`(${waits} and letters.due < ${today}::date)`
const open = sql<SqlBool>`(letters.direction = 'incoming' and letters.settled is null and (letters.asks_answer or letters.body_id is not null))`
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

/** What a filter asks of `letters` and `records`. */
function asked(filter: LetterFilter, today: string): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = []
  if (filter.direction) all.push(sql`letters.direction = ${filter.direction}`)
  if (filter.party)
    all.push(
      isId(filter.party)
        ? sql`letters.organisation_id = ${filter.party}::uuid`
        : sql`(letters.organisation_id is null and letters.party_key = ${partyKey(filter.party.replace(/^name:/, ''))})`,
    )
  if (filter.open) all.push(open)
  if (filter.overdue) all.push(late(today))
  if (filter.province) all.push(sql`records.province_id = ${filter.province}`)
  if (filter.cluster) all.push(sql`records.cluster_id = ${filter.cluster}::uuid`)
  if (filter.body) all.push(sql`letters.body_id = ${filter.body}::uuid`)
  if (filter.q) {
    const number = numberKey(filter.q)
    const words = foldForSearch(filter.q).split(' ').filter(Boolean)
    const like = (text: string) => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`
    const inWords = words.length
      ? sql<SqlBool>`(${sql.join(
          words.map((word) => sql`letters.folded like ${like(word)}`),
          sql` and `,
        )})`
      : sql<SqlBool>`false`
    all.push(sql`(${inWords} or letters.number_key like ${like(number)})`)
  }
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

/** A page of the register, newest first; it goes on after a letter, or at a place for the spreadsheet. */
export const pageOfLetters = (
  db: Db | Tx,
  actor: Actor | null,
  filter: LetterFilter,
  today: string,
  page: { limit: number; offset?: number; after?: string | undefined },
): Promise<LineRow[]> =>
  lines(db, actor)
    .where(asked(filter, today))
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(letters.dated, letters.id) < (select last.dated, last.id from letters last where last.id = ${page.after}::uuid)`,
      ),
    )
    .orderBy('dated', 'desc')
    .orderBy('letters.id', 'desc')
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .execute()

/** Letters by id within sight, newest first. */
export const linesByIds = (db: Db | Tx, actor: Actor | null, ids: readonly string[]): Promise<LineRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : lines(db, actor)
        .where('letters.id', 'in', [...ids])
        .orderBy('dated', 'desc')
        .orderBy('letters.id', 'desc')
        .execute()

/** Counts over what one may see and the filter names; those by state leave out what is asked of the state. */
export async function countLetters(db: Db | Tx, actor: Actor | null, filter: LetterFilter, today: string) {
  const { open: _, overdue: __, direction: ___, ...place } = filter
  const from = sql`from letters join records on records.id = letters.id where ${visible(actor)} and ${asked(place, today)}`
  const { rows } = await sql<Record<'total' | 'incoming' | 'outgoing' | 'open' | 'overdue', string>>`
    select count(*) as total, count(*) filter (where letters.direction = 'incoming') as incoming,
      count(*) filter (where letters.direction = 'outgoing') as outgoing, count(*) filter (where ${open}) as open,
      count(*) filter (where ${late(today)}) as overdue ${from}`.execute(db)
  const { party: ____, ...others } = place
  const { rows: parties } = await sql<{ organisation_id: string | null; party_name: string | null; count: string }>`
    select letters.organisation_id, case when letters.organisation_id is null then min(letters.party_name) end as party_name, count(*) as count
    from letters join records on records.id = letters.id where ${visible(actor)} and ${asked(others, today)}
    group by letters.organisation_id, case when letters.organisation_id is null then letters.party_key end
    order by count(*) desc, min(letters.party_key) limit 100`.execute(db)
  return { counts: rows[0]!, parties }
}

/** The letter in sight with all that its page needs, or undefined. */
export const findLetter = (db: Db | Tx, actor: Actor | null, id: string) =>
  db
    .selectFrom('letters')
    .innerJoin('records', 'records.id', 'letters.id')
    .selectAll('letters')
    .select(['records.version', 'records.province_id', 'records.cluster_id', 'records.title'])
    .where('letters.id', '=', id)
    .where(visible(actor))
    .executeTakeFirst()

/** Letters that say they answer this one. */
export const answersOf = async (db: Db | Tx, id: string): Promise<LetterRow[]> =>
  db.selectFrom('letters').selectAll().where('answers_id', '=', id).orderBy('dated').orderBy('id').execute()

/** What a letter is tied to within sight; other letters stand apart, by their own column. */
export const aboutOf = (db: Db | Tx, actor: Actor | null, id: string) =>
  db
    .selectFrom('links')
    .innerJoin('records', 'records.id', 'links.to_id')
    .select(['records.id', 'records.kind', 'records.title', 'links.kind as link'])
    .where('links.from_id', '=', id)
    .where('links.kind', 'in', ['cites', 'answers'])
    .where('records.kind', '<>', 'letter')
    .where(visible(actor))
    .orderBy('links.created_at')
    .execute()

/** Ids of letters tied to a record, laid before it or kept in its register, at most 200. */
export async function lettersOf(db: Db | Tx, recordId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select letters.id from links join letters on letters.id = links.from_id where links.to_id = ${recordId}::uuid
      and links.kind in ('cites', 'answers')
    union select id from letters where body_id = ${recordId}::uuid
    union select id from records where cluster_id = ${recordId}::uuid and kind = 'letter'
    order by id desc limit 200`.execute(db)
  return rows.map((row) => row.id)
}

export const scansOf = (db: Db | Tx, id: string) =>
  db
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.hash', 'files.hash')
    .select(['files.id', 'files.name', 'size', 'media_type as mediaType'])
    .where('files.record_id', '=', id)
    .orderBy('files.attached_at')
    .orderBy('files.id')
    .execute()

/** Unties two records. @returns whether they were tied */
export async function untie(tx: Tx, fromId: string, toId: string, kind: 'cites' | 'answers'): Promise<boolean> {
  const gone = await tx
    .deleteFrom('links')
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .where('kind', '=', kind)
    .returning('to_id')
    .execute()
  return gone.length > 0
}

/** The version of a letter's record as it stands. */
export const versionOf = async (db: Db | Tx, id: string): Promise<number> =>
  (await db.selectFrom('records').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
