import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { addDays } from '../../../kernel/fa/index.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { lateInvitation } from '../calling/calling.rules.ts'
import { editionTitle, objectionDaysOf } from '../meetings.kinds.ts'
import { policy } from '../meetings.policy.ts'
import { holdsOn } from '../meetings.rules.ts'
import { otherPlanned } from '../sessions/sessions.store.ts'
import { editionsOf, findBodyRow, rulesOf, seatsOf } from './bodies.store.ts'
import { neededUnder, settingNames, settingsOf, settingsSaid } from './edition.rules.ts'
import type { EditionPreview, PreviewEdition, RulesOfBody } from './edition.schema.ts'
import { draftEdition } from './edition.verbs.ts'

/** The rules of a body in force today, sentence by sentence, with all their editions. @throws 404 */
export async function showRules(ctx: Ctx, bodyId: string): Promise<RulesOfBody> {
  const row = await findBodyRow(ctx.db, ctx.actor, bodyId)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  const [{ edition, rules }, editions] = await Promise.all([rulesOf(ctx.db, bodyId, today), editionsOf(ctx.db, bodyId)])
  const nameOf = await namesOf(
    ctx.db,
    editions.map((one) => one.adopted_by),
  )
  const settings = settingsOf(rules, objectionDaysOf(rules))
  const said = {
    ...settingsSaid(settings, { fa: rules.quorum.fa, en: rules.quorum.en }),
    rhythm: { fa: rules.rhythm.fa, en: rules.rhythm.en },
    appointedBy: rules.appointed_by,
  }
  const inForce = editions.find((one) => one.valid_from <= today) ?? editions.at(-1)
  const dayAfter = addDays(editions[0]?.valid_from ?? today, 1)
  return {
    body: { id: row.id, name: row.title },
    version: row.version,
    edition: editionTitle(edition),
    settings: { ...settings, mustInclude: [...settings.mustInclude] },
    said: settingNames.map((what) => ({ what, text: { fa: said[what].fa, en: said[what].en } })),
    editions: editions.map((one) => ({
      edition: editionTitle(one.edition),
      validFrom: one.valid_from,
      state: one === inForce ? 'inForce' : one.valid_from > today ? 'coming' : 'past',
      adoptedAt: one.adopted_at,
      adoptedBy: nameOf(one.adopted_by),
      reason: one.reason,
      clause: { fa: one.rules.quorum.fa, en: one.rules.quorum.en },
    })),
    seats: rules.seats.map(({ code, fa, en }) => ({ code, title: { fa, en } })),
    firstDay: dayAfter > today ? dayAfter : today,
    may: { adopt: may(policy['meetings.rules'], ctx.actor, { ...row, bodyId: row.id }, {}) },
  }
}

/** What a new edition would change, and which called sessions it would meet. @throws 404 and what `draftEdition` refuses */
export async function previewEdition(ctx: Ctx, bodyId: string, input: PreviewEdition): Promise<EditionPreview> {
  const row = await findBodyRow(ctx.db, ctx.actor, bodyId)
  if (!row) throw notFound()
  const { before, after, changes } = await draftEdition(ctx.db, ctx, bodyId, input)
  const [seats, planned] = await Promise.all([
    seatsOf(ctx.db, bodyId),
    otherPlanned(ctx.db, ctx.actor, { id: bodyId, bodyId }),
  ])
  const voting = seats.filter(
    (seat) => seat.voting && holdsOn({ from: seat.valid_from, until: seat.valid_until }, input.validFrom),
  ).length
  return {
    changes,
    quorum: { seats: voting, ...neededUnder(voting, before.rules, after.rules) },
    sessions: planned
      .filter((session) => session.heldOn === null || session.heldOn >= input.validFrom)
      .map(({ id, title, heldOn }) => ({
        id,
        title,
        heldOn,
        late: lateInvitation(after.rules.invitation_days, heldOn, ctx.clock.today()),
      })),
  }
}
