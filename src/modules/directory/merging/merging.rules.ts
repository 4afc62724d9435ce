/** One of the two records of a merge. */
export interface Mergeable {
  id: string
  kind: string
  mergedInto: string | null
}

/**
 * Why these two cannot be merged, or null. Both must be living: then the loser's chain ends at the winner and no circle can arise,
 * whatever was merged into either before.
 */
export function whyNotMerge(loser: Mergeable, winner: Mergeable): string | null {
  if (loser.id === winner.id) return 'directory.mergeWithItself'
  if (loser.kind !== winner.kind) return 'directory.mergeOtherKind'
  if (!['organisation', 'person', 'unit'].includes(loser.kind)) return 'directory.mergeOtherKind'
  if (loser.mergedInto) return 'directory.alreadyMerged'
  if (winner.mergedInto) return 'directory.winnerMerged'
  return null
}
