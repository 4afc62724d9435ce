import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { Refusal, refuse } from '../../../kernel/errors.ts'
import type { Effect, EffectAsked } from '../../../kernel/manifest.ts'
import { decidingBody } from '../agenda/agenda.store.ts'
import type { SetEffect } from './minutes.schema.ts'
import { effectsOf } from './minutes.store.ts'

type EffectRow = Awaited<ReturnType<typeof effectsOf>>[number]

function effectNamed(ctx: Ctx, what: string): Effect {
  const effect = ctx.effects?.[what]
  if (!effect) throw refuse('meetings.noSuchEffect', {}, [{ path: 'effect.what', code: 'meetings.noSuchEffect' }])
  return effect
}

/** Ties an effect to a resolution that was minuted, if its room would apply it as things stand. @throws what the room refuses */
export async function giveEffect(tx: Tx, ctx: Ctx, resolutionId: string, input: SetEffect): Promise<void> {
  const effect = effectNamed(ctx, input.what)
  const row = await tx
    .selectFrom('resolutions')
    .leftJoin('sessions', 'sessions.id', 'resolutions.session_id')
    .select(['resolutions.body_id as bodyId', 'decided_on as decidedOn', 'sessions.held_on as heldOn'])
    .where('resolutions.id', '=', resolutionId)
    .executeTakeFirstOrThrow()
  const details = (await effect.complete?.(tx, ctx, input.details ?? {})) ?? input.details ?? {}
  await effect.check(tx, ctx, {
    recordId: input.recordId,
    details,
    resolutionId,
    decidedOn: row.heldOn ?? row.decidedOn,
    body: await decidingBody(tx, row.bodyId),
  })
  await tx
    .updateTable('resolutions')
    .set({ effect_what: input.what, effect_record_id: input.recordId, effect_details: JSON.stringify(details) })
    .where('id', '=', resolutionId)
    .execute()
}

/** Every effect of a session's resolutions, as its room is asked about it. */
export async function askedEffects(
  db: Db | Tx,
  session: { id: string; body_id: string; held_on: string | null },
): Promise<{ row: EffectRow; asked: EffectAsked }[]> {
  const rows = await effectsOf(db, session.id)
  if (rows.length === 0) return []
  const body = await decidingBody(db, session.body_id)
  return rows.map((row) => ({
    row,
    asked: {
      recordId: row.recordId,
      details: row.details ?? {},
      resolutionId: row.resolutionId,
      decidedOn: session.held_on ?? row.decidedOn,
      body,
    },
  }))
}

/** Why an effect could not be applied as things stand, or null. What is no refusal is a defect and is thrown. */
export async function effectProblem(db: Db | Tx, ctx: Ctx, what: string, asked: EffectAsked): Promise<Refusal | null> {
  try {
    await effectNamed(ctx, what).check(db, ctx, asked)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
