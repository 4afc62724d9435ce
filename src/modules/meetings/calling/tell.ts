import '../meetings.tables.ts'
import '../sittings.tables.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { writeMessage } from '../../messages/index.ts'

type Telling = Pick<Ctx, 'clock'>

/** The call as it stands now; what is open in it is null. */
interface Call {
  sessionId: string
  title: string
  heldOn: string | null
  startsAt: string | null
  place: string | null
}

const said = ({ title, heldOn, startsAt, place }: Call) => ({
  title,
  day: heldOn,
  time: startsAt ?? '—',
  place: place ?? '—',
})

/** Nobody is told of a session whose day is over. */
const isOver = (ctx: Telling, { heldOn }: Call): boolean => heldOn !== null && heldOn < ctx.clock.today()

/** Tells people of the register that they are invited; an invitation is told once. */
export async function tellInvited(
  tx: Tx,
  ctx: Telling,
  call: Call,
  invited: readonly { id: string; person_id: string | null }[],
): Promise<void> {
  if (isOver(ctx, call)) return
  for (const { id, person_id: personId } of invited)
    if (personId)
      await writeMessage(tx, ctx, {
        key: `meetings.invited/${id}`,
        kind: 'invitation',
        personId,
        recordId: call.sessionId,
        name: call.heldOn ? 'meetings.invited' : 'meetings.invitedDayOpen',
        details: said(call),
      })
}

/** The people of the register who are invited to a session. */
const invitedTo = async (tx: Tx, sessionId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('invitations')
      .select('person_id')
      .distinct()
      .where('session_id', '=', sessionId)
      .where('person_id', 'is not', null)
      .execute()
  ).map((row) => row.person_id!)

/** Tells everybody invited that the session is called off, and why; once, as it is called off once. */
export async function tellCalledOff(tx: Tx, ctx: Telling, call: Call, reason: string): Promise<void> {
  if (isOver(ctx, call)) return
  for (const personId of await invitedTo(tx, call.sessionId))
    await writeMessage(tx, ctx, {
      key: `meetings.calledOff/${call.sessionId}/${personId}`,
      kind: 'invitation',
      personId,
      recordId: call.sessionId,
      name: `meetings.calledOff${call.heldOn ? '' : 'DayOpen'}`,
      details: { ...said(call), reason },
    })
}

/**
 * Tells everybody invited that the call is another: day, time or place were changed, or the session had no quorum and is called again. Each
 * change is told once: the session counts its changes.
 */
export async function tellCallChanged(
  tx: Tx,
  ctx: Telling,
  call: Call,
  name: 'callChanged' | 'calledAgain',
): Promise<void> {
  if (isOver(ctx, call)) return
  const { call_changes: changes } = await tx
    .selectFrom('sessions')
    .select('call_changes')
    .where('id', '=', call.sessionId)
    .executeTakeFirstOrThrow()
  for (const personId of await invitedTo(tx, call.sessionId))
    await writeMessage(tx, ctx, {
      key: `meetings.${name}/${call.sessionId}/${changes}/${personId}`,
      kind: 'invitation',
      personId,
      recordId: call.sessionId,
      name: `meetings.${name}${call.heldOn ? '' : 'DayOpen'}`,
      details: said(call),
    })
}
