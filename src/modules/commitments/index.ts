export { approvedQuantities } from './approved.counted.ts'
export { approvedWithin } from './approved.happened.ts'
export { listCarriedOut, loadUnverified } from './behind.store.ts'
export { type CarriedItem, type CarryAsk, carryItems } from './carry.verbs.ts'
export { claimProgress, knownDecision, takeStep } from './claim.verbs.ts'
export type { ProgressView } from './commitments.schema.ts'
export {
  closeItem,
  draftProblems,
  endTree,
  freezeDraft,
  plantTree,
  readyDraft,
  reviseTree,
  takeOver,
  type Work,
  writeDraft,
} from './draft.verbs.ts'
export type { DraftContent, TermInput } from './drafts.store.ts'
export {
  type Curve,
  curvesOf,
  gapsOf,
  type Late,
  lateOf,
  listOpen,
  type WholeFigures,
  wholesOf,
  whyLateOf,
} from './figures.ts'
export type { WhyLate } from './late.rules.ts'
export { findMirrored } from './mirrors.ts'
export { spentOnItems } from './money/spending.store.ts'
export { correctSpending, recordSpending } from './money/spending.verbs.ts'
export { knownOn, movedView } from './moved.view.ts'
export { noteProgress } from './noting.verbs.ts'
export { rebuildPoints } from './points.ts'
export { plannedProgress, plannedWhole } from './progress/planned.ts'
export { progressAt } from './progress/progressAt.ts'
export { receipts } from './progress/receipts.ts'
export { recompute } from './progress/recompute.ts'
export { versionAt } from './progress/versions.ts'
export { checkYearWeights, yearsLine } from './progress/years.ts'
export { progressView } from './progress.view.ts'
export { endPromise, type Promised, plantPromise, renewPromise, stepPromise } from './promise.verbs.ts'
export { type OpenTree, type OpenTrees, openTree, openTrees, seenAmong } from './read.ts'
export { loadApprovedWords } from './shown.store.ts'
export { firstStatedDays } from './silence.store.ts'
export { notedLeft, type Standing, standingOf, type WaitingClaim, waitingClaims } from './standing.ts'
export { loadTreeStates, type TreeState } from './states.store.ts'
export type { FullClaim, FullTerm, FullTree, FullVersion, PromisedTree } from './trees.shapes.ts'
export { loadPromises, lockTree } from './trees.store.ts'
export { weightSums } from './weights.ts'
export { claimSentBack, claimWaiting, keptClaimWaits, wholeNow } from './whole.sql.ts'
