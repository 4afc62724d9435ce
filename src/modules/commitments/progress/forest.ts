import type { Claim, CountAt, Id, Step, Tree } from './shapes.ts'

/** Trees opened for asking: rows grouped once, so that a curve of many days does not group them again. */
export type Forest = {
  readonly trees: ReadonlyMap<Id, Tree>
  readonly claimsOf: (treeId: Id, itemId: Id) => readonly Claim[]
  readonly stepsOf: (treeId: Id, itemId: Id) => readonly Step[]
  readonly countAt: CountAt
}

const noCount: CountAt = () => null

/** Opens trees for `progressAt`, `receipts` and `curve`. Mirrored trees must be among them. */
export function openForest(trees: readonly Tree[], countAt: CountAt = noCount): Forest {
  const claims = new Map<string, Claim[]>()
  const steps = new Map<string, Step[]>()
  for (const tree of trees) {
    const placeOf = new Map<Id, string>()
    for (const claim of tree.claims) {
      const place = `${tree.id}/${claim.itemId}`
      placeOf.set(claim.id, place)
      push(claims, place, claim)
    }
    for (const step of tree.steps) {
      const place = placeOf.get(step.claimId)
      if (place !== undefined) push(steps, place, step)
    }
  }
  return {
    trees: new Map(trees.map((tree) => [tree.id, tree])),
    claimsOf: (treeId, itemId) => claims.get(`${treeId}/${itemId}`) ?? [],
    stepsOf: (treeId, itemId) => steps.get(`${treeId}/${itemId}`) ?? [],
    countAt,
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
