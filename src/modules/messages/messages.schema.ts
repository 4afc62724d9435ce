import { z } from 'zod'
import { Id, Page } from '../../kernel/http/schema.ts'
import { channels, deliveryStates, messageKinds } from './message.rules.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'messages.badTime')
export const Quiet = z.object({ from: Time, until: Time })
export const Choice = z.object({ kind: z.enum(messageKinds), channel: z.enum(channels), wanted: z.boolean() })

/** What a person is told by which channel, and when not. */
export const ChoicesBody = z.strictObject({ choices: z.array(Choice).max(20), quiet: Quiet })
export type ChoicesBody = z.output<typeof ChoicesBody>
export const ChoicesView = z.object({
  choices: z.array(Choice),
  quiet: Quiet,
  /** Where messages reach them; null: the register has none. */
  mobile: z.string().nullable(),
  email: z.string().nullable(),
})
export type ChoicesView = z.infer<typeof ChoicesView>

export const MessagesQuery = Page.extend({
  state: z.enum(deliveryStates).optional(),
  kind: z.enum(messageKinds).optional(),
})
const Delivery = z.object({
  channel: z.enum(channels),
  state: z.enum(deliveryStates),
  dueAt: z.string(),
  settledAt: z.string().nullable(),
  /** What the sender said when it failed. */
  said: z.string().nullable(),
})
export const MessageLine = z.object({
  id: Id,
  kind: z.enum(messageKinds),
  to: z.string(),
  record: z.object({ id: Id, title: z.string() }),
  writtenAt: z.string(),
  subject: z.object({ fa: z.string(), en: z.string() }),
  text: z.object({ fa: z.string(), en: z.string() }),
  deliveries: z.array(Delivery),
})
export type MessageLine = z.infer<typeof MessageLine>
export const MessagesView = z.object({
  rows: z.array(MessageLine),
  total: z.number(),
  byState: z.record(z.string(), z.number()),
  /** This is a copy whose messages nobody has released. */
  held: z.boolean(),
  may: z.object({ sendAgain: z.boolean(), release: z.boolean() }),
})
export type MessagesView = z.infer<typeof MessagesView>
