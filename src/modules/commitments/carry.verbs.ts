import { conflict, type Details, type FieldProblem, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { linkRecords } from '../../kernel/records.ts'
import { type Carried, carryForward } from './carry.ts'
import { closeItem, type Work } from './draft.verbs.ts'
import { addTerm } from './drafts.store.ts'
import { claimState } from './ladder.ts'
import { type Receipts, receipts } from './progress/receipts.ts'
import { versionAt } from './progress/versions.ts'
import type { OpenTree } from './read.ts'
import type { FullTerm, FullTree } from './trees.shapes.ts'

export interface CarryAsk {
  itemId: string
  /** Why it was not finished. */
  cause: string
  /** Where the form holds the item (`items.2.code`). */
  path: string
}

/** One item carried: what it reached for ever, and what is promised anew. */
export interface CarriedItem {
  fromItemId: string
  itemId: string
  title: string
  reached: string
  rest: string
  weight: string
}

/**
 * Carries unfinished leaves of one tree into the draft of another: the old item ends as carried, with its cause and its value for ever; the
 * new one promises the rest, starts at zero, and the two are linked, as are their records. Both trees are locked by the caller.
 *
 * @throws 422 on each item `nothingLeft`, `itemClosed`, `carryClaimWaits`, `mirroredNotCarried`, `onlyLeavesCarried`, `itemNotInForce`;
 *   422 `carryIntoClosed`, `notFrozenYet`; 409 `carryNeedsDraft`
 */
export async function carryItems(
  work: Work,
  from: OpenTree,
  into: FullTree,
  asked: readonly CarryAsk[],
): Promise<CarriedItem[]> {
  const at = work.clock.now()
  const draft = into.versions.find((version) => version.frozenAt === null)
  if (into.closedAt)
    throw refuse('commitments.carryIntoClosed', {}, [{ path: 'into', code: 'commitments.carryIntoClosed' }])
  if (!draft) throw conflict('commitments.carryNeedsDraft', {}, [{ path: 'into', code: 'commitments.carryNeedsDraft' }])
  const today = { asOf: work.clock.today(), knownAt: at.toISOString() }
  const version = versionAt(from.tree.versions, today.asOf, today.knownAt)
  const whole = version && receipts(from.forest, { treeId: from.tree.id, line: 'approved', ...today })
  if (!version || !whole) throw refuse('commitments.notFrozenYet')
  const judged = asked.map((ask) => ({ ask, ...judgeCarrying(from, version.id, whole, ask) }))
  const fields = judged.flatMap(({ problem }) => problem ?? [])
  if (fields[0]) throw refuse(fields[0].code, fields[0].details, fields)
  const last = Math.max(0, ...(into.terms[draft.id] ?? []).map((term) => term.order))
  const carried: CarriedItem[] = []
  for (const { ask, term, rest } of judged) {
    if (!term || !rest) continue
    const { itemId, weight, target } = rest.term
    const order = last + carried.length + 1
    await addTerm(work.tx, at, into.id, draft.id, {
      ...term,
      itemId,
      weight,
      target,
      order,
      parentId: null,
      start: null,
      finish: null,
      mirrors: null,
    })
    await closeItem(work, { itemId: ask.itemId, outcome: 'carried', cause: ask.cause, carriedToId: itemId })
    carried.push({
      fromItemId: ask.itemId,
      itemId,
      title: term.title,
      reached: rest.reached,
      rest: rest.rest,
      weight,
    })
  }
  if (carried.length > 0) await linkRecords(work.tx, at, into.recordId, from.record.id, 'carriedFrom')
  return carried
}

/** What is left of one item, or why it cannot be carried. A claim on its way is settled first: the new item would promise it again. */
export function judgeCarrying(
  { tree }: OpenTree,
  versionId: string,
  whole: Receipts,
  { itemId, path }: Pick<CarryAsk, 'itemId' | 'path'>,
): { term?: FullTerm; rest?: Carried; problem?: FieldProblem } {
  const terms = tree.terms[versionId] ?? []
  const term = terms.find((one) => one.itemId === itemId)
  const problem = (code: string, details: Details = {}) => ({
    problem: { path, code: `commitments.${code}`, details: { title: term?.title ?? '', ...details } },
  })
  if (!term) return problem('itemNotInForce')
  if (tree.closings.some((closing) => closing.item_id === itemId)) return problem('itemClosed')
  const waits = tree.claims.some((claim) => {
    const steps = tree.steps.filter((step) => step.claimId === claim.id)
    const { awaits } = claimState(tree.ladder, claim, steps)
    return claim.itemId === itemId && awaits !== null && awaits !== 'note'
  })
  if (waits && !tree.closedAt) return problem('carryClaimWaits')
  const leaf = whole.leaves.find((one) => one.itemId === itemId)
  const rest = carryForward({
    term,
    isLeaf: leaf !== undefined,
    reached: leaf?.shown ?? '0',
    share: leaf?.share ?? '0',
    newItemId: newId(),
  })
  return rest.ok ? { term, rest } : problem(rest.code, rest.details as Details)
}
