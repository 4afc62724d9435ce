import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, type FieldProblem, notFound, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, insertRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { listProvinces } from '../directory/index.ts'
import { criteriaInForce } from './criteria.read.ts'
import { rankingPolicy } from './ranking.policy.ts'
import type { Placed } from './ranking.rules.ts'
import type { OpenBody, PresentBody, ReasonBody, VersionBody } from './ranking.schema.ts'
import { findRunning, insertRound, lockRound, nextNumber, type RoundRow, updateRound } from './ranking.store.ts'
import type { LeftOut, RoundState } from './ranking.tables.ts'
import { rankingOf } from './standing.ts'

export const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()

/** The round, visible, permitted, held, in one of these states, moved on one version. @throws 404, 403, 409 `kernel.stale`, `ranking.notOpen` … */
export async function heldRound(
  tx: Tx,
  ctx: Ctx,
  id: string,
  permission: keyof typeof rankingPolicy,
  version: number,
  states: readonly RoundState[],
): Promise<{ record: RecordRow; round: RoundRow }> {
  const record = await getRecord(tx, ctx.actor, id, 'prioritisation')
  authorize(rankingPolicy[permission], ctx.actor, record, null)
  const round = await lockRound(tx, id, 'update')
  checkState(round, states)
  await touchRecord(tx, record, version)
  return { record, round }
}

/** @throws 409 that names the state which keeps the round from it */
export function checkState({ state }: Pick<RoundRow, 'state'>, states: readonly RoundState[]): void {
  if (!states.includes(state)) throw conflict(`ranking.is_${state}`)
}

/**
 * Opens a round of a province with the criteria in force today; it keeps them until it takes others. One runs at a time.
 *
 * @throws 404 for a code that is no province; 409 `ranking.alreadyRunning`
 */
export const openRound = (ctx: Ctx, provinceId: string, input: OpenBody): Promise<{ id: string }> =>
  runVerb(ctx, 'ranking.open', async (tx, entry) => {
    const province = (await listProvinces(tx)).find((one) => one.code === provinceId)
    if (!province) throw notFound()
    authorize(rankingPolicy['ranking.open'], ctx.actor, { provinceId }, null)
    if (await findRunning(tx, provinceId)) throw conflict('ranking.alreadyRunning')
    const { edition, content } = await criteriaInForce(tx, { provinceId, day: ctx.clock.today() })
    const n = await nextNumber(tx, provinceId)
    const title = input.title ? clean(input.title) : `اولویت‌بندی خوشه‌های ${province.fa}، دور ${n.toLocaleString('fa')}`
    const at = ctx.clock.now()
    const id = newId()
    await insertRecord(tx, at, { id, kind: 'prioritisation', title, provinceId })
    await insertRound(tx, {
      id,
      province_id: provinceId,
      n,
      criteria: content,
      edition_id: edition.id,
      edition_fa: edition.fa,
      edition_en: edition.en,
      opened_at: at,
      opened_by: ctx.actor.personId || null,
    })
    entry({
      recordId: id,
      provinceId,
      after: { title, edition: edition.id, editionFa: edition.fa, editionEn: edition.en },
    })
    return { id }
  })

/**
 * Goes on by the criteria in force today. Scores stay; one whose sentence reads otherwise now must be given again.
 *
 * @throws 409 `ranking.sameEdition`, `kernel.stale` and the state that keeps it
 */
export const takeEdition = (ctx: Ctx, id: string, input: VersionBody): Promise<void> =>
  runVerb(ctx, 'ranking.takeEdition', async (tx, entry) => {
    const { record, round } = await heldRound(tx, ctx, id, 'ranking.open', input.version, ['open'])
    const { edition, content } = await criteriaInForce(tx, {
      provinceId: round.province_id,
      day: ctx.clock.today(),
    })
    if (edition.id === round.edition_id) throw conflict('ranking.sameEdition')
    await updateRound(tx, id, {
      criteria: content,
      edition_id: edition.id,
      edition_fa: edition.fa,
      edition_en: edition.en,
    })
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { edition: round.edition_id, editionFa: round.edition_fa, editionEn: round.edition_en },
      after: { edition: edition.id, editionFa: edition.fa, editionEn: edition.en },
    })
  })

/** What keeps a ranking from the committee: each open criterion of each cluster that is not left out. */
export function unfinished(
  placed: readonly Placed[],
  leftOut: readonly LeftOut[],
  nameOf: (criterion: string) => string,
) {
  const out = new Set(leftOut.map((one) => one.clusterId))
  return placed
    .filter((one) => !out.has(one.clusterId))
    .flatMap((one): FieldProblem[] =>
      one.parts
        .filter((part) => part.standing !== 'settled')
        .map((part) => ({
          path: `clusters.${one.clusterId}.${part.criterion}`,
          code: `ranking.open_${part.standing}`,
          details: { cluster: one.title, criterion: nameOf(part.criterion) },
        })),
    )
}

/** @throws 409 `ranking.unfinished` with every open criterion; 422 `ranking.nothingRanked` */
export function checkFinished(
  placed: readonly Placed[],
  leftOut: readonly LeftOut[],
  nameOf: (criterion: string) => string,
): void {
  const open = unfinished(placed, leftOut, nameOf)
  if (open.length > 0) throw conflict('ranking.unfinished', { count: open.length }, open)
  if (!placed.some((one) => one.place !== null)) throw conflict('ranking.nothingRanked')
}

/**
 * Brings the finished ranking before the committee; from then on nobody scores. A cluster that is not finished must be left out by name,
 * with the reason.
 *
 * @throws 409 `ranking.unfinished` with every open criterion, `ranking.nothingRanked`, `kernel.stale`; 422 `ranking.notCandidate`
 */
export const presentRound = (ctx: Ctx, id: string, input: PresentBody): Promise<void> =>
  runVerb(ctx, 'ranking.present', async (tx, entry) => {
    const { record, round } = await heldRound(tx, ctx, id, 'ranking.present', input.version, ['open'])
    const leftOut = (input.leftOut ?? []).map((one) => ({ clusterId: one.clusterId, reason: clean(one.reason) }))
    const { content, candidates, placed } = await rankingOf(ctx, tx, round, leftOut)
    for (const [place, { clusterId }] of leftOut.entries())
      if (!candidates.some((one) => one.id === clusterId))
        throw refuse('ranking.notCandidate', {}, [{ path: `leftOut.${place}`, code: 'ranking.notCandidate' }])
    const names = new Map(content.criteria.map((one) => [one.code, one.fa]))
    checkFinished(placed, leftOut, (code) => names.get(code) ?? code)
    await updateRound(tx, id, {
      state: 'presented',
      left_out: leftOut,
      presented_at: ctx.clock.now(),
      presented_by: ctx.actor.personId || null,
    })
    entry({
      recordId: id,
      provinceId: record.provinceId,
      after: { count: placed.filter((one) => one.place !== null).length, leftOut: leftOut.map((one) => one.clusterId) },
    })
  })

/** Takes a presented ranking back to be scored further, with the reason. @throws 409 the state that keeps it, `kernel.stale` */
export const reopenRound = (ctx: Ctx, id: string, input: ReasonBody): Promise<void> =>
  runVerb(ctx, 'ranking.reopen', async (tx, entry) => {
    const { record } = await heldRound(tx, ctx, id, 'ranking.reopen', input.version, ['presented'])
    await updateRound(tx, id, { state: 'open', left_out: [], presented_at: null, presented_by: null })
    entry({ recordId: id, provinceId: record.provinceId, after: { state: 'open' }, reason: clean(input.reason) })
  })

/** Ends a round without a ranking, with the reason; what was scored stays to be read. @throws 409 the state that keeps it, `kernel.stale` */
export const abandonRound = (ctx: Ctx, id: string, input: ReasonBody): Promise<void> =>
  runVerb(ctx, 'ranking.abandon', async (tx, entry) => {
    const { record } = await heldRound(tx, ctx, id, 'ranking.open', input.version, ['open'])
    const reason = clean(input.reason)
    await updateRound(tx, id, { state: 'abandoned', reason })
    entry({ recordId: id, provinceId: record.provinceId, after: { state: 'abandoned' }, reason })
  })
