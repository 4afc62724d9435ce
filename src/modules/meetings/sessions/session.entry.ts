import type { Selectable } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict } from '../../../kernel/errors.ts'
import type { Rule } from '../../../kernel/policy.ts'
import { getRecord, type RecordRow, touchRecord } from '../../../kernel/records.ts'
import type { SecretariatFacts } from '../meetings.policy.ts'
import type { SessionState, SessionsTable } from '../meetings.tables.ts'
import type { MinutesState } from '../sittings.tables.ts'
import { authorizeSecretariat } from './sessions.verbs.ts'

/** A session taken for a change: seen, its record locked and moved on one version. */
export interface TakenSession {
  record: RecordRow
  session: Pick<
    Selectable<SessionsTable>,
    'id' | 'body_id' | 'series' | 'number' | 'kind' | 'state' | 'held_on' | 'starts_at' | 'ends_at' | 'place'
  >
  /** Null: none are written yet. */
  minutes: MinutesState | null
}

const notIn: Record<SessionState, string> = {
  planned: 'meetings.notPlanned',
  sitting: 'meetings.notSitting',
  held: 'meetings.notHeldYet',
  history: 'meetings.notHeldYet',
  cancelled: 'meetings.calledOff',
}

/**
 * Takes a session for a change by its secretariat.
 *
 * @param asked.states in which it must be; `asked.version` that was on screen; `asked.evenFinal` where final minutes do not forbid it
 * @throws 404, 403; 409 `kernel.stale`, `meetings.calledOff`, `meetings.minutesFinal`, `notPlanned`, `notSitting`, `notHeldYet`
 */
export async function takeSession(
  tx: Tx,
  ctx: Ctx,
  sessionId: string,
  rule: Rule<SecretariatFacts> | null,
  asked: { states?: readonly SessionState[]; version?: number | null; evenFinal?: boolean } = {},
): Promise<TakenSession> {
  const record = await getRecord(tx, ctx.actor, sessionId, 'session')
  if (rule) await authorizeSecretariat(tx, ctx, rule, record.bodyId!, record)
  await touchRecord(tx, record, asked.version ?? null)
  const session = await tx.selectFrom('sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow()
  const minutes = await tx.selectFrom('minutes').select('state').where('session_id', '=', sessionId).executeTakeFirst()
  if (session.state === 'cancelled')
    throw conflict('meetings.calledOff', { title: record.title, reason: session.cancelled_reason })
  if (minutes?.state === 'final' && !asked.evenFinal) throw conflict('meetings.minutesFinal', { title: record.title })
  if (asked.states && !asked.states.includes(session.state))
    throw conflict(notIn[asked.states[0]!], { title: record.title })
  const time = (at: string | null) => at?.slice(0, 5) ?? null
  return {
    record,
    session: { ...session, starts_at: time(session.starts_at), ends_at: time(session.ends_at) },
    minutes: minutes?.state ?? null,
  }
}

/** Nothing is added to what final minutes tell. @throws 409 `meetings.minutesFinal` */
export async function refuseFinal(tx: Tx, record: Pick<RecordRow, 'id' | 'title'>): Promise<void> {
  const minutes = await tx.selectFrom('minutes').select('state').where('session_id', '=', record.id).executeTakeFirst()
  if (minutes?.state === 'final') throw conflict('meetings.minutesFinal', { title: record.title })
}
