import '../meetings.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'

const sessionRows = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('sessions')
    .innerJoin('records', 'records.id', 'sessions.id')
    .innerJoin('records as body', 'body.id', 'sessions.body_id')
    .select([
      'sessions.id as id',
      'sessions.body_id as bodyId',
      'body.title as bodyTitle',
      'sessions.series as series',
      'sessions.number as number',
      'sessions.kind as kind',
      'sessions.state as state',
      'sessions.held_on as heldOn',
      sql<string | null>`to_char(sessions.starts_at, 'HH24:MI')`.as('startsAt'),
      sql<string | null>`to_char(sessions.ends_at, 'HH24:MI')`.as('endsAt'),
      'sessions.call_changes as callChanges',
      'sessions.place as place',
      'sessions.held_entered_at as heldEnteredAt',
      'sessions.cancelled_at as cancelledAt',
      'sessions.cancelled_reason as cancelledReason',
      'sessions.chair_person_id as chairPersonId',
      'records.title as title',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
      'records.organisation_id as organisationId',
      'records.version as version',
    ])
    .where(visible(actor))

export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSessionRow>>>

export const findSessionRow = (db: Db | Tx, actor: Actor | null, id: string) =>
  sessionRows(db, actor).where('sessions.id', '=', id).executeTakeFirst()

/** Other sessions of a body that are called and have not begun, by number. */
export const otherPlanned = (db: Db | Tx, actor: Actor | null, of: { id: string; bodyId: string }) =>
  sessionRows(db, actor)
    .where('sessions.body_id', '=', of.bodyId)
    .where('sessions.id', '<>', of.id)
    .where('sessions.state', '=', 'planned')
    .orderBy('sessions.series')
    .orderBy('sessions.number')
    .execute()

/** Sessions of a body with that number, one a series; newest series first. */
export const sessionsNumbered = (db: Db | Tx, actor: Actor | null, bodyId: string, number: number) =>
  sessionRows(db, actor)
    .where('sessions.body_id', '=', bodyId)
    .where('sessions.number', '=', number)
    .orderBy('sessions.series', 'desc')
    .execute()

/** Sessions of a body, newest series and number first, with the count of their resolutions. */
export async function listSessionRows(
  db: Db | Tx,
  actor: Actor | null,
  bodyId: string,
  page: { limit?: number; offset?: number } = {},
) {
  const wanted = sessionRows(db, actor).where('sessions.body_id', '=', bodyId)
  const [rows, count] = await Promise.all([
    wanted
      .select((eb) =>
        eb
          .selectFrom('resolutions')
          .select((of) => of.fn.countAll<string>().as('count'))
          .whereRef('resolutions.session_id', '=', 'sessions.id')
          .as('resolutionCount'),
      )
      .orderBy('sessions.series', 'desc')
      .orderBy('sessions.number', 'desc')
      .limit(page.limit ?? 50)
      .offset(page.offset ?? 0)
      .execute(),
    db
      .selectFrom(wanted.as('wanted'))
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(count.total) }
}

export interface LastSession {
  bodyId: string
  /** The newest session that took place by the day and was known by the moment; one without a day counts. */
  id: string | null
  number: number | null
  heldOn: string | null
  state: string | null
  /** Is there one that took place after the day, or became known after the moment? */
  later: boolean
  /** The lowest number of a session here. */
  first: number | null
}

/** Of each of these bodies the last session within sight as of a day and as known at a moment, newest series and number first. */
export async function lastSessionsOf(
  db: Db | Tx,
  actor: Actor | null,
  bodyIds: readonly string[],
  when: { asOf: string; knownAt: string },
): Promise<LastSession[]> {
  const held = sql`sessions join records on records.id = sessions.id
    where sessions.body_id = body.id and sessions.state not in ('planned', 'sitting', 'cancelled') and ${visible(actor)}`
  const isThen = sql`((sessions.held_on is null or sessions.held_on <= ${when.asOf}::date)
    and coalesce(sessions.held_entered_at <= ${when.knownAt}::timestamptz, false))`
  const { rows } = await sql<LastSession>`
    select body.id as "bodyId", last.id, last.number, last.held_on as "heldOn", last.state,
      exists (select 1 from ${held} and not ${isThen}) as later, (select min(sessions.number) from ${held}) as first
    from unnest(${[...bodyIds]}::uuid[]) as body (id)
    left join lateral (select sessions.id, sessions.number, sessions.held_on, sessions.state from ${held} and ${isThen}
      order by sessions.series desc, sessions.number desc limit 1) last on true`.execute(db)
  return rows
}

/** The agenda in order; the record concerned is named only where the actor may see it. */
export const agendaOf = (db: Db | Tx, actor: Actor | null, sessionId: string) =>
  db
    .selectFrom('agenda_items')
    .leftJoin('records', (join) => join.onRef('records.id', '=', 'agenda_items.record_id').on(visible(actor)))
    .select([
      'agenda_items.id as id',
      'agenda_items.position as position',
      'agenda_items.title as title',
      'agenda_items.minutes_allotted as minutesAllotted',
      'agenda_items.reached as reached',
      'agenda_items.what as what',
      'agenda_items.carried_from as carriedFrom',
      'records.id as recordId',
      'records.kind as recordKind',
      'records.title as recordTitle',
    ])
    .where('agenda_items.session_id', '=', sessionId)
    .orderBy('position')
    .execute()
