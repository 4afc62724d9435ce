import '../directory.tables.ts'
import { type Insertable, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import { visible } from '../../../kernel/records.ts'
import { foldName } from '../directory.rules.ts'
import { livingIds, nameMatches } from '../directory.store.ts'
import type { PersonsTable } from '../directory.tables.ts'
import type { Candidate } from './persons.rules.ts'
import type { PersonFilter } from './persons.schema.ts'

/** Holds (or held) a public post, under this record or one merged into it. */
const holdsPublicPost = sql<SqlBool>`exists (
  select 1 from posts join persons bearer on bearer.id = posts.person_id
  where posts.is_public and (bearer.id = persons.id or bearer.merged_into = persons.id))`

const columns = [
  'persons.id',
  'records.title as name',
  'records.version',
  'persons.given_name as givenName',
  'persons.family_name as familyName',
  'persons.national_code as nationalCode',
  'persons.mobile',
  'persons.email',
  'records.province_id as provinceId',
  'records.organisation_id as organisationId',
] as const

/** Persons whom the actor sees in full, or knows from a public post. `full` says which. */
export async function listPersons(db: Db, actor: Actor | null, filter: PersonFilter, day: string) {
  const found = db
    .selectFrom('persons')
    .innerJoin('records', 'records.id', 'persons.id')
    .where('persons.merged_into', 'is', null)
    .where((eb) => eb.or([visible(actor), holdsPublicPost]))
    .$if(!!filter.q, (query) => query.where(nameMatches('persons.folded', filter.q!)))
    .$if(!!filter.province, (query) => query.where('records.province_id', '=', filter.province!).where(visible(actor)))
    .$if(!!filter.organisation, (query) =>
      query.where(sql<SqlBool>`exists (select 1 from posts where posts.person_id = persons.id
        and posts.organisation_id = ${filter.organisation!}::uuid and coalesce(posts.until_day, ${day}::date) >= ${day}::date)`),
    )
  const total = await found.select(countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select([...columns, visible(actor).as('full')])
    .orderBy('persons.folded')
    .orderBy('persons.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return { total: total.total, rows }
}

/** A person seen in full or through a public post, or undefined. */
export const findPerson = (db: Db | Tx, actor: Actor | null, id: string) =>
  db
    .selectFrom('persons')
    .innerJoin('records', 'records.id', 'persons.id')
    .select([...columns, visible(actor).as('full')])
    .where('persons.id', '=', id)
    .where((eb) => eb.or([visible(actor), holdsPublicPost]))
    .executeTakeFirst()

export const insertPerson = (tx: Tx, row: Insertable<PersonsTable>) => tx.insertInto('persons').values(row).execute()

export const updatePerson = (tx: Tx, id: string, set: Partial<Omit<PersonsTable, 'id'>>) =>
  tx.updateTable('persons').set(set).where('id', '=', id).execute()

/** Everybody who bears the family name or holds the national code, with their offices: the ground for `matchPerson`. Sees all records. */
export async function listCandidates(
  db: Db | Tx,
  familyName: string,
  nationalCode: string | null,
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('persons')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'national_code as nationalCode'])
    .where((eb) =>
      eb.or([
        eb('folded', 'like', `%${foldName(familyName)}`),
        ...(nationalCode ? [eb('national_code', '=', nationalCode)] : []),
      ]),
    )
    .limit(500)
    .execute()
  if (rows.length === 0) return []
  const posts = await db
    .selectFrom('posts')
    .select(['person_id', 'organisation_id as organisationId', 'from_day as from', 'until_day as until'])
    .where(
      'person_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  const living = await livingIds(
    db,
    'person',
    rows.map((row) => row.id),
  )
  const merged = new Map<string, Candidate>()
  for (const row of rows) {
    const id = living.get(row.id)!
    const own = posts.filter((post) => post.person_id === row.id)
    const known = merged.get(id)
    merged.set(id, {
      id,
      givenName: known?.givenName ?? row.givenName,
      familyName: known?.familyName ?? row.familyName,
      nationalCode: known?.nationalCode ?? row.nationalCode,
      posts: [...(known?.posts ?? []), ...own],
    })
  }
  return [...merged.values()]
}

/** Where a person is reached; null for no person. For what the house itself sends, not for showing. */
export const contactOf = async (db: Db | Tx, personId: string) =>
  (await db.selectFrom('persons').select(['mobile', 'email']).where('id', '=', personId).executeTakeFirst()) ?? null
