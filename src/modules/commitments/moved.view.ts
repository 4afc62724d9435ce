import { endOfTehranDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { claimSetting } from './claim.view.ts'
import { compareInstants } from './dates.ts'
import type { MovedView } from './moved.schema.ts'
import { type Moved, type MovedPart, whatMoved } from './progress/moved.ts'
import { claimedValue, type Line } from './progress/shapes.ts'
import { openTree } from './read.ts'
import type { FullTree } from './trees.shapes.ts'

/** The last instant of a day in Tehran, or now where that day is not over. */
export const knownOn = (ctx: Pick<Ctx, 'clock'>, day: string): string => {
  const end = new Date(endOfTehranDay(day).getTime() - 1)
  const now = ctx.clock.now()
  return (end < now ? end : now).toISOString()
}

/**
 * Why the figure of a past day differs from today's: activity by activity, what was learned later about the same day, and what has happened
 * since. Computed from the receipts of the figures themselves.
 *
 * @throws 404 where the record is not visible, 422 `commitments.asOfInFuture` for a day to come
 */
export async function movedView(
  ctx: Ctx,
  recordId: string,
  asked: { asOf: string; knownAt?: string | undefined; line: Line; itemId?: string | undefined },
): Promise<MovedView> {
  const { record, tree, forest } = await openTree(ctx.db, ctx, recordId)
  const today = ctx.clock.today()
  if (asked.asOf > today)
    throw refuse('commitments.asOfInFuture', { asOf: asked.asOf, today }, [
      { path: 'asOf', code: 'commitments.asOfInFuture' },
    ])
  const now = { asOf: today, knownAt: ctx.clock.now().toISOString() }
  const past = {
    asOf: asked.asOf,
    knownAt: asked.knownAt ? new Date(asked.knownAt).toISOString() : knownOn(ctx, asked.asOf),
  }
  const moved = whatMoved(forest, { treeId: tree.id, itemId: asked.itemId ?? null, line: asked.line, past, now })
  const { nameOf } = await claimSetting(ctx.db, ctx.actor, record, tree)
  const part = ({ points, reasons }: MovedPart): MovedView['leaves'][number]['learned'] => ({
    points,
    reasons: reasons.map(({ why, claim, step }) => {
      const full = claim && tree.claims.find((one) => one.id === claim.id)
      return {
        why,
        claim: full
          ? {
              id: full.id,
              asOf: full.asOf,
              at: full.at,
              by: nameOf(full.for ?? full.forOrganisationId ?? full.by),
              value: claimedValue(full),
              result: full.result,
              reason: full.reason ?? null,
            }
          : null,
        step: step && { kind: step.kind, at: step.at, by: nameOf(step.by), reason: step.reason ?? null },
      }
    }),
  })
  const figure = (when: { asOf: string; knownAt: string }, found: Moved['past']) => ({
    ...when,
    percent: found?.percent ?? null,
  })
  return {
    recordId,
    title: record.title,
    line: asked.line,
    past: figure(past, moved.past),
    revised: figure({ asOf: past.asOf, knownAt: now.knownAt }, moved.revised),
    now: figure(now, moved.now),
    leaves: moved.leaves.map((leaf) => {
      const term = termOf(tree, leaf.itemId)
      return {
        itemId: leaf.itemId,
        title: term.title,
        measure: term.measure,
        unit: term.unit ?? null,
        past: leaf.past?.percent ?? null,
        now: leaf.now?.percent ?? null,
        learned: part(leaf.learned),
        since: part(leaf.since),
      }
    }),
    versions: tree.versions
      .filter((version) => version.frozenAt !== null && compareInstants(version.frozenAt, past.knownAt) > 0)
      .map((version) => ({
        n: version.n,
        frozenAt: version.frozenAt!,
        reason: version.reason,
        decision: nameOf(version.decisionId),
      })),
  }
}

/** What the newest version that holds an item says of it. */
const termOf = (tree: FullTree, itemId: string) =>
  tree.versions
    .toReversed()
    .flatMap((version) => tree.terms[version.id] ?? [])
    .find((term) => term.itemId === itemId)!
