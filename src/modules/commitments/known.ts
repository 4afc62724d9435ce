import type { Ctx } from '../../kernel/context.ts'
import { compareInstants } from './dates.ts'
import type { FullTree } from './trees.shapes.ts'

export interface When {
  asOf?: string | undefined
  knownAt?: string | undefined
}

/** Both dates of a question: today and now unless a past is asked for. */
export function whenOf(ctx: Pick<Ctx, 'clock'>, when: When) {
  const today = ctx.clock.today()
  const asOf = when.asOf ?? today
  const knownAt = when.knownAt ? new Date(when.knownAt).toISOString() : ctx.clock.now().toISOString()
  return { asOf, knownAt, today, isPast: asOf < today || when.knownAt !== undefined }
}

/**
 * The tree as it was known at an instant: nothing claimed, stepped, closed or frozen later, and no draft, which is an affair of the
 * present. What is shown beside a past figure then says no more than the figure knew, and stays so.
 */
export function knownTree(tree: FullTree, knownAt: string): FullTree {
  const known = (at: string) => compareInstants(at, knownAt) <= 0
  const claims = tree.claims.filter((claim) => known(claim.at))
  const steps = tree.steps.filter((step) => known(step.at))
  return {
    ...tree,
    closedAt: tree.closedAt !== null && known(tree.closedAt) ? tree.closedAt : null,
    versions: tree.versions.filter((version) => version.frozenAt !== null && known(version.frozenAt)),
    claims,
    steps,
    carriedIn: tree.carriedIn.filter((carried) => known(carried.at)),
    closings: tree.closings.filter((closing) => known(closing.made_at.toISOString())),
  }
}
