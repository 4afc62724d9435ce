import '../directory.tables.ts'
import { type Insertable, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import { visible } from '../../../kernel/records.ts'
import type { OrganisationKind } from '../directory.kinds.ts'
import { nameMatches } from '../directory.store.ts'
import type { OrganisationsTable } from '../directory.tables.ts'
import type { OrganisationFilter } from './organisations.schema.ts'

const lines = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('organisations')
    .innerJoin('records', 'records.id', 'organisations.id')
    .leftJoin('records as parent', 'parent.id', 'organisations.parent_id')
    .select([
      'organisations.id',
      'records.title as name',
      'organisations.kind',
      'organisations.short_name as shortName',
      'records.province_id as provinceId',
      'parent.id as parentId',
      'parent.title as parentTitle',
    ])
    .where('organisations.merged_into', 'is', null)
    .where(visible(actor))

type Line = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]
const lineOf = ({ parentId, parentTitle, ...row }: Line) => ({
  ...row,
  parent: parentId && parentTitle ? { id: parentId, name: parentTitle } : null,
})

/** A page of organisations; `onlyId` asks for one of them. */
export async function listOrganisations(db: Db, actor: Actor | null, filter: OrganisationFilter, onlyId?: string) {
  const found = lines(db, actor)
    .$if(onlyId !== undefined, (query) => query.where('organisations.id', '=', onlyId!))
    .$if(!!filter.q, (query) => query.where(nameMatches('organisations.folded', filter.q!)))
    .$if(!!filter.kind, (query) => query.where('organisations.kind', '=', filter.kind!))
    .$if(!!filter.province, (query) => query.where('records.province_id', '=', filter.province!))
    .$if(!!filter.parent, (query) => query.where('organisations.parent_id', '=', filter.parent!))
  const total = await found.clearSelect().select(countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .orderBy('organisations.folded')
    .orderBy('organisations.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return { total: total.total, rows: rows.map(lineOf) }
}

export async function listChildren(db: Db, actor: Actor | null, parentIds: readonly string[]) {
  const rows = await lines(db, actor)
    .where('organisations.parent_id', 'in', [...parentIds])
    .orderBy('organisations.folded')
    .execute()
  return rows.map(lineOf)
}

/** From the root down to the parent. */
export async function listAncestors(db: Db | Tx, id: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive up as (
      select id, parent_id, 0 as depth from organisations where id = ${id}::uuid
      union all
      select next.id, next.parent_id, up.depth + 1 from up join organisations next on next.id = up.parent_id where up.depth < 50
    ) select up.id, records.title as name from up join records on records.id = up.id where depth > 0 order by depth desc`.execute(
    db,
  )
  return rows
}

export const findOrganisation = (db: Db | Tx, id: string) =>
  db
    .selectFrom('organisations')
    .select([
      'id',
      'kind',
      'short_name as shortName',
      'parent_id as parentId',
      'national_identifier as nationalIdentifier',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** What an organisation is; undefined where the directory does not know it. */
export const findOrganisationKind = async (db: Db | Tx, id: string): Promise<OrganisationKind | undefined> =>
  (await db.selectFrom('organisations').select('kind').where('id', '=', id).executeTakeFirst())?.kind

export const insertOrganisation = (tx: Tx, row: Insertable<OrganisationsTable>) =>
  tx.insertInto('organisations').values(row).execute()

export const updateOrganisation = (tx: Tx, id: string, set: Partial<Omit<OrganisationsTable, 'id'>>) =>
  tx.updateTable('organisations').set(set).where('id', '=', id).execute()

/** How many living units the organisations own, as far as the actor sees them. */
export async function countUnits(db: Db, actor: Actor | null, ownerIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('units')
    .innerJoin('records', 'records.id', 'units.id')
    .select(countAll().as('total'))
    .where('units.owner_id', 'in', [...ownerIds])
    .where('units.merged_into', 'is', null)
    .where('units.taken_back_at', 'is', null)
    .where(visible(actor))
    .executeTakeFirstOrThrow()
  return row.total
}
