import { type Actor, type RoleName, roleNames } from '../../kernel/actor.ts'
import { endOfTehranDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { addDays } from '../../kernel/fa/index.ts'
import type { AskedSelect, Manifest } from '../../kernel/manifest.ts'
import { namesOf } from '../../kernel/names.ts'
import { listLinesSince } from '../journal/index.ts'
import { type AskedInRoom, listAskedInRooms } from './asked.store.ts'
import { groupOf, hrefOf, pageOf } from './desk.rules.ts'
import { standsFor } from './desk.sql.ts'
import { type AskedRow, listAskedByMe, type DeskRow as Stored, type Waiting } from './desk.store.ts'

/** Page paths by kind of record, and by what waits where that has its own page; from all manifests. */
export type Paths = Readonly<Record<string, string>>
export const pathsOf = (manifests: readonly Manifest[]): Paths =>
  Object.fromEntries(
    manifests.flatMap((one) => [
      ...Object.entries(one.kinds ?? {}).map(([kind, { path }]) => [kind, path]),
      ...[...(one.waiting ?? []), ...(one.asked ?? [])].flatMap(({ what, path }) => (path ? [[what, path]] : [])),
    ]),
  )

const recordOf = (row: { record_id: string; record_kind: string; record_title: string }) => ({
  id: row.record_id,
  kind: row.record_kind,
  title: row.record_title,
})

interface ReferralDetails {
  note?: string
  from?: string
  rootWhat?: string | null
  rootSubject?: string | null
  root?: Record<string, unknown> | null
}

/** Rows of a desk as pages show them. */
export async function shownRows(ctx: Ctx, paths: Paths, rows: readonly Stored[]) {
  const nameOf = await namesOf(
    ctx.db,
    rows.flatMap((row) => [row.person_id, row.taken_by, (row.details as ReferralDetails).from]),
  )
  const today = ctx.clock.today()
  const others = standsFor(ctx.actor).filter((id) => id !== ctx.actor.personId)
  return rows.map((row) => {
    const said = row.details as ReferralDetails
    const passedOn = row.what.startsWith('desk.')
    const about =
      passedOn && said.rootWhat
        ? { what: said.rootWhat, subjectId: said.rootSubject ?? row.record_id, details: said.root ?? {} }
        : null
    return {
      record: recordOf(row),
      what: row.what,
      subjectId: row.subject_id,
      asked: { person: nameOf(row.person_id), role: row.role },
      insteadOf: row.person_id && others.includes(row.person_id) ? nameOf(row.person_id) : null,
      since: row.since,
      due: row.due,
      group: groupOf(row.due, today),
      details: passedOn ? {} : row.details,
      referral: passedOn ? { from: nameOf(said.from), note: said.note ?? '', about } : null,
      takenBy: nameOf(row.taken_by),
      takenByMe: row.taken_by !== null && row.taken_by === ctx.actor.personId,
      seen: row.seen_at !== null,
      putOffUntil: row.put_off_until,
      href: hrefOf(paths[about?.what ?? row.what] ?? paths[row.record_kind], {
        recordId: row.record_id,
        what: about?.what ?? row.what,
        subjectId: about?.subjectId ?? row.subject_id,
      }),
    }
  })
}

/** What one asked of others, as pages show it. */
export async function shownAsked(ctx: Ctx, paths: Paths, rows: readonly AskedRow[]) {
  const nameOf = await namesOf(
    ctx.db,
    rows.flatMap((row) => [row.to_person_id, row.now_person_id, row.answered_by]),
  )
  const today = ctx.clock.today()
  return rows.map((row) => ({
    id: row.id,
    record: recordOf(row),
    what: row.what,
    details: row.root ?? {},
    to: { person: nameOf(row.to_person_id), role: row.to_role },
    now: { person: nameOf(row.now_person_id), role: row.now_role },
    names: null,
    referral: true,
    note: row.margin_note,
    due: row.due,
    group: groupOf(row.due, today),
    since: row.created_at,
    answer: row.answered_at ? { text: row.answer ?? '', by: nameOf(row.answered_by), at: row.answered_at } : null,
    href: hrefOf(paths[row.record_kind], { recordId: row.record_id, what: 'desk.referral', subjectId: row.id }),
  }))
}

/** The same of what rooms asked in the actor's name. */
const shownInRooms = (rows: readonly AskedInRoom[], paths: Paths, today: string) =>
  rows.map((row) => ({
    id: row.subject_id,
    record: recordOf(row),
    what: row.what,
    details: row.details,
    to: { person: null, role: row.to_role },
    now: { person: null, role: row.to_role },
    names: row.to_name,
    referral: false,
    note: '',
    due: row.due,
    group: groupOf(row.due, today),
    since: row.since,
    answer: null,
    href: hrefOf(paths[row.what] ?? paths[row.record_kind], {
      recordId: row.record_id,
      // its own page, without an act of the one who only asked
      what: paths[row.what] ? row.what : 'desk.asked',
      subjectId: row.subject_id,
    }),
  }))

/**
 * A page of all that the actor asked of others: answers that he has not seen first, then what is overdue, then by deadline. Referrals and
 * what rooms ask come from two reads, each in that order already.
 */
export async function askedOfOthers(
  ctx: Ctx,
  waiting: Waiting,
  asked: readonly AskedSelect[],
  paths: Paths,
  page: { limit: number; offset: number },
) {
  const today = ctx.clock.today()
  const upTo = page.limit + page.offset
  const [sent, inRooms] = await Promise.all([
    listAskedByMe(ctx.db, waiting, ctx.actor, today, { limit: upTo, offset: 0 }),
    listAskedInRooms(ctx.db, asked, ctx.actor, today, upTo),
  ])
  const rows = [...(await shownAsked(ctx, paths, sent.rows)), ...shownInRooms(inRooms.rows, paths, today)]
  const rank = (row: (typeof rows)[number]) => `${row.answer ? 0 : 1} ${row.due ?? '9999'} ${row.since.toISOString()}`
  return {
    rows: rows.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(page.offset, upTo),
    total: sent.total + inRooms.total,
  }
}

/** What a line of the journal says of itself in words and numbers, for the holes of its sentence. */
function valuesOf(canonical: string): Record<string, string | number> {
  const { before, after } = JSON.parse(canonical) as Record<'before' | 'after', Record<string, unknown> | null>
  const said = Object.entries({ ...before, ...after })
  return Object.fromEntries(
    said.filter((one): one is [string, string | number] => ['string', 'number'].includes(typeof one[1])),
  )
}

/** Lines of the journal since Tehran's last midnight: one's own («انجام‌شده») or everybody else's. */
export async function shownEvents(
  ctx: Ctx,
  paths: Paths,
  whose: 'mine' | 'others',
  page: { limit: number; offset: number },
) {
  const midnight = endOfTehranDay(addDays(ctx.clock.today(), -1))
  const me = ctx.actor.personId
  const by = whose === 'mine' ? { actorId: me } : { notActorId: me }
  const lines = await listLinesSince(ctx.db, ctx.actor, midnight, by, page)
  const nameOf = await namesOf(
    ctx.db,
    lines.map((line) => line.actorId),
  )
  return lines.map((line) => ({
    at: line.at,
    verb: line.verb,
    actor: nameOf(line.actorId),
    reason: line.reason,
    record: { id: line.recordId, kind: line.recordKind, title: line.recordTitle },
    values: valuesOf(line.canonical),
    href: paths[line.recordKind] ? pageOf(paths[line.recordKind]!, line.recordId) : null,
  }))
}

/** Roles that somebody else than the actor holds over a record, in the order of the list of roles. */
export const rolesAmong = (people: readonly { id: string; roles: readonly RoleName[] }[], actor: Actor): RoleName[] =>
  roleNames.filter((role) => people.some((person) => person.id !== actor.personId && person.roles.includes(role)))
