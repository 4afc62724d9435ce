import type { Manifest } from '../../kernel/manifest.ts'
import { type Sending, sendingJob } from './messages.job.ts'
import { messagesPolicy } from './messages.policy.ts'
import { messagesRoutes } from './messages.routes.ts'

export { keyOfDay } from './message.rules.ts'
export type { MessageSentence, Sending } from './messages.job.ts'
export { countDue } from './messages.store.ts'
export { fileSender } from './senders/file.sender.ts'
export type { Outcome, Outgoing, Sender } from './senders/sender.ts'
export { smtpSender } from './senders/smtp.sender.ts'
export { type NewMessage, writeMessage } from './write.ts'

/** What is told to people outside the house; see docs/rooms/messages.md. */
export const createMessages = (sending: Sending): Manifest => ({
  name: 'messages',
  policy: messagesPolicy,
  routes: messagesRoutes(sending),
  jobs: [sendingJob(sending)],
})
