import './commitments.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Point, PointLine } from './progress/points.ts'
import { LINES, type Line } from './progress/shapes.ts'

/** The points of a tree that stand now. */
export async function listStanding(db: Db | Tx, treeId: string): Promise<Point[]> {
  const rows = await db
    .selectFrom('points')
    .select(['item_id as itemId', 'line', 'from_day as from', 'percent'])
    .where('tree_id', '=', treeId)
    .where('known_until', 'is', null)
    .execute()
  return rows
}

/** The points that stand of the whole and of one leaf, as they were claimed and not as planned. */
export async function listStandingOfLeaf(tx: Tx, treeId: string, itemId: string): Promise<Point[]> {
  const { rows } = await sql<Point>`
    select item_id as "itemId", line, from_day as "from", percent from points
    where tree_id = ${treeId} and line = any(${[...LINES]}) and item_id is null and known_until is null
    union all select item_id, line, from_day, percent from points
    where tree_id = ${treeId} and line = 'approved' and item_id = ${itemId}::uuid and known_until is null`.execute(tx)
  return rows
}

const columnsOf = (points: readonly Point[]) => sql`unnest(${points.map((point) => point.itemId)}::uuid[],
  ${points.map((point) => point.line)}::text[], ${points.map((point) => point.from)}::date[],
  ${points.map((point) => point.percent)}::numeric[])`

/**
 * Ends points that are no longer right and begins those that are, in one round trip. What was known for no time at all is taken out. The new
 * ones are put in after the old ones have ended, or two would stand at one place.
 */
export async function movePoints(
  tx: Tx,
  treeId: string,
  at: Date,
  { ended, begun }: { ended: readonly Point[]; begun: readonly Point[] },
): Promise<void> {
  if (ended.length === 0 && begun.length === 0) return
  await sql`with old as (select * from ${columnsOf(ended)} as old (item_id, line, from_day, percent)),
    untold as (
      delete from points using old where points.tree_id = ${treeId} and points.known_until is null and points.known_from >= ${at}
        and points.line = old.line and points.from_day = old.from_day and points.item_id is not distinct from old.item_id returning 1
    ),
    ended as (
      update points set known_until = ${at} from old where points.tree_id = ${treeId} and points.known_until is null
        and points.known_from < ${at} and points.line = old.line and points.from_day = old.from_day
        and points.item_id is not distinct from old.item_id returning 1
    )
    insert into points (tree_id, item_id, line, from_day, percent, known_from)
    select ${treeId}::uuid, item_id, line, from_day, percent, ${at}::timestamptz
    from ${columnsOf(begun)} as begun (item_id, line, from_day, percent)
    where (select count(*) from untold) + (select count(*) from ended) >= 0`.execute(tx)
}

export async function deletePoints(tx: Tx, treeId: string): Promise<void> {
  await tx.deleteFrom('points').where('tree_id', '=', treeId).execute()
}

/** Records whose trees read this one through a mirrored leaf of a frozen version. */
export async function listReaders(db: Db | Tx, treeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('terms')
    .innerJoin('versions', 'versions.id', 'terms.version_id')
    .innerJoin('trees', 'trees.id', 'versions.tree_id')
    .select('trees.record_id as recordId')
    .distinct()
    .where('terms.mirrors_tree_id', '=', treeId)
    .where('versions.frozen_at', 'is not', null)
    .execute()
  return rows.map((row) => row.recordId)
}

/** Records whose trees have something in force but no points yet: told before points were kept, or counted by a room. */
export async function listWithoutPoints(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ record_id: string }>`select trees.record_id from trees
    where exists (select 1 from versions where versions.tree_id = trees.id and versions.frozen_at is not null)
      and not exists (select 1 from points where points.tree_id = trees.id)`.execute(db)
  return rows.map((row) => row.record_id)
}

const knownAt = (alias: string, at: string) =>
  sql`${sql.ref(`${alias}.known_from`)} <= ${at}::timestamptz
    and (${sql.ref(`${alias}.known_until`)} is null or ${sql.ref(`${alias}.known_until`)} > ${at}::timestamptz)`

/**
 * The order of the index `points_known`, in which the point that answers comes first. The item stands in it although it is given: only so
 * does PostgreSQL see that it need not sort.
 */
const newestFirst = sql`order by p.item_id, p.from_day desc, p.known_from desc limit 1`

/** The same index read backwards. */
const oldestFirst = sql`order by p.item_id desc, p.from_day, p.known_from limit 1`

export interface WholeRow {
  record_id: string
  tree_id: string
  closed_at: Date | null
  line: PointLine
  percent: string | null
}

/** The whole of these trees on the four lines, as of a day and as known at an instant; trees without points are in no row. */
export async function readWholes(
  db: Db | Tx,
  recordIds: readonly string[],
  when: { asOf: string; knownAt: string },
): Promise<WholeRow[]> {
  const { rows } = await sql<WholeRow>`
    select trees.record_id, trees.id as tree_id, trees.closed_at, lines.line, point.percent
    from trees cross join unnest(array['claimed', 'verified', 'approved', 'noted']) as lines (line)
    join lateral (select p.percent from points p where p.tree_id = trees.id and p.line = lines.line and p.item_id is null
      and p.from_day <= ${when.asOf}::date and ${knownAt('p', when.knownAt)} ${newestFirst}) point on true
    where trees.record_id = any(${[...recordIds]}::uuid[])`.execute(db)
  return rows
}

/** Every point of the wholes of these trees as known at an instant, oldest day first; the planned line is left out. */
export async function readCurves(
  db: Db | Tx,
  recordIds: readonly string[],
  knownInstant: string,
): Promise<{ record_id: string; line: Line; from: string; percent: string | null }[]> {
  const { rows } = await sql<{ record_id: string; line: Line; from: string; percent: string | null }>`
    select trees.record_id, p.line, p.from_day as "from", p.percent from trees join points p on p.tree_id = trees.id
    where trees.record_id = any(${[...recordIds]}::uuid[]) and p.line = any(${[...LINES]}) and p.item_id is null
      and ${knownAt('p', knownInstant)} order by p.from_day`.execute(db)
  return rows
}

/** The whole of a tree on a line as of each of these days, as known at the instant beside it; in their order, null where there is none. */
export async function readWholesAt(
  db: Db | Tx,
  treeId: string,
  line: Line,
  asked: readonly { day: string; at: string }[],
): Promise<(string | null)[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ percent: string | null }>`
    select point.percent from unnest(${asked.map((one) => one.day)}::date[], ${asked.map((one) => one.at)}::timestamptz[])
      with ordinality as asked (day, at, place)
    left join lateral (select p.percent from points p where p.tree_id = ${treeId} and p.line = ${line} and p.item_id is null
      and p.from_day <= asked.day and p.known_from <= asked.at and (p.known_until is null or p.known_until > asked.at) ${newestFirst}) point on true
    order by asked.place`.execute(db)
  return rows.map((row) => row.percent)
}

export interface VersionRow {
  record_id: string
  tree_id: string
  closed_at: Date | null
  id: string
  n: number
  frozen_at: Date
}

/** Frozen versions of the trees of these records. */
export async function listFrozen(db: Db | Tx, recordIds: readonly string[]): Promise<VersionRow[]> {
  const { rows } =
    await sql<VersionRow>`select trees.record_id, trees.id as tree_id, trees.closed_at, versions.id, versions.n, versions.frozen_at
    from trees join versions on versions.tree_id = trees.id and versions.frozen_at is not null
    where trees.record_id = any(${[...recordIds]}::uuid[])`.execute(db)
  return rows
}

/** What planned progress needs of the terms of these versions. */
export const listPlannedTerms = (db: Db | Tx, versionIds: readonly string[]) =>
  db
    .selectFrom('terms')
    .select([
      'version_id as versionId',
      'item_id as itemId',
      'parent_id as parentId',
      'weight',
      'start',
      'finish',
      'measure',
    ])
    .where('version_id', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
    .execute()

/** The whole of trees as planned and approved, for choosing among many: the planned one is a straight line between two bends, as a number. */
export async function readGaps(
  db: Db | Tx,
  recordIds: readonly string[],
  when: { asOf: string; knownAt: string },
): Promise<{ record_id: string; approved: string; planned: number }[]> {
  const whole = (line: PointLine, beyond: boolean) => sql`select p.percent, p.from_day from points p
    where p.tree_id = trees.id and p.line = ${line} and p.item_id is null and ${knownAt('p', when.knownAt)}
      and ${beyond ? sql`p.from_day > ${when.asOf}::date ${oldestFirst}` : sql`p.from_day <= ${when.asOf}::date ${newestFirst}`}`
  const { rows } = await sql<{ record_id: string; approved: string; planned: number }>`
    select trees.record_id, approved.percent as approved,
      (bend.percent + coalesce((next.percent - bend.percent) * (${when.asOf}::date - bend.from_day) / (next.from_day - bend.from_day), 0))::float8
        as planned
    from trees
    join lateral (${whole('approved', false)}) approved on approved.percent is not null
    join lateral (${whole('planned', false)}) bend on bend.percent is not null
    left join lateral (${whole('planned', true)}) next on next.percent is not null
    where trees.record_id = any(${[...recordIds]}::uuid[])`.execute(db)
  return rows
}

export interface LateRow {
  record_id: string
  item_id: string
  title: string
  owner_id: string | null
  finish: string | null
  approved: string | null
}

/**
 * Leaves of these versions that are not closed, with the approved progress that their points say, where that is less than 100.
 * @param dueBefore only those whose finish lies before this day
 */
export async function readUnreached(
  db: Db | Tx,
  versionIds: readonly string[],
  when: { asOf: string; knownAt: string },
  dueBefore: string | null,
): Promise<LateRow[]> {
  const { rows } = await sql<LateRow>`
    select trees.record_id, term.item_id, term.title, coalesce(term.owner_person_id, term.owner_organisation_id) as owner_id, term.finish,
      point.percent as approved
    from terms term join versions on versions.id = term.version_id join trees on trees.id = versions.tree_id
    left join lateral (select p.percent from points p where p.tree_id = trees.id and p.line = 'approved' and p.item_id = term.item_id
      and p.from_day <= ${when.asOf}::date and ${knownAt('p', when.knownAt)} ${newestFirst}) point on true
    where term.version_id = any(${[...versionIds]}::uuid[]) ${dueBefore === null ? sql`` : sql`and term.finish < ${dueBefore}::date`}
      and (point.percent is null or point.percent < 100)
      and not exists (select 1 from terms below where below.version_id = term.version_id and below.parent_id = term.item_id)
      and not exists (select 1 from closings where closings.item_id = term.item_id and closings.made_at <= ${when.knownAt}::timestamptz)`.execute(
    db,
  )
  return rows
}
