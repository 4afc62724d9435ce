import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import type { Details } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { dueAt, type MessageKind, usualQuiet, wantedChannels } from './message.rules.ts'
import { choicesOf } from './messages.store.ts'

export interface NewMessage {
  /** Names the occasion (`resolution.notified/<id>/<person>`): the same occasion is told once. */
  key: string
  kind: MessageKind
  personId: string
  recordId: string
  /** `meetings.notified`: the dictionary of the room holds `messages.notified.subject` and `messages.notified.text`. */
  name: string
  details: Details
}

/**
 * Writes a message within a verb's transaction: with the verb it stands or falls. It goes out later, by the channels that the person wants
 * and outside their quiet hours. Written already under that key: nothing happens.
 */
export async function writeMessage(tx: Tx, ctx: Pick<Ctx, 'clock'>, message: NewMessage): Promise<void> {
  const at = ctx.clock.now()
  const { choices, quiet } = await choicesOf(tx, message.personId)
  const id = newId()
  const { key, kind, personId, recordId, name, details } = message
  const written = await tx
    .insertInto('messages')
    .values({
      id,
      key,
      kind,
      person_id: personId,
      record_id: recordId,
      name,
      details: JSON.stringify(details),
      written_at: at,
    })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return
  const wanted = wantedChannels(kind, choices)
  if (wanted.length === 0) return
  const due = dueAt(at, quiet ?? usualQuiet)
  await tx
    .insertInto('message_deliveries')
    .values(
      wanted.map((channel) => ({
        message_id: id,
        channel,
        state: 'waiting' as const,
        due_at: due,
        tries: 0,
        leased_until: null,
        settled_at: null,
        body: null,
        said: null,
      })),
    )
    .execute()
}
