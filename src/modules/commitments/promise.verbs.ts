import { notFound, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertStep } from './claims.store.ts'
import type { Outcome } from './commitments.tables.ts'
import type { Work } from './draft.verbs.ts'
import { closeItem, endTree, freezeDraft, plantTree, reviseTree, writeDraft } from './draft.verbs.ts'
import { mayStep } from './ladder.ts'
import { renewPoints } from './points.ts'
import { claimedValue } from './progress/shapes.ts'
import { openTrees } from './read.ts'
import { refusalOf } from './refusals.ts'
import { waitingClaims } from './standing.ts'
import { type FullTree, whyEnded } from './trees.shapes.ts'
import { lockTree } from './trees.store.ts'

/** A single promise: a tree of one leaf in percent, which nobody sees as a tree. */
export interface Promised {
  title: string
  ownerPersonId: string | null
  ownerOrganisationId: string | null
  /** Days; a start after the finish is taken as the finish. */
  start: string
  finish: string
  /** The resolution that it stands on. */
  decisionId: string | null
}

async function treeOf({ tx, counters }: Work, recordId: string): Promise<FullTree> {
  await lockTree(tx, recordId)
  const tree = (await openTrees(tx, counters ? { counters } : {}, [recordId])).byRecord.get(recordId)
  if (!tree) throw notFound()
  return tree
}

/** Writes the leaf into the open draft of the tree and freezes it. */
async function freezeLeaf(work: Work, recordId: string, itemId: string, promised: Promised): Promise<void> {
  const { title, ownerPersonId, ownerOrganisationId, start, finish, decisionId } = promised
  await writeDraft(work, await treeOf(work, recordId), {
    terms: [
      {
        itemId,
        parentId: null,
        order: 1,
        title,
        ownerPersonId,
        ownerOrganisationId,
        weight: '100',
        start: start < finish ? start : finish,
        finish,
        measure: 'percent',
        source: 'claimed',
        counter: null,
      },
    ],
    precedence: [],
    shares: [],
  })
  await freezeDraft(work, await treeOf(work, recordId), { decisionId, year: null })
}

/** Gives a record a promise of its own, confirmed by one approval. Its figure is 0 until a claim on it is approved. */
export async function plantPromise(work: Work, recordId: string, promised: Promised): Promise<void> {
  await plantTree(work, recordId, { ladder: ['approve'], shape: 'single' })
  await freezeLeaf(work, recordId, newId(), promised)
}

/** The same promise with another owner or finish from now on: a new version; what was claimed on it stays. */
export async function renewPromise(work: Work, recordId: string, promised: Promised, reason: string): Promise<void> {
  const tree = await treeOf(work, recordId)
  const itemId = Object.values(tree.terms).flat()[0]?.itemId
  if (!itemId) throw notFound()
  await reviseTree(work, tree, reason)
  await freezeLeaf(work, recordId, itemId, promised)
}

/**
 * Ends a promise, kept or not: its figure stays as it stands.
 *
 * @throws 422 `commitments.claimWaits` while a claim on it waits to be approved or returned
 */
export async function endPromise(
  work: Work,
  recordId: string,
  ending: { outcome: Outcome; cause?: string; decisionId?: string },
): Promise<void> {
  const tree = await treeOf(work, recordId)
  const itemId = Object.values(tree.terms).flat()[0]?.itemId
  if (!itemId) throw notFound()
  // what was kept is kept, whatever smaller claim nobody has judged
  if (ending.outcome !== 'done' && waitingClaims({ tree }).length > 0) throw refuse('commitments.claimWaits')
  await closeItem(work, { itemId, ...ending })
  await endTree(work, tree)
}

/**
 * Takes a step upon a claim of a single promise: its room has asked its own policy and writes the entry. Who claimed does not confirm.
 *
 * @throws 404 where the promise has no such claim; 422 with the reason of `mayStep`
 */
export async function stepPromise(
  work: Work,
  recordId: string,
  claimId: string,
  step: { kind: 'approve' | 'return'; value?: string; reason?: string },
): Promise<{ claimed: string }> {
  const { tx, actor, clock, counters } = work
  const tree = await treeOf(work, recordId)
  const claim = tree.claims.find((one) => one.id === claimId)
  if (!claim) throw notFound()
  const end = whyEnded(tree, claim.itemId)
  if (end) throw refuse(end)
  const { kind, value = null, reason = null } = step
  const verdict = mayStep({
    ladder: tree.ladder,
    claim,
    steps: tree.steps.filter((one) => one.claimId === claimId),
    step: { kind, by: actor.personId, value, reason },
    measure: 'percent',
  })
  if (!verdict.ok) throw refusalOf(verdict)
  const at = clock.now()
  const by = actor.personId || null
  await insertStep(tx, {
    id: newId(),
    claim_id: claimId,
    kind,
    value,
    reason,
    made_by: by,
    made_at: at,
    decision_id: null,
  })
  await renewPoints(tx, counters ? { counters } : {}, recordId, at)
  return { claimed: claimedValue(claim) }
}
