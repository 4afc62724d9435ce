import './messages.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { countAll } from '../../kernel/db/types.ts'
import type { Details } from '../../kernel/errors.ts'
import type { Channel, DeliveryState, MessageKind, Quiet } from './message.rules.ts'

/** What a person chose: kinds by channel, and quiet hours; null where they never did. */
export async function choicesOf(db: Db | Tx, personId: string) {
  const choices = await db.selectFrom('message_choices').selectAll().where('person_id', '=', personId).execute()
  const row = await db.selectFrom('message_quiet').selectAll().where('person_id', '=', personId).executeTakeFirst()
  const quiet: Quiet | null = row ? { from: row.from_time.slice(0, 5), until: row.until_time.slice(0, 5) } : null
  return { choices, quiet }
}

export async function putChoices(
  tx: Tx,
  personId: string,
  choices: readonly { kind: MessageKind; channel: Channel; wanted: boolean }[],
  quiet: Quiet,
): Promise<void> {
  await tx.deleteFrom('message_choices').where('person_id', '=', personId).execute()
  if (choices.length > 0)
    await tx
      .insertInto('message_choices')
      .values(choices.map((one) => ({ person_id: personId, ...one })))
      .execute()
  const times = { from_time: quiet.from, until_time: quiet.until }
  await tx
    .insertInto('message_quiet')
    .values({ person_id: personId, ...times })
    .onConflict((oc) => oc.column('person_id').doUpdateSet(times))
    .execute()
}

export interface Taken {
  messageId: string
  channel: Channel
  tries: number
  key: string
  personId: string
  name: string
  details: Details
}

/** Takes the delivery that is longest due and marks it as being handed over until `lease`. */
export async function takeDue(db: Db, now: Date, lease: Date): Promise<Taken | null> {
  const { rows } = await sql<Taken>`
    update message_deliveries taken set state = 'sending', tries = taken.tries + 1, leased_until = ${lease}
    from messages
    where messages.id = taken.message_id and (taken.message_id, taken.channel) = (
      select message_id, channel from message_deliveries where state = 'waiting' and due_at <= ${now}
      order by due_at, message_id, channel limit 1 for update skip locked)
    returning taken.message_id as "messageId", taken.channel, taken.tries, messages.key, messages.person_id as "personId",
      messages.name, messages.details`.execute(db)
  return rows[0] ?? null
}

/** How many deliveries are due and not sent. */
export async function countDue(db: Db, now: Date): Promise<number> {
  const { due } = await db
    .selectFrom('message_deliveries')
    .select(countAll().as('due'))
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .executeTakeFirstOrThrow()
  return due
}

/** Deliveries whose process was killed while it handed them over: nobody knows whether they went out. */
export const markUnsure = (db: Db, now: Date) =>
  db
    .updateTable('message_deliveries')
    .set({ state: 'unsure', leased_until: null })
    .where('state', '=', 'sending')
    .where('leased_until', '<', now)
    .execute()

export const settle = (
  db: Db,
  of: { messageId: string; channel: Channel },
  set: { state: DeliveryState; body?: string; said?: string | null; settled_at?: Date; due_at?: Date },
) =>
  db
    .updateTable('message_deliveries')
    .set({ ...set, leased_until: null })
    .where('message_id', '=', of.messageId)
    .where('channel', '=', of.channel)
    .where('state', '=', 'sending')
    .execute()

/** Which installation sends for this database; null: none yet. */
export async function sendingInstallation(db: Db | Tx): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'messages').executeTakeFirst()
  return (row?.value as { installation?: string } | undefined)?.installation ?? null
}

/** @param over also where another one is written down */
export async function putInstallation(db: Db | Tx, installation: string, over: boolean): Promise<void> {
  const value = JSON.stringify({ installation })
  await db
    .insertInto('settings')
    .values({ key: 'messages', value })
    .onConflict((oc) => (over ? oc.column('key').doUpdateSet({ value }) : oc.doNothing()))
    .execute()
}
