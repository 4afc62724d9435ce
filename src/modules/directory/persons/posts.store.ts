import '../directory.tables.ts'
import { type Insertable, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'
import { livingIds } from '../directory.store.ts'
import type { PostsTable } from '../directory.tables.ts'
import type { PostView } from '../organisations/organisations.schema.ts'

export const insertPost = (tx: Tx, row: Insertable<PostsTable>) => tx.insertInto('posts').values(row).execute()

export const findPost = (db: Db | Tx, id: string) =>
  db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst()

export const setPostEnd = (tx: Tx, id: string, until: string) =>
  tx.updateTable('posts').set({ until_day: until }).where('id', '=', id).execute()

/**
 * Posts of persons or at organisations, newest first. A post shows when its organisation is visible, and either the post is public or
 * the person's record is visible too: so a stranger learns name, post and term of public offices and nothing else.
 */
async function listPosts(db: Db | Tx, actor: Actor | null, where: RawBuilder<SqlBool>): Promise<PostView[]> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('records', 'records.id', 'posts.organisation_id')
    .innerJoin('records as holder', 'holder.id', 'posts.person_id')
    .select([
      'posts.id',
      'posts.person_id as personId',
      'holder.title as personName',
      'posts.organisation_id as organisationId',
      'records.title as organisationTitle',
      'records.kind as organisationKind',
      'posts.title',
      'posts.is_public as isPublic',
      'posts.from_day as from',
      'posts.until_day as until',
      'posts.source',
    ])
    .where(where)
    .where(visible(actor))
    .where((eb) =>
      eb.or([
        eb('posts.is_public', '=', true),
        eb.exists(
          eb
            .selectFrom('records')
            .select(sql`1`.as('one'))
            .whereRef('records.id', '=', 'posts.person_id')
            .where(visible(actor)),
        ),
      ]),
    )
    .orderBy(sql`posts.until_day is not null`)
    .orderBy(sql`posts.from_day desc nulls last`)
    .orderBy('posts.created_at', 'desc')
    .execute()
  const people = await livingIds(db, 'person', [...new Set(rows.map((row) => row.personId))])
  return rows.map(({ personId, personName, organisationId, organisationTitle, organisationKind, ...row }) => ({
    ...row,
    person: { id: people.get(personId) ?? personId, name: personName },
    organisation: { id: organisationId, name: organisationTitle, kind: organisationKind },
  }))
}

export const listPostsOf = (db: Db | Tx, actor: Actor | null, personIds: readonly string[]) =>
  listPosts(db, actor, sql<SqlBool>`posts.person_id = any(${[...personIds]}::uuid[])`)

export const listPostsAt = (db: Db | Tx, actor: Actor | null, organisationIds: readonly string[]) =>
  listPosts(db, actor, sql<SqlBool>`posts.organisation_id = any(${[...organisationIds]}::uuid[])`)
