import '../meetings.tables.ts'
import '../sittings.tables.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { WaitingRow, WaitingSelect } from '../../../kernel/manifest.ts'
import { visible } from '../../../kernel/records.ts'

const resolutionRows = (db: Db | Tx, actor: Actor | null) =>
  db
    .selectFrom('resolutions')
    .innerJoin('records', 'records.id', 'resolutions.id')
    .innerJoin('records as body', 'body.id', 'resolutions.body_id')
    .innerJoin('bodies', 'bodies.id', 'resolutions.body_id')
    .leftJoin('sessions', 'sessions.id', 'resolutions.session_id')
    .leftJoin('records as session', 'session.id', 'sessions.id')
    .leftJoin('minutes', 'minutes.session_id', 'resolutions.session_id')
    .leftJoin('resolution_notifications as notice', 'notice.id', 'resolutions.notification_id')
    .select([
      'resolutions.id as id',
      'resolutions.number as number',
      'resolutions.text as text',
      'resolutions.circulated_text as circulatedText',
      'minutes.state as minutesState',
      'resolutions.category as category',
      'resolutions.decided_on as decidedOn',
      'resolutions.responsible_organisation_id as responsibleOrganisationId',
      'resolutions.responsible_person_id as responsiblePersonId',
      'resolutions.deadline as deadline',
      'resolutions.asks_for_work as asksForWork',
      'resolutions.agenda_item_id as agendaItemId',
      sql<string | null>`to_char(resolutions.decided_at, 'HH24:MI')`.as('decidedAt'),
      'resolutions.votes_for as votesFor',
      'resolutions.votes_against as votesAgainst',
      'resolutions.votes_abstaining as votesAbstaining',
      'resolutions.body_id as bodyId',
      'bodies.kind_code as bodyKind',
      'body.title as bodyTitle',
      'sessions.id as sessionId',
      'sessions.number as sessionNumber',
      'sessions.held_on as heldOn',
      'session.title as sessionTitle',
      'records.province_id as provinceId',
      'records.cluster_id as clusterId',
      'records.organisation_id as organisationId',
      'records.version as version',
      'notice.notified_at as notifiedAt',
      'notice.id as notificationId',
    ])
    .where(visible(actor))

export type ResolutionRow = NonNullable<Awaited<ReturnType<typeof findResolutionRow>>>

export const findResolutionRow = (db: Db | Tx, actor: Actor | null, id: string) =>
  resolutionRows(db, actor).where('resolutions.id', '=', id).executeTakeFirst()

/** Resolutions of these ids within sight, in no order. */
export const resolutionRowsOf = (db: Db | Tx, actor: Actor | null, ids: readonly string[]) =>
  resolutionRows(db, actor)
    .where('resolutions.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Which of them are wanted; nothing said: all. `sessionId` null: those of which no session is known. */
export interface Only {
  id?: string
  number?: number
  text?: string
  sessionId?: null
}

/** Of a session, of a body, tied to a record (`recordId`), or about one: tied to it or of the cluster's own council. */
export type Of = { sessionId: string } | { bodyId: string } | { recordId: string } | { about: string }

const decidesAbout = (recordId: string) => sql<boolean>`exists (select 1 from links
  where links.from_id = resolutions.id and links.kind = 'decides' and links.to_id = ${recordId})`

/** The resolutions asked for; oldest first. */
export const listResolutionRows = (db: Db | Tx, actor: Actor | null, of: Of, only: Only = {}) =>
  resolutionRows(db, actor)
    .$if(only.id !== undefined, (query) => query.where('resolutions.id', '=', only.id!))
    .$if(only.number !== undefined, (query) => query.where('resolutions.number', '=', only.number!))
    .$if(only.text !== undefined, (query) => query.where('resolutions.text', '=', only.text!))
    .$if(only.sessionId === null, (query) => query.where('resolutions.session_id', 'is', null))
    .$if('sessionId' in of, (query) =>
      query.where('resolutions.session_id', '=', (of as { sessionId: string }).sessionId),
    )
    .$if('bodyId' in of, (query) => query.where('resolutions.body_id', '=', (of as { bodyId: string }).bodyId))
    .$if('recordId' in of, (query) => query.where(decidesAbout((of as { recordId: string }).recordId)))
    .$if('about' in of, (query) =>
      query.where((eb) =>
        eb.or([
          // a cluster's own council decides about its cluster, whether or not the minutes name it
          eb('records.cluster_id', '=', (of as { about: string }).about),
          decidesAbout((of as { about: string }).about),
        ]),
      ),
    )
    .orderBy(sql`coalesce(sessions.held_on, resolutions.decided_on) asc nulls first`)
    .orderBy('sessions.number')
    .orderBy('resolutions.number')
    .execute()

/** What the resolution decides about, as far as the actor sees it. */
export const concernsOf = (db: Db | Tx, actor: Actor | null, id: string) =>
  db
    .selectFrom('links')
    .innerJoin('records', 'records.id', 'links.to_id')
    .select(['records.id as id', 'records.kind as kind', 'records.title as title'])
    .where('links.from_id', '=', id)
    .where('links.kind', '=', 'decides')
    .where(visible(actor))
    .orderBy('records.title')
    .execute()

/** The row itself, locked for a change. The caller has checked sight. */
export const lockResolution = (tx: Tx, id: string) =>
  tx.selectFrom('resolutions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

const details = sql`jsonb_build_object('title', record.title, 'number', resolution.number, 'session', session.number,
  'body', body.title, 'responsible', resolution.responsible_organisation_id is not null or resolution.responsible_person_id is not null,
  'deadline', resolution.deadline)`

const joined = sql`
  join records record on record.id = resolution.id
  join records body on body.id = resolution.body_id
  left join sessions session on session.id = resolution.session_id`

/** Whoever sits in the seat that the body's rules name for its secretary. */
const secretaries = (today: string) => sql`
  join seats seat on seat.body_id = resolution.body_id and seat.code = (select rules->'secretary'->>'seat' from body_rules
    where body_id = resolution.body_id order by valid_from > ${today}::date, abs(valid_from - ${today}::date) limit 1)
  join sittings sitting on sitting.seat_id = seat.id and (sitting.valid_from is null or sitting.valid_from <= ${today}::date)
    and (sitting.valid_until is null or sitting.valid_until >= ${today}::date)`

/** A resolution has the place of its body. */
const atBody = { at: 'body', placed: true } as const

/**
 * A piece of open work waits on the office's experts and on whoever sits as secretary of the body today: a flat select each, so that each
 * starts from its own index.
 */
const onSecretariat = (what: string, since: RawBuilder<unknown>, where: RawBuilder<unknown>): WaitingSelect[] => [
  {
    what,
    ...atBody,
    select: () => sql<WaitingRow>`
      select resolution.id as record_id, resolution.id as subject_id, resolution.body_id as place_id, ${what}::text as what, null::uuid as person_id,
        'expert'::text as role, ${since} as since, resolution.deadline as due, ${details} as details
      from resolutions resolution ${joined} where ${where}`,
  },
  {
    what,
    ...atBody,
    select: (today) => sql<WaitingRow>`
      select resolution.id as record_id, resolution.id as subject_id, resolution.body_id as place_id, ${what}::text as what, sitting.person_id,
        null::text as role, ${since} as since, resolution.deadline as due, ${details} as details
      from resolutions resolution ${joined} ${secretaries(today)} where ${where}`,
  },
]

/** Resolutions that ask for work but lack an owner or a day: they wait to be completed. */
export const waitingToComplete = onSecretariat(
  'meetings.complete',
  sql`resolution.minuted_at`,
  sql`resolution.asks_for_work and (resolution.deadline is null
    or (resolution.responsible_organisation_id is null and resolution.responsible_person_id is null)) and resolution.ended is null`,
)

/** It is in effect, and may be notified, once the minutes of its session are final; until then those wait. */
const inEffect = sql`not exists (select 1 from minutes where minutes.session_id = resolution.session_id and minutes.state <> 'final')`

/** Complete resolutions in effect that nobody has notified yet. */
export const waitingToNotify = onSecretariat(
  'meetings.notify',
  sql`coalesce(resolution.completed_at, resolution.minuted_at)`,
  sql`resolution.asks_for_work and resolution.deadline is not null
    and (resolution.responsible_organisation_id is not null or resolution.responsible_person_id is not null)
    and resolution.notification_id is null and resolution.ended is null and ${inEffect}`,
)
