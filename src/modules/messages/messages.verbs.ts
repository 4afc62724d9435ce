import type { Ctx } from '../../kernel/context.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { type Channel, mayBeSentAgain } from './message.rules.ts'
import { messagesPolicy } from './messages.policy.ts'
import type { ChoicesBody } from './messages.schema.ts'
import { putChoices, putInstallation, sendingInstallation } from './messages.store.ts'

/**
 * Has a delivery sent that failed, found nobody, or may have gone out; the person takes it upon themselves that it may arrive twice.
 * @throws 404; 403; 409 `messages.notAgain`
 */
export const sendAgain = (ctx: Ctx, messageId: string, channel: Channel): Promise<void> =>
  runVerb(ctx, 'messages.sendAgain', async (tx, entry) => {
    const row = await tx
      .selectFrom('messages')
      .innerJoin('message_deliveries', 'message_deliveries.message_id', 'messages.id')
      .select(['record_id as recordId', 'state', 'kind'])
      .where('messages.id', '=', messageId)
      .where('channel', '=', channel)
      .forUpdate('message_deliveries')
      .executeTakeFirst()
    if (!row) throw notFound()
    const record = await getRecord(tx, ctx.actor, row.recordId)
    authorize(messagesPolicy['messages.sendAgain'], ctx.actor, record, null)
    if (!mayBeSentAgain(row.state)) throw conflict('messages.notAgain')
    await tx
      .updateTable('message_deliveries')
      .set({ state: 'waiting', tries: 0, due_at: ctx.clock.now(), said: null, settled_at: null })
      .where('message_id', '=', messageId)
      .where('channel', '=', channel)
      .execute()
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      before: { state: row.state },
      after: { message: messageId, channel, kind: row.kind },
    })
  })

/** Lets this installation send what waits: a restored copy holds everything until then. @throws 403; 409 `messages.notHeld` */
export const releaseMessages = (ctx: Ctx, installation: string | null): Promise<void> =>
  runVerb(ctx, 'messages.release', async (tx, entry) => {
    authorize(messagesPolicy['messages.release'], ctx.actor, {}, null)
    const before = await sendingInstallation(tx)
    if (installation === null || before === installation) throw conflict('messages.notHeld')
    await putInstallation(tx, installation, true)
    entry({ recordId: null, provinceId: null, after: { released: true } })
  })

/** What oneself is told by which channel, and one's quiet hours. */
export const chooseMessages = (ctx: Ctx, input: ChoicesBody): Promise<void> =>
  runVerb(ctx, 'messages.choose', async (tx, entry) => {
    const { choices, quiet } = input
    const twice = choices.findIndex(
      (one, place) => choices.findIndex(({ kind, channel }) => kind === one.kind && channel === one.channel) < place,
    )
    if (twice >= 0)
      throw refuse('messages.choiceTwice', {}, [{ path: `choices.${twice}`, code: 'messages.choiceTwice' }])
    await putChoices(tx, ctx.actor.personId, choices, quiet)
    const off = choices.filter((one) => !one.wanted).map(({ kind, channel }) => `${kind}/${channel}`)
    entry({ recordId: ctx.actor.personId, provinceId: null, after: { off, from: quiet.from, until: quiet.until } })
  })
