import type { Ctx } from '../../kernel/context.ts'
import type { RecordRow } from '../../kernel/records.ts'
import { type ClaimSetting, claimSetting, claimView } from './claim.view.ts'
import type { MirroredReceipt, ReceiptLeaf, ReceiptsView } from './commitments.schema.ts'
import { knownTree, type When, whenOf } from './known.ts'
import { type Receipts, receipts } from './progress/receipts.ts'
import { recompute } from './progress/recompute.ts'
import type { Line } from './progress/shapes.ts'
import { openTree, seenAmong } from './read.ts'
import type { FullTree } from './trees.shapes.ts'

/** By tree: what the reader may see of it. A tree that is missing here shows its figure and nothing else. */
type Shown = ReadonlyMap<string, { record: RecordRow; setting: ClaimSetting }>

/**
 * "Why this percent?": the whole sum behind a figure, down to claims, steps and files, and the figure computed again from it alone.
 * Behind a mirrored leaf stand the receipts of what it reads. The figure there belongs to the record that mirrors it; titles, claims and
 * files belong to the other record and are shown to those who may see that.
 */
export async function receiptsView(
  ctx: Ctx,
  recordId: string,
  asked: When & { line: Line; itemId?: string | undefined },
): Promise<ReceiptsView | null> {
  const { tree, trees, forest } = await openTree(ctx.db, ctx, recordId)
  const { asOf, knownAt } = whenOf(ctx, asked)
  const found = receipts(forest, { treeId: tree.id, itemId: asked.itemId ?? null, line: asked.line, asOf, knownAt })
  if (!found) return null
  const known = new Map<string, FullTree>()
  for (const id of treesOf(found)) known.set(id, asked.knownAt ? knownTree(trees.get(id)!, knownAt) : trees.get(id)!)
  const shown = await settingsOf(ctx, known)
  return {
    recordId,
    itemId: found.itemId,
    line: found.line,
    answeredBy: found.answeredBy,
    asOf: found.asOf,
    knownAt: found.knownAt,
    percent: found.percent,
    recomputed: recompute(found),
    version: versionOf(known.get(tree.id)!, found),
    leaves: leavesOf(found, known, shown),
  }
}

/** The trees behind a figure, each once. */
const treesOf = (found: Receipts): Set<string> =>
  new Set([found.treeId, ...found.leaves.flatMap((leaf) => (leaf.mirrored ? [...treesOf(leaf.mirrored)] : []))])

async function settingsOf(ctx: Ctx, trees: ReadonlyMap<string, FullTree>): Promise<Shown> {
  const seen = await seenAmong(
    ctx.db,
    ctx.actor,
    [...trees.values()].map((tree) => tree.recordId),
  )
  const shown = new Map<string, { record: RecordRow; setting: ClaimSetting }>()
  for (const tree of trees.values()) {
    const record = seen.get(tree.recordId)
    if (record) shown.set(tree.id, { record, setting: await claimSetting(ctx.db, ctx.actor, record, tree) })
  }
  return shown
}

const versionOf = (tree: FullTree, found: Receipts): number =>
  tree.versions.find((version) => version.id === found.versionId)!.n

function leavesOf(found: Receipts, trees: ReadonlyMap<string, FullTree>, shown: Shown): ReceiptLeaf[] {
  const tree = trees.get(found.treeId)!
  const { setting } = shown.get(found.treeId)!
  const terms = new Map((tree.terms[found.versionId] ?? []).map((term) => [term.itemId, term]))
  return found.leaves.map((leaf) => {
    const term = terms.get(leaf.itemId)!
    const claim = leaf.claim && tree.claims.find((one) => one.id === leaf.claim!.id)
    return {
      itemId: leaf.itemId,
      title: term.title,
      weights: leaf.path.map((step) => step.weight),
      source: leaf.source,
      unit: leaf.unit,
      target: leaf.target,
      counter: leaf.counter,
      counted: leaf.counted,
      percent: leaf.percent,
      share: leaf.share,
      contribution: leaf.contribution,
      claim: claim ? claimView(setting, claim, term) : null,
      mirrored: leaf.mirrored && mirroredOf(leaf.mirrored, trees, shown),
    }
  })
}

function mirroredOf(found: Receipts, trees: ReadonlyMap<string, FullTree>, shown: Shown): MirroredReceipt {
  const figure = {
    percent: found.percent,
    recomputed: recompute(found),
    answeredBy: found.answeredBy,
    asOf: found.asOf,
    knownAt: found.knownAt,
  }
  const seen = shown.get(found.treeId)
  if (!seen) return { ...figure, seen: false, recordId: null, title: null, itemId: null, version: null, leaves: null }
  const tree = trees.get(found.treeId)!
  const item = tree.terms[found.versionId]?.find((term) => term.itemId === found.itemId)
  return {
    ...figure,
    seen: true,
    recordId: seen.record.id,
    title: item?.title ?? seen.record.title,
    itemId: found.itemId,
    version: versionOf(tree, found),
    leaves: leavesOf(found, trees, shown),
  }
}
