import './messages.tables.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Details } from '../../kernel/errors.ts'
import { mayEver } from '../../kernel/policy.ts'
import { visible } from '../../kernel/records.ts'
import { contactOf } from '../directory/index.ts'
import { channels, type DeliveryState, type MessageKind, messageKinds, usualQuiet } from './message.rules.ts'
import { isReleased, type Sending } from './messages.job.ts'
import { messagesPolicy } from './messages.policy.ts'
import type { ChoicesView, MessageLine, MessagesQuery, MessagesView } from './messages.schema.ts'
import { choicesOf } from './messages.store.ts'

interface Row {
  id: string
  kind: MessageKind
  name: string
  details: Details
  written_at: Date
  to_name: string
  record_id: string
  record_title: string
  deliveries: {
    channel: (typeof channels)[number]
    state: DeliveryState
    due_at: string
    settled_at: string | null
    said: string | null
  }[]
}

/** What was told about records that the reader sees, newest first, with the counts by state over all of it. */
export async function messagesView(
  ctx: Ctx,
  asked: z.output<typeof MessagesQuery>,
  sending: Sending,
): Promise<MessagesView> {
  const where = sql`${visible(ctx.actor)} ${asked.kind ? sql`and messages.kind = ${asked.kind}` : sql``}`
  const inState = asked.state
    ? sql`and exists (select 1 from message_deliveries one where one.message_id = messages.id and one.state = ${asked.state})`
    : sql``
  const [{ rows }, { rows: totals }, { rows: states }, released] = await Promise.all([
    sql<Row>`
      select messages.id, messages.kind, messages.name, messages.details, messages.written_at, person.title as to_name,
        records.id as record_id, records.title as record_title,
        coalesce((select json_agg(json_build_object('channel', d.channel, 'state', d.state, 'due_at', d.due_at, 'settled_at', d.settled_at,
          'said', d.said) order by d.channel desc) from message_deliveries d where d.message_id = messages.id), '[]') as deliveries
      from messages join records on records.id = messages.record_id join records person on person.id = messages.person_id
      where ${where} ${inState} order by messages.written_at desc, messages.id desc limit ${asked.limit} offset ${asked.offset}`.execute(
      ctx.db,
    ),
    sql<{ count: number }>`select count(*)::int as count from messages join records on records.id = messages.record_id
      where ${where} ${inState}`.execute(ctx.db),
    sql<{ state: DeliveryState; count: number }>`
      select d.state, count(*)::int as count from message_deliveries d join messages on messages.id = d.message_id
      join records on records.id = messages.record_id where ${where} group by 1`.execute(ctx.db),
    isReleased(ctx, sending),
  ])
  const iso = (at: string | null) => at && new Date(at).toISOString()
  const both = (row: Row, part: string) => ({
    fa: sending.sentence(`${row.name}.${part}`, row.details, 'fa'),
    en: sending.sentence(`${row.name}.${part}`, row.details, 'en'),
  })
  return {
    rows: rows.map(
      (row): MessageLine => ({
        id: row.id,
        kind: row.kind,
        to: row.to_name,
        record: { id: row.record_id, title: row.record_title },
        writtenAt: row.written_at.toISOString(),
        subject: both(row, 'subject'),
        text: both(row, 'text'),
        deliveries: row.deliveries.map(({ due_at, settled_at, ...one }) => ({
          ...one,
          dueAt: iso(due_at)!,
          settledAt: iso(settled_at),
        })),
      }),
    ),
    total: totals[0]!.count,
    byState: Object.fromEntries(states.map((row) => [row.state, row.count])),
    held: !released,
    may: {
      sendAgain: mayEver(messagesPolicy['messages.sendAgain'], ctx.actor),
      release: !released && mayEver(messagesPolicy['messages.release'], ctx.actor),
    },
  }
}

/** One's own choices, every kind and channel said. */
export async function choicesView(ctx: Ctx): Promise<ChoicesView> {
  const [{ choices, quiet }, contact] = await Promise.all([
    choicesOf(ctx.db, ctx.actor.personId),
    contactOf(ctx.db, ctx.actor.personId),
  ])
  return {
    choices: messageKinds.flatMap((kind) =>
      channels.map((channel) => ({
        kind,
        channel,
        wanted: choices.find((one) => one.kind === kind && one.channel === channel)?.wanted ?? true,
      })),
    ),
    quiet: quiet ?? usualQuiet,
    mobile: contact?.mobile ?? null,
    email: contact?.email ?? null,
  }
}
