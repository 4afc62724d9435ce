import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, refuse } from '../../../kernel/errors.ts'
import { authorize } from '../../../kernel/policy.ts'
import { getRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { objectionDaysOf } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { editionsOf, rulesOf } from './bodies.store.ts'
import { changesBetween, settingsOf, withSettings } from './edition.rules.ts'
import type { AdoptEdition, PreviewEdition } from './edition.schema.ts'

/**
 * The rules as they would be from that day on, beside those that would hold then without them.
 *
 * @throws 422 `meetings.editionInThePast`, `meetings.noSuchSeatKind`; 409 `meetings.editionTooEarly`
 */
export async function draftEdition(db: Db | Tx, ctx: Ctx, bodyId: string, input: PreviewEdition) {
  const { validFrom, settings } = input
  if (validFrom < ctx.clock.today())
    throw refuse('meetings.editionInThePast', { day: validFrom }, [
      { path: 'validFrom', code: 'meetings.editionInThePast', details: { day: validFrom } },
    ])
  const [last] = await editionsOf(db, bodyId)
  if (last && validFrom <= last.valid_from)
    throw conflict('meetings.editionTooEarly', { day: last.valid_from, edition: last.edition }, [
      {
        path: 'validFrom',
        code: 'meetings.editionTooEarly',
        details: { day: last.valid_from, edition: last.edition },
      },
    ])
  const { rules } = await rulesOf(db, bodyId, validFrom)
  if (settings.mustInclude.some((code) => !rules.seats.some((seat) => seat.code === code)))
    throw refuse('meetings.noSuchSeatKind', {}, [{ path: 'settings.mustInclude', code: 'meetings.noSuchSeatKind' }])
  const before = { rules, settings: settingsOf(rules, objectionDaysOf(rules)) }
  const after = { rules: withSettings(rules, settings, before.settings), settings }
  return { before, after, changes: changesBetween(before, after) }
}

/**
 * Adopts an edition of a body's rules from a day on: quorum, rhythm, days of invitation and objection, numbering, who appoints. Sessions
 * before that day keep the rules that were in force then.
 *
 * @throws 409 `kernel.stale`, `meetings.editionTooEarly`; 422 `meetings.editionChangesNothing` and what `draftEdition` refuses
 */
export const adoptEdition = (ctx: Ctx, bodyId: string, input: AdoptEdition): Promise<void> =>
  runVerb(ctx, 'meetings.adoptEdition', async (tx, entry) => {
    const body = await getRecord(tx, ctx.actor, bodyId, 'body')
    authorize(policy['meetings.rules'], ctx.actor, body, {})
    await touchRecord(tx, body, input.version)
    const { after, changes } = await draftEdition(tx, ctx, bodyId, input)
    if (changes.length === 0) throw refuse('meetings.editionChangesNothing')
    await tx
      .insertInto('body_rules')
      .values({
        body_id: bodyId,
        valid_from: input.validFrom,
        edition: input.edition,
        rules: JSON.stringify(after.rules),
        adopted_at: ctx.clock.now(),
        adopted_by: ctx.actor.personId || null,
        reason: input.reason,
      })
      .execute()
    entry({
      recordId: bodyId,
      provinceId: body.provinceId,
      before: Object.fromEntries(changes.map((one) => [one.what, one.before.fa])),
      after: {
        edition: input.edition,
        validFrom: input.validFrom,
        ...Object.fromEntries(changes.map((one) => [one.what, one.after.fa])),
      },
      reason: input.reason,
    })
  })
