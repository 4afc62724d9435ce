import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { getRecord, type RecordRow } from '../../kernel/records.ts'
import { tehranDay } from './dates.ts'
import { dec, text } from './decimal.ts'
import { type Curve, curveOf } from './figures.ts'
import { readCurves, readWholesAt } from './points.store.ts'
import { type Forest, openForest } from './progress/forest.ts'
import { wholeOn } from './progress/points.ts'
import { progressAt } from './progress/progressAt.ts'
import { openTrees } from './read.ts'
import { listNotings, loadDecisive } from './shown.store.ts'
import type { FullTree, PromisedTree } from './trees.shapes.ts'
import { loadPromises } from './trees.store.ts'

interface When {
  asOf: string
  knownAt: string
}

/** A day on which something was noted: the whole as of that day, as known when the last of its notings was made. */
export interface Noting {
  date: string
  percent: string
  decisionId: string | null
}

/** A tree opened for showing it at one day and moment. */
export interface ShownTree {
  record: RecordRow
  /** Its claims are at least those that its figures of that day and moment rest on, and the last of each item. */
  tree: FullTree
  /** Right for that day and moment only. */
  forest: Forest
  /** The whole on any day, as known at that moment. */
  whole: Curve
  /** Days on which the whole may have changed. */
  days: string[]
  notings: Noting[]
}

/**
 * Opens the tree of a visible record for showing: of a tree whose leaves are all claimed only the rows that the figures rest on and the
 * kept points; one that reads others or counts is opened whole. Both say the same. @throws 404
 */
export async function openShown(ctx: Ctx, recordId: string, when: When): Promise<ShownTree> {
  const record = await getRecord(ctx.db, ctx.actor, recordId)
  const promised = (await loadPromises(ctx.db, [recordId])).get(recordId)
  if (!promised) throw notFound()
  return isClaimed(promised) ? fewRows(ctx, record, promised, when) : wholeTree(ctx, record, when)
}

/** Are all leaves claimed, in every version? */
const isClaimed = (tree: PromisedTree): boolean =>
  Object.values(tree.terms).every((terms) => terms.every((term) => term.source === 'claimed'))

async function fewRows(ctx: Ctx, record: RecordRow, promised: PromisedTree, when: When): Promise<ShownTree> {
  const itemIds = [...new Set(Object.values(promised.terms).flatMap((terms) => terms.map((term) => term.itemId)))]
  const [decisive, points, noted] = await Promise.all([
    loadDecisive(ctx.db, promised.ladder, itemIds, when),
    readCurves(ctx.db, [record.id], when.knownAt),
    listNotings(ctx.db, promised.id, when.knownAt),
  ])
  const shown = noted.filter((one) => one.day <= when.asOf)
  const percents = await readWholesAt(ctx.db, promised.id, 'noted', shown)
  const tree = { ...promised, ...decisive }
  return {
    record,
    tree,
    forest: openForest([tree]),
    whole: curveOf(points),
    days: [...new Set(points.map((point) => point.from))],
    notings: shown.flatMap(({ day, decisionId }, place) => {
      const percent = percents[place]
      return percent == null ? [] : [{ date: day, percent: text(dec(percent)), decisionId }]
    }),
  }
}

async function wholeTree(ctx: Ctx, record: RecordRow, when: When): Promise<ShownTree> {
  const { byRecord, forest } = await openTrees(ctx.db, ctx, [record.id])
  const tree = byRecord.get(record.id)!
  const known = tree.steps.filter((step) => step.kind === 'note' && step.at <= when.knownAt)
  // many claims are noted at one instant, and the last instant of a day counts
  const last = new Map(known.map((step) => [tehranDay(step.at), step]))
  return {
    record,
    tree,
    forest,
    whole: wholeOn(forest, tree.id, when.knownAt),
    days: tree.claims.flatMap((claim) => (claim.at <= when.knownAt ? [claim.asOf] : [])),
    notings: [...last].flatMap(([date, step]) => {
      if (date > when.asOf) return []
      const figure = progressAt(forest, { treeId: tree.id, line: 'noted', asOf: date, knownAt: step.at })
      return figure ? [{ date, percent: figure.percent, decisionId: step.decisionId ?? null }] : []
    }),
  }
}
