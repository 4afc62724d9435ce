import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { conflict, notFound } from '../../kernel/errors.ts'
import { getRecord, linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { acceptResolution, askedOfOrganisation, enterAnswer, objectToResolution } from '../meetings/index.ts'
import { openLetter, refuseAt } from './letters.entry.ts'
import { lettersPolicy } from './letters.policy.ts'
import type { AskedOfSender, BringAnswer } from './letters.schema.ts'
import { findLetter } from './letters.store.ts'

/** What bodies wait to hear from the sender of an incoming letter: points sent out for remarks, notified resolutions. @throws 404 */
export async function askedOfSender(ctx: Ctx, id: string): Promise<AskedOfSender> {
  const letter = await findLetter(ctx.db, ctx.actor, id)
  if (!letter) throw notFound()
  if (letter.direction !== 'incoming' || !letter.organisation_id) return { remarks: [], resolutions: [] }
  return askedOfOrganisation(ctx, letter.organisation_id)
}

/**
 * Says what of ours an incoming letter answers: a point that was sent out to its sender for remarks, or a resolution that was notified to
 * it. What waited for the sender is settled in the same transaction, by the rules of its own room and dated as the letter is; letter and
 * session or resolution name each other from then on.
 *
 * @throws 404, 403; 409 `kernel.stale`, `letters.notIncoming`, what the other room refuses (`meetings.objectionLate`, `meetings.remarkAnswered`);
 *   422 `letters.notAskedOfIt` at `id`, `letters.olderThanAsked`
 */
export const bringAnswer = (ctx: Ctx, id: string, input: BringAnswer): Promise<void> =>
  runVerb(ctx, 'letters.bringAnswer', async (tx, entry) => {
    const inside: Ctx = { ...ctx, db: tx }
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.attach'], input.version)
    if (letter.direction !== 'incoming') throw conflict('letters.notIncoming', { number: letter.number })
    const asked = await askedOfSender(inside, id)
    const at = ctx.clock.now()
    const remark = input.what === 'remark' ? asked.remarks.find((one) => one.id === input.id) : undefined
    const resolution = input.what === 'remark' ? undefined : asked.resolutions.find((one) => one.id === input.id)
    const about = remark?.sessionId ?? resolution?.id
    if (!about) throw refuseAt('id', 'letters.notAskedOfIt')
    const askedOn = remark ? dayInTehran(remark.askedAt) : resolution!.notifiedOn
    if (letter.dated < askedOn) throw refuseAt('id', 'letters.olderThanAsked', { day: askedOn })
    // the letter is the record that says it
    if (remark) await enterAnswer(inside, remark.id, { text: input.text ?? letter.subject, how: 'letter' }, id)
    else {
      const deed = {
        version: resolution!.version,
        onBehalf: { organisationId: letter.organisation_id!, how: 'letter' as const },
        on: letter.dated,
      }
      const words = input.text ?? letter.subject
      if (input.what === 'accept') await acceptResolution(inside, about, { ...deed, reason: words }, id)
      else await objectToResolution(inside, about, { ...deed, reason: words }, id)
    }
    await linkRecords(tx, at, id, about, 'answers')
    const { title } = await getRecord(tx, ctx.actor, about)
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: { recordId: about, title, number: letter.number, what: input.what },
    })
  })
