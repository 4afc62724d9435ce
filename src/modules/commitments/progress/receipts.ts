import { compareInstants, type Instant, type IsoDate, tehranDay } from '../dates.ts'
import { type Decimal, dec, sum, text } from '../decimal.ts'
import type { Forest } from './forest.ts'
import { answeringLine, leafPercent, leafValue } from './leafValue.ts'
import { leavesBelow, shareOf } from './rollUp.ts'
import type { Ask, Claim, Id, Line, Source, Step, Term, Tree } from './shapes.ts'
import { versionAt } from './versions.ts'

/** One leaf's part in a figure, with everything its percent was computed from. */
export type LeafReceipt = {
  readonly itemId: Id
  /** Weights from below the asked item down to the leaf, the leaf's own last; empty when the leaf itself was asked. */
  readonly path: readonly { readonly itemId: Id; readonly weight: Decimal }[]
  readonly source: Source
  readonly measure: Term['measure']
  readonly target: Decimal | null
  readonly unit: string | null
  /** Of a claimed leaf: the claim that counts and its known steps; null where none counts. */
  readonly claim: Claim | null
  readonly steps: readonly Step[]
  /** Of a counted leaf: the name of what is counted. */
  readonly counter: string | null
  /** Of a counted leaf: what its room counted. */
  readonly counted: Decimal | null
  /** Of a mirrored leaf: the receipts of what it reads; null where that has no frozen version yet. */
  readonly mirrored: Receipts | null
  /** As it is, in its own unit, also above the target: «۶۲ واحد از ۵۰». */
  readonly shown: Decimal | null
  /** Physical progress 0…100. */
  readonly percent: Decimal
  /** Part of the asked figure that rests on this leaf, in percent. */
  readonly share: Decimal
  /** What the leaf adds to the figure: share × percent ÷ 100. */
  readonly contribution: Decimal
}

/** The whole sum behind a figure. `recompute` gets the figure back from this alone. */
export type Receipts = {
  readonly treeId: Id
  readonly itemId: Id | null
  readonly versionId: Id
  readonly line: Line
  /** The line that answered, where the tree's ladder has no rung for the asked one. */
  readonly answeredBy: Line
  readonly asOf: IsoDate
  readonly knownAt: Instant
  readonly percent: Decimal
  readonly leaves: readonly LeafReceipt[]
}

/** A mirrored leaf came back to itself. Freezing refuses this (`mirrorCycle`), so only broken data can cause it. */
export class MirrorCycle extends Error {
  readonly cycle: readonly string[]
  constructor(cycle: readonly string[]) {
    super(`mirrored items form a circle: ${cycle.join(' → ')}`)
    this.cycle = cycle
  }
}

/**
 * "Why this percent?": every leaf below the asked item with its weights, claim, steps and contribution.
 * Null: the tree had no frozen version known then, or that version does not hold the item.
 */
export function receipts(forest: Forest, ask: Ask): Receipts | null {
  return receiptsOn(forest, ask, [])
}

function receiptsOn(forest: Forest, ask: Ask, way: readonly string[]): Receipts | null {
  const tree = forest.trees.get(ask.treeId)
  if (!tree) throw new Error(`tree ${ask.treeId} was not loaded`)
  const itemId = ask.itemId ?? null
  const here = itemId === null ? tree.id : `${tree.id}/${itemId}`
  if (way.includes(here)) throw new MirrorCycle([...way.slice(way.indexOf(here)), here])
  const version = versionAt(tree.versions, ask.asOf, ask.knownAt)
  if (!version) return null
  const below = leavesBelow(termsOf(tree, version.id), itemId)
  if (below.length === 0) return null
  const answeredBy = answeringLine(tree.ladder, ask.line)
  const leaves = below.map(({ leaf, path }) =>
    leafReceipt(forest, tree, { ...ask, itemId }, answeredBy, leaf, path, [...way, here]),
  )
  const percent = text(sum(leaves.map((leaf) => dec(leaf.contribution))))
  const { line, asOf, knownAt } = ask
  return { treeId: tree.id, itemId, versionId: version.id, line, answeredBy, asOf, knownAt, percent, leaves }
}

/** Terms of a version; asking for one whose terms were not loaded is a mistake of the caller. */
export function termsOf(tree: Tree, versionId: Id): readonly Term[] {
  const terms = tree.terms[versionId]
  if (!terms) throw new Error(`terms of version ${versionId} were not loaded`)
  return terms
}

function leafReceipt(
  forest: Forest,
  tree: Tree,
  ask: Ask,
  line: Line,
  leaf: Term,
  path: readonly Term[],
  way: readonly string[],
): LeafReceipt {
  const evidence = evidenceOf(forest, tree, ask, line, leaf, way)
  const share = shareOf(path)
  const percent = dec(evidence.percent)
  return {
    itemId: leaf.itemId,
    path: path.map(({ itemId, weight }) => ({ itemId, weight })),
    source: leaf.source,
    measure: leaf.measure,
    target: leaf.target ?? null,
    unit: leaf.unit ?? null,
    counter: leaf.source === 'counted' ? (leaf.counter ?? null) : null,
    ...evidence,
    share: text(share),
    contribution: text(share.times(percent).times('0.01')),
  }
}

type Evidence = Pick<LeafReceipt, 'claim' | 'steps' | 'counted' | 'mirrored' | 'shown' | 'percent'>
const nothing: Evidence = { claim: null, steps: [], counted: null, mirrored: null, shown: null, percent: '0' }

/**
 * What a leaf reads from elsewhere (another tree, a room's records) moves on after its own end; its figure does not. So a leaf that is
 * closed, or whose tree is, reads as of its end and as known at its end. Its own claims need no such cut: none is taken after the end.
 */
function beforeEnd(tree: Tree, leaf: Term, { asOf, knownAt }: Ask): Pick<Ask, 'asOf' | 'knownAt'> {
  const ends = [tree.closedAt, tree.endedAt?.get(leaf.itemId)]
    .filter((end): end is Instant => end != null && compareInstants(end, knownAt) <= 0)
    .sort(compareInstants)
  const end = ends[0]
  if (end === undefined) return { asOf, knownAt }
  const day = tehranDay(end)
  return { asOf: asOf < day ? asOf : day, knownAt: end }
}

function evidenceOf(forest: Forest, tree: Tree, ask: Ask, line: Line, leaf: Term, way: readonly string[]): Evidence {
  const { asOf, knownAt } = leaf.source === 'claimed' ? ask : beforeEnd(tree, leaf, ask)
  if (leaf.source === 'mirrored') {
    if (!leaf.mirrors) throw new Error(`item ${leaf.itemId} is mirrored but names nothing to read`)
    const mirrored = receiptsOn(
      forest,
      { ...ask, ...leaf.mirrors, itemId: leaf.mirrors.itemId ?? null, asOf, knownAt },
      way,
    )
    return mirrored ? { ...nothing, mirrored, shown: mirrored.percent, percent: mirrored.percent } : nothing
  }
  if (leaf.source === 'counted') {
    const counted = forest.countAt(leaf, asOf, knownAt)
    if (counted === null) return nothing
    return { ...nothing, counted, shown: counted, percent: text(leafPercent(leaf, counted, true)) }
  }
  const claims = forest.claimsOf(tree.id, leaf.itemId)
  const found = leafValue({ claims, steps: forest.stepsOf(tree.id, leaf.itemId), line, asOf, knownAt })
  if (!found) return nothing
  const { claim, steps, value } = found
  return { ...nothing, claim, steps, shown: value, percent: text(leafPercent(leaf, value, claim.quantity != null)) }
}
