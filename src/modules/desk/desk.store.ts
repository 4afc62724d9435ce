import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, RoleName } from '../../kernel/actor.ts'
import { plannedOnce } from '../../kernel/db/prepared.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { WaitingSelect } from '../../kernel/manifest.ts'
import { visible } from '../../kernel/records.ts'
import { office } from './desk.policy.ts'
import type { DeskPorts } from './desk.ports.ts'
import { endOfWeek, toKnow } from './desk.rules.ts'
import { actorCovers, askedOf, askedWith, attended, holderSees, holdsRole, standsFor } from './desk.sql.ts'

/** Everything the desk's queries need besides the database: what rooms say, who holds what, and the day. */
export interface Waiting extends DeskPorts {
  selects: readonly WaitingSelect[]
}

/** A row of a desk, as the store gives it. */
export interface DeskRow {
  record_id: string
  record_kind: string
  record_title: string
  subject_id: string
  what: string
  person_id: string | null
  role: RoleName | null
  since: Date
  due: string | null
  details: Record<string, unknown>
  taken_by: string | null
  seen_at: Date | null
  put_off_until: string | null
}

export interface DeskCounts {
  waiting: number
  overdue: number
  week: number
  later: number
}

type PutOff = 'without' | 'only' | 'with'
interface Filter {
  putOff?: PutOff
  /** One item only. */
  item?: { what: string; subjectId: string }
}

const columns = sql`a.record_id, records.kind as record_kind, records.title as record_title, a.subject_id, a.what, a.person_id, a.role,
  a.since, a.due, a.details`

const isItem = (item: Filter['item']) =>
  item ? sql<SqlBool>`a.what = ${item.what} and a.subject_id = ${item.subjectId}::uuid` : sql<SqlBool>`true`

const putOffIs: Record<PutOff, RawBuilder<SqlBool>> = {
  without: sql<SqlBool>`off.until is null`,
  only: sql<SqlBool>`off.until is not null`,
  with: sql<SqlBool>`true`,
}

/** The actor's desk as one relation `mine`: each item once, with who took it, whether he saw it and until when he put it off. */
function mine(waiting: Waiting, actor: Actor, today: string, filter: Filter) {
  const me = actor.personId || null
  return sql`
    with ${askedWith(waiting.selects, today, askedOf(actor))},
    once as (
      select distinct on (a.subject_id, a.what) ${columns}
      from asked a join records on records.id = a.record_id
      where ${isItem(filter.item)} and ${visible(actor)} and ${askedOf(actor)}
      order by a.subject_id, a.what, a.person_id is not distinct from ${me}::uuid desc, a.person_id nulls last
    ),
    mine as (
      select once.*, taken.person_id as taken_by, seen.seen_at, off.until as put_off_until
      from once
      left join desk_takings taken on taken.what = once.what and taken.subject_id = once.subject_id and taken.taken_at >= once.since
      left join desk_seen seen on seen.person_id = ${me}::uuid and seen.what = once.what and seen.subject_id = once.subject_id
        and seen.seen_at >= once.since
      left join desk_postponements off on off.person_id = ${me}::uuid and off.what = once.what and off.subject_id = once.subject_id
        and off.postponed_at >= once.since and off.until > ${today}::date
      where ${putOffIs[filter.putOff ?? 'without']} and not (once.what = any(${[...toKnow]}::text[]) and seen.seen_at is not null)
    )`
}

/** Overdue first, then by deadline, then the longest waiting. What is overdue has the earliest deadlines, so one order serves all. */
const inOrder = sql`order by due asc nulls last, since asc, subject_id`

/** What waits on the actor's desk. */
export async function listMine(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  page: { limit: number; offset: number; putOff?: PutOff },
): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`${plannedOnce}${mine(waiting, actor, today, { putOff: page.putOff })}
    select * from mine ${inOrder} limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

const countsOf = (today: string, over: RawBuilder<unknown> = sql``) => sql`
  count(*) ${over} as waiting, count(*) filter (where due < ${today}::date) ${over} as overdue,
  count(*) filter (where due >= ${today}::date and due <= ${endOfWeek(today)}::date) ${over} as week,
  count(*) filter (where due is null or due > ${endOfWeek(today)}::date) ${over} as later`

const numbered = (row: Record<keyof DeskCounts, string>): DeskCounts => ({
  waiting: Number(row.waiting),
  overdue: Number(row.overdue),
  week: Number(row.week),
  later: Number(row.later),
})

/**
 * A page of what waits on the actor's desk now, with how many wait in all: the union over every room is asked once for both. A page beyond
 * the end has no row that could carry the counts; they are asked for then.
 */
export async function listAndCountMine(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  page: { limit: number; offset: number },
): Promise<{ rows: DeskRow[]; counts: DeskCounts }> {
  const { rows } = await sql<
    DeskRow & Record<keyof DeskCounts, string>
  >`${plannedOnce}${mine(waiting, actor, today, {})}
    select mine.*, ${countsOf(today, sql`over ()`)} from mine ${inOrder} limit ${page.limit} offset ${page.offset}`.execute(
    db,
  )
  const counts = rows[0] ? numbered(rows[0]) : await countMine(db, waiting, actor, today)
  return { rows: rows.map(({ waiting: _all, overdue: _late, week: _week, later: _later, ...row }) => row), counts }
}

/** How many wait, from the very same union as the list. */
export async function countMine(db: Db | Tx, waiting: Waiting, actor: Actor, today: string): Promise<DeskCounts> {
  const { rows } = await sql<Record<keyof DeskCounts, string>>`${plannedOnce}${mine(waiting, actor, today, {})}
    select ${countsOf(today)} from mine`.execute(db)
  return numbered(rows[0]!)
}

/** The item on the actor's own desk (also when put off), or undefined. */
export async function findMine(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  item: { what: string; subjectId: string },
): Promise<DeskRow | undefined> {
  const { rows } =
    await sql<DeskRow>`${plannedOnce}${mine(waiting, actor, today, { item, putOff: 'with' })} select * from mine`.execute(
      db,
    )
  return rows[0]
}

/** Does it still wait for anybody at all? */
export async function stillWaits(
  db: Db | Tx,
  waiting: Waiting,
  today: string,
  item: { what: string; subjectId: string },
): Promise<boolean> {
  const { rows } = await sql`${plannedOnce}with ${askedWith(waiting.selects, today)}
    select 1 from asked a where ${isItem(item)} limit 1`.execute(db)
  return rows.length > 0
}

const livingWith = (waiting: Waiting, today: string) => sql`living as materialized (${waiting.livingGrants(today)})`

/** کار بی‌متصدی: what waits for nobody, in the places for which the actor answers. */
export async function listUnattended(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  page: { limit: number; offset: number },
): Promise<{ rows: DeskRow[]; total: number }> {
  const { rows } = await sql<DeskRow & { total: string }>`
    ${plannedOnce}with ${askedWith(waiting.selects, today)}, ${livingWith(waiting, today)},
    ours as (
      select ${columns}, ${attended} as attended
      from asked a join records on records.id = a.record_id
      where a.what <> all(${[...toKnow]}::text[]) and ${visible(actor)} and ${actorCovers(actor, office)}
    ),
    nobodys as (
      select distinct on (subject_id, what) ours.* from ours
      where not exists (select 1 from ours other where other.subject_id = ours.subject_id and other.what = ours.what and other.attended)
      order by subject_id, what, person_id nulls last
    )
    select nobodys.*, null::uuid as taken_by, null::timestamptz as seen_at, null::date as put_off_until, count(*) over () as total
    from nobodys ${inOrder} limit ${page.limit} offset ${page.offset}`.execute(db)
  return { rows, total: Number(rows[0]?.total ?? 0) }
}

/** Who could be asked about a record: whoever holds a living grant and sees it, with the roles held over it. */
export async function listRecipients(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  recordId: string,
): Promise<{ id: string; name: string; roles: RoleName[] }[]> {
  const { rows } = await sql<{ id: string; name: string; roles: RoleName[] }>`
    with ${livingWith(waiting, today)}
    select g.person_id as id, person.title as name,
      coalesce(array_agg(distinct g.role) filter (where ${holdsRole(sql`g.role`)}), '{}') as roles
    from living g join records person on person.id = g.person_id
    cross join records
    where records.id = ${recordId}::uuid and ${visible(actor)} and ${holderSees}
    group by g.person_id, person.title order by person.title, g.person_id`.execute(db)
  return rows
}

/** Is the actor one of those of whom a referral to that role asks? */
export async function actorHoldsOver(db: Db | Tx, actor: Actor, role: RoleName, recordId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from records where records.id = ${recordId}::uuid and ${actorCovers(actor, [role])}`.execute(db)
  return rows.length > 0
}

/** What the actor asked of others and is still open or answered and not yet seen; with whom it lies now. */
export interface AskedRow {
  id: string
  record_id: string
  record_kind: string
  record_title: string
  what: string | null
  subject_id: string
  to_person_id: string | null
  to_role: RoleName | null
  now_person_id: string | null
  now_role: RoleName | null
  margin_note: string
  due: string | null
  created_at: Date
  answered_at: Date | null
  answered_by: string | null
  answer: string | null
  root: Record<string, unknown> | null
}

export async function listAskedByMe(
  db: Db | Tx,
  waiting: Waiting,
  actor: Actor,
  today: string,
  page: { limit: number; offset: number },
): Promise<{ rows: AskedRow[]; total: number }> {
  const { rows } = await sql<AskedRow & { total: string }>`
    ${plannedOnce}with recursive ${askedWith(waiting.selects, today)},
    sent as (
      select r.id, r.record_id, records.kind as record_kind, records.title as record_title, r.what, r.subject_id, r.to_person_id, r.to_role,
        r.margin_note, coalesce(r.due, root.due) as due, r.created_at, r.answered_at, r.answered_by, r.answer, root.details as root
      from referrals r join records on records.id = r.record_id
      left join lateral (select w.due, w.details from waiting w
        where w.subject_id = r.root_subject_id and w.what = r.root_what and w.since <= r.created_at limit 1) root on true
      where r.from_person_id = any(${standsFor(actor)}::uuid[]) and r.purpose = 'forAction' and r.withdrawn_at is null and ${visible(actor)}
        and case when r.answered_at is null then r.root_what is null or root.details is not null
          else not exists (select 1 from desk_seen seen where seen.person_id = ${actor.personId || null}::uuid
            and seen.what = 'desk.answer' and seen.subject_id = r.id) end
    ),
    onward as (
      select sent.id as first_id, sent.id, sent.to_person_id, sent.to_role, 0 as depth from sent
      union all
      select onward.first_id, next.id, next.to_person_id, next.to_role, onward.depth + 1
      from onward join referrals next on next.parent_id = onward.id and next.answered_at is null and next.withdrawn_at is null
        and next.purpose = 'forAction'
    ),
    holder as (select distinct on (first_id) first_id, to_person_id, to_role from onward order by first_id, depth desc)
    select sent.*, holder.to_person_id as now_person_id, holder.to_role as now_role, count(*) over () as total
    from sent join holder on holder.first_id = sent.id
    order by sent.answered_at is null, sent.due asc nulls last, sent.created_at limit ${page.limit} offset ${page.offset}`.execute(
    db,
  )
  return { rows, total: Number(rows[0]?.total ?? 0) }
}
