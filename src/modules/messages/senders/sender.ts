import type { Channel } from '../message.rules.ts'

export interface Outgoing {
  /** Mobile number in the form +989…, or an e-mail address. */
  to: string
  subject: string
  text: string
  /** The same for every try of one delivery. */
  key: string
}

/** What became of it. A sender that throws cannot say: the delivery stays unsure and is not tried again by itself. */
export type Outcome = { sent: true } | { sent: false; said: string; again: boolean }

/** Hands messages of one channel over: a provider of text messages, a mail server, a folder for trial. */
export interface Sender {
  channel: Channel
  send: (message: Outgoing) => Promise<Outcome>
}
