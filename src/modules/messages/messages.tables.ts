import type { JSONColumnType } from 'kysely'
import type { Details } from '../../kernel/errors.ts'
import type { Channel, DeliveryState, MessageKind } from './message.rules.ts'

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    messages: MessagesTable
    message_deliveries: DeliveriesTable
    message_choices: ChoicesTable
    message_quiet: QuietTable
  }
}

export interface MessagesTable {
  id: string
  key: string
  kind: MessageKind
  record_id: string
  person_id: string
  name: string
  details: JSONColumnType<Details>
  written_at: Date
}
export interface DeliveriesTable {
  message_id: string
  channel: Channel
  state: DeliveryState
  due_at: Date
  tries: number
  leased_until: Date | null
  settled_at: Date | null
  body: string | null
  said: string | null
}
export interface ChoicesTable {
  person_id: string
  kind: MessageKind
  channel: Channel
  wanted: boolean
}
/** Times of Tehran, `HH:MM:SS`. */
export interface QuietTable {
  person_id: string
  from_time: string
  until_time: string
}
