import type { Ctx } from '../../kernel/context.ts'
import type { Details } from '../../kernel/errors.ts'
import type { Job } from '../../kernel/jobs.ts'
import { contactOf } from '../directory/index.ts'
import { retryAfter } from './message.rules.ts'
import { markUnsure, putInstallation, sendingInstallation, settle, type Taken, takeDue } from './messages.store.ts'
import type { Outcome, Sender } from './senders/sender.ts'

/** Writes a sentence of a room for people. */
export type MessageSentence = (name: string, values: Details, locale: 'fa' | 'en') => string

export interface Sending {
  /** This installation, as its data folder names it; null (in tests): every database is its own. */
  installation: string | null
  senders: readonly Sender[]
  sentence: MessageSentence
}

const leaseMs = 120_000

/** May this installation send for this database? The first that asks becomes the one. */
export async function isReleased(
  ctx: Pick<Ctx, 'db'>,
  { installation }: Pick<Sending, 'installation'>,
): Promise<boolean> {
  if (installation === null) return true
  const known = await sendingInstallation(ctx.db)
  if (known !== null) return known === installation
  await putInstallation(ctx.db, installation, false)
  return (await sendingInstallation(ctx.db)) === installation
}

/** Sends what is due, a delivery at a time. */
export const sendingJob = (sending: Sending): Job => ({
  name: 'messages.send',
  async step(house) {
    const ctx = await house.ctxOf(null)
    if (!ctx || !(await isReleased(ctx, sending))) return false
    const now = ctx.clock.now()
    await markUnsure(ctx.db, now)
    const taken = await takeDue(ctx.db, now, new Date(now.getTime() + leaseMs))
    if (!taken) return false
    await handOver(ctx, sending, taken)
    return true
  },
})

async function handOver(ctx: Ctx, { senders, sentence }: Sending, taken: Taken): Promise<void> {
  const { db, clock } = ctx
  const contact = await contactOf(db, taken.personId)
  const to = taken.channel === 'sms' ? contact?.mobile : contact?.email
  if (!to) return void (await settle(db, taken, { state: 'noAddress' }))
  const sender = senders.find((one) => one.channel === taken.channel)
  if (!sender) return void (await settle(db, taken, { state: 'noSender' }))
  const write = (part: string) => sentence(`${taken.name}.${part}`, taken.details, 'fa')
  const text = write('text')
  const message = { to, subject: write('subject'), text, key: `${taken.key}/${taken.channel}` }
  const outcome = await sender.send(message).catch((error: Error): Outcome | Error => error)
  const settled = { settled_at: clock.now(), body: text }
  if (outcome instanceof Error) await settle(db, taken, { ...settled, state: 'unsure', said: outcome.message })
  else if (outcome.sent) await settle(db, taken, { ...settled, state: 'sent', said: null })
  else {
    const minutes = outcome.again ? retryAfter(taken.tries) : null
    const later = minutes === null ? null : new Date(clock.now().getTime() + minutes * 60_000)
    if (later) await settle(db, taken, { state: 'waiting', due_at: later, said: outcome.said })
    else await settle(db, taken, { ...settled, state: 'failed', said: outcome.said })
  }
}
