import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { LeafTree } from './leaf.store.ts'
import {
  deletePoints,
  listReaders,
  listStanding,
  listStandingOfLeaf,
  listWithoutPoints,
  movePoints,
} from './points.store.ts'
import { openForest } from './progress/forest.ts'
import { type Point, pointsOf, pointsOfLeaf, renewal } from './progress/points.ts'
import type { Step } from './progress/shapes.ts'
import { type OpenTree, openTrees } from './read.ts'
import type { FullClaim, FullTree } from './trees.shapes.ts'
import { lockTree } from './trees.store.ts'

type Counting = Pick<Ctx, 'counters'>

/**
 * Brings the points of a record's tree, and of every tree that reads it, to what is known at `at`: the instant that the verb wrote on its
 * own rows. Called by each verb of this engine that changes a figure, within its transaction, after it has stored.
 * @param grown the tree with what the verb has stored, where the verb has it at hand: it need not be read again
 */
export async function renewPoints(
  tx: Tx,
  ctx: Counting,
  recordId: string,
  at: Date,
  grown?: Pick<OpenTree, 'tree' | 'forest'>,
): Promise<void> {
  const { tree, forest } = grown ?? (await openAnew(tx, ctx, recordId))
  if (!tree) return
  const fresh = pointsOf(forest, tree.id, at.toISOString()) ?? []
  await apply(tx, tree.id, at, await listStanding(tx, tree.id), fresh)
  // mirrors never form a circle, so locking upwards never waits for itself
  for (const reader of await listReaders(tx, tree.id)) {
    await lockTree(tx, reader)
    await renewPoints(tx, ctx, reader, at)
  }
}

async function openAnew(tx: Tx, ctx: Counting, recordId: string) {
  const { byRecord, forest } = await openTrees(tx, ctx, [recordId])
  return { tree: byRecord.get(recordId), forest }
}

/**
 * The same after rows of one item were stored, asking few rows: the other leaves stand as they stood. A tree that reads others or is read
 * has more to renew than that and is opened whole.
 * @param leaf as it was before
 */
export async function renewLeafPoints(
  tx: Tx,
  ctx: Counting,
  leaf: LeafTree,
  itemId: string,
  at: Date,
  more: { claims?: readonly FullClaim[]; steps?: readonly Step[] },
): Promise<void> {
  const readsOthers = Object.values(leaf.terms).some((terms) => terms.some((term) => term.source !== 'claimed'))
  if (readsOthers || (await listReaders(tx, leaf.id)).length > 0) return renewPoints(tx, ctx, leaf.recordId, at)
  const grown = {
    ...leaf,
    claims: [...leaf.claims, ...(more.claims ?? [])],
    steps: [...leaf.steps, ...(more.steps ?? [])],
  }
  const standing = await listStandingOfLeaf(tx, leaf.id, itemId)
  const fresh = pointsOfLeaf(standing, itemId, {
    before: openForest([leaf]),
    after: openForest([grown]),
    treeId: leaf.id,
    knownAt: at.toISOString(),
  })
  await apply(tx, leaf.id, at, standing, fresh)
}

/** An open tree with claims and steps that were stored since it was read. */
export function withMore(
  { tree, trees, forest }: OpenTree,
  more: { claims?: readonly FullClaim[]; steps?: readonly Step[] },
): Pick<OpenTree, 'tree' | 'forest'> {
  const grown: FullTree = {
    ...tree,
    claims: [...tree.claims, ...(more.claims ?? [])],
    steps: [...tree.steps, ...(more.steps ?? [])],
  }
  const all = [...trees.values()].map((one) => (one.id === tree.id ? grown : one))
  return { tree: grown, forest: openForest(all, forest.countAt) }
}

async function apply(tx: Tx, treeId: string, at: Date, standing: readonly Point[], fresh: readonly Point[]) {
  const { ended, begun } = renewal(standing, fresh)
  await movePoints(tx, treeId, at, { ended, begun })
  return [...standing.filter((point) => !ended.includes(point)), ...begun]
}

/** Every instant at which something became known that a figure of these trees may rest on, oldest first. */
function momentsOf(trees: Iterable<FullTree>): string[] {
  const found = [...trees].flatMap((tree) => [
    ...tree.versions.flatMap(({ frozenAt }) => frozenAt ?? []),
    ...tree.claims.map((claim) => claim.at),
    ...tree.steps.map((step) => step.at),
    ...tree.closings.map((closing) => closing.made_at.toISOString()),
    ...(tree.closedAt === null ? [] : [tree.closedAt]),
  ])
  return [...new Set(found)].sort()
}

/** Makes the points of a record's tree anew from its whole history, as if each verb had renewed them when it ran. */
async function rebuildOne(db: Db, ctx: Counting, recordId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockTree(tx, recordId)
    const { byRecord, trees, forest } = await openTrees(tx, ctx, [recordId])
    const tree = byRecord.get(recordId)
    if (!tree) return
    await deletePoints(tx, tree.id)
    let standing: Point[] = []
    for (const moment of momentsOf(trees.values())) {
      const fresh = pointsOf(forest, tree.id, moment)
      if (fresh === null) return
      standing = await apply(tx, tree.id, new Date(moment), standing, fresh)
    }
  })
}

/**
 * Rebuilds points: of the named records, else of every tree that has something in force but no points.
 * @param say how many of how many are done, after each
 */
export async function rebuildPoints(
  db: Db,
  ctx: Counting,
  recordIds?: readonly string[],
  say: (done: number, all: number) => void = () => {},
): Promise<number> {
  const wanted = recordIds ?? (await listWithoutPoints(db))
  for (const [place, recordId] of wanted.entries()) {
    await rebuildOne(db, ctx, recordId)
    say(place + 1, wanted.length)
  }
  return wanted.length
}
