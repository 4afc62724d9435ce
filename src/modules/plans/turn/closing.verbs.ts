import type { Ctx } from '../../../kernel/context.ts'
import { refuse } from '../../../kernel/errors.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { closeItem, endTree, standingOf, waitingClaims } from '../../commitments/index.ts'
import { listActivities } from '../plans.store.ts'
import { openYearForChange, work } from '../years.open.ts'
import { type ClosingInput, closingProblems } from './turn.rules.ts'

/**
 * Closes a plan year: its figures are final. Of everything unfinished it must be said what becomes of it: ended with a cause, to be carried
 * later, or carried before (`carryIntoYear`); claims that nobody decided are named, and end with the year.
 *
 * @throws 422 `commitments.treeClosed`, `plans.closeNotFrozen`, and what `closingProblems` finds
 */
export function closeYear(
  ctx: Ctx,
  planYearId: string,
  { left = [], later = [], waiting = [] }: Partial<ClosingInput> = {},
): Promise<void> {
  return runVerb(ctx, 'plans.close', async (tx, entry) => {
    const open = await openYearForChange(tx, ctx, planYearId, 'plans.close')
    const { record, tree } = open
    if (tree.closedAt) throw refuse('commitments.treeClosed')
    if (!tree.versions.some((version) => version.frozenAt !== null)) throw refuse('plans.closeNotFrozen')
    const standing = standingOf(open, { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() })
    const codeOf = new Map((await listActivities(tx, planYearId)).map((row) => [row.item_id, row.code]))
    const named = standing.map((one) => ({ ...one, code: codeOf.get(one.term.itemId) ?? String(one.term.order) }))
    const titleOf = new Map(
      Object.values(tree.terms).flatMap((terms) => terms.map((term) => [term.itemId, term.title])),
    )
    const unfinished = named.filter((one) => !one.done && one.closing === null)
    const claims = waitingClaims(open).map((claim) => ({ ...claim, title: titleOf.get(claim.itemId) ?? '' }))
    const problems = closingProblems(
      unfinished.map(({ code, term }) => ({ code, title: term.title })),
      new Set(named.map((one) => one.code)),
      claims,
      { left, later, waiting },
    )
    if (problems[0]) throw refuse(problems[0].code, problems[0].details, problems)
    for (const { code, cause } of left) {
      const { term } = unfinished.find((one) => one.code === code)!
      await closeItem(work(ctx, tx), { itemId: term.itemId, outcome: 'notDone', cause })
    }
    await endTree(work(ctx, tx), tree)
    entry({
      recordId: planYearId,
      provinceId: record.provinceId,
      after: {
        closed: true,
        done: named.filter((one) => one.done).length,
        carried: named.filter((one) => one.closing?.outcome === 'carried').length,
        left: left.map(({ code, cause }) => `${code}: ${cause}`),
        later: [...later],
        waiting: claims.map((claim) => `${claim.title}: ${claim.value}`),
      },
    })
  })
}
