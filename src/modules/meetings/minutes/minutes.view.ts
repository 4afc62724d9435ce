import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { decidingBody } from '../agenda/agenda.store.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { policy, selves } from '../meetings.policy.ts'
import { findSessionRow } from '../sessions/sessions.store.ts'
import { askedEffects, effectProblem } from './effects.entry.ts'
import type { EffectOffers, Minutes } from './minutes.schema.ts'
import { findMinutes, remarksOf, sectionsOf, whoSat } from './minutes.store.ts'

/** The minutes of a session as far as the reader may read them: a draft is the secretariat's own. @throws 404 */
export async function showMinutes(ctx: Ctx, sessionId: string): Promise<Minutes> {
  const row = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!row) throw notFound()
  const [minutes, sections, remarks, sat, secretaryIds] = await Promise.all([
    findMinutes(ctx.db, sessionId),
    sectionsOf(ctx.db, sessionId),
    remarksOf(ctx.db, sessionId),
    whoSat(ctx.db, sessionId),
    secretariesOf(ctx.db, row.bodyId, ctx.clock.today()),
  ])
  const write = may(policy['meetings.minute'], ctx.actor, row, { where: row, secretaryIds })
  const state = minutes?.state ?? null
  const readable = state !== null && (state !== 'draft' || write === true)
  const said = new Set(remarks.filter((one) => one.kind !== 'addendum').map((one) => one.personId))
  const outstanding = state === 'circulated' ? sat.filter((person) => !said.has(person)) : []
  const nameOf = await namesOf(ctx.db, [
    minutes?.final_by,
    ...sections.map((one) => one.written_by),
    ...remarks.flatMap((one) => [one.personId, one.madeBy]),
    ...outstanding,
  ])
  const isOpen = state === 'circulated' && minutes!.remarks_due! >= ctx.clock.today()
  const sits = selves(ctx.actor).some((person) => sat.includes(person))
  return {
    state,
    readable,
    circulatedAt: minutes?.circulated_at ?? null,
    remarksDue: minutes?.remarks_due ?? null,
    finalAt: minutes?.final_at ?? null,
    finalBy: nameOf(minutes?.final_by),
    sections: readable
      ? sections.map((one) => ({
          itemId: one.agenda_item_id,
          text: one.body,
          version: one.version,
          by: nameOf(one.written_by),
          at: one.written_at,
          circulated: one.circulated === one.body ? null : one.circulated,
        }))
      : [],
    remarks: remarks
      .filter((one) => one.kind !== 'addendum')
      .map((one) => ({
        id: one.id,
        itemId: one.itemId,
        person: nameOf(one.personId),
        text: one.text,
        at: one.at,
        answer: one.answer === null ? null : { how: one.answeredHow as 'taken' | 'notTaken', text: one.answer },
      })),
    addenda: remarks
      .filter((one) => one.kind === 'addendum')
      .map((one) => ({ id: one.id, text: one.text ?? '', by: nameOf(one.madeBy), at: one.at })),
    outstanding: outstanding.flatMap((person) => nameOf(person) ?? []),
    effects: await effectsShown(
      ctx,
      { id: row.id, body_id: row.bodyId, held_on: row.heldOn },
      write === true && state !== 'final',
    ),
    may: {
      write: state === 'final' ? 'meetings.minutesFinal' : write,
      remark: !sits ? 'meetings.didNotSit' : isOpen || 'meetings.remarksClosed',
      addendum: state === 'final' ? write : 'meetings.notFinal',
    },
  }
}

async function effectsShown(
  ctx: Ctx,
  session: { id: string; body_id: string; held_on: string | null },
  judge: boolean,
) {
  const shown: Minutes['effects'] = []
  for (const { row, asked } of await askedEffects(ctx.db, session)) {
    const problem = judge ? await effectProblem(ctx.db, ctx, row.what!, asked) : null
    shown.push({
      resolutionId: row.resolutionId,
      number: row.number,
      what: row.what!,
      record: { id: row.recordId, name: row.recordTitle },
      says: saysOf(ctx, row.what!, row.recordTitle, row.details ?? {}),
      appliedAt: row.appliedAt,
      problem: problem && { code: problem.code, details: problem.details },
    })
  }
  return shown
}

/** What an effect brings about as a sentence; of a room that is gone, the record's title. */
const saysOf = (ctx: Ctx, what: string, title: string, details: Record<string, string>) =>
  ctx.effects?.[what]?.says({ title, details }) ?? { fa: title, en: title }

/** What the body of a session could decide now, by the rooms that say so. @throws 404 */
export async function listEffectOffers(ctx: Ctx, sessionId: string): Promise<EffectOffers> {
  const row = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!row) throw notFound()
  const body = await decidingBody(ctx.db, row.bodyId)
  const rows: EffectOffers['rows'] = []
  for (const [what, effect] of Object.entries(ctx.effects ?? {}))
    for (const offer of await effect.offers(ctx.db, ctx, body))
      rows.push({ what, category: effect.category, ...offer, says: effect.says(offer) })
  return { rows }
}
