import type { CriteriaContent, Criterion } from './criteria.schema.ts'
import type { LeftOut } from './ranking.tables.ts'
import { exactOf, tenThousandths } from './weights.rules.ts'

/** A score as it stands: what was given and what proves it. */
export interface GivenScore {
  score: number | null
  anchor: string | null
  evidence: string | null
  source: string | null
  asOf: string | null
}

/** `settled` counts; the others are uncertainty: nothing known, no evidence beside it, scored by a sentence that has changed since. */
export type Standing = 'settled' | 'unknown' | 'noEvidence' | 'anchorChanged'

/** How a score stands under a criterion. Evidence is what it says, where it comes from and of which day it is; files are welcome. */
export function standingOf(criterion: Criterion, given: GivenScore | undefined): Standing {
  if (!given || given.score === null) return 'unknown'
  if (given.anchor !== criterion.anchors[given.score - 1]?.fa) return 'anchorChanged'
  return given.evidence && given.source && given.asOf ? 'settled' : 'noEvidence'
}

/** What a criterion gives: `points` of its weight, or that it is open. */
export interface Part {
  criterion: string
  weight: string
  score: number | null
  standing: Standing
  /** weight × score ÷ 5 of a settled score, exact; null while it is open. */
  points: string | null
}

export interface Result {
  parts: readonly Part[]
  settled: boolean
  /** Out of 100, exact decimal text; null while anything is open. */
  score: string | null
  /** Within what it will lie: open criteria at 1 and at 5. */
  least: string
  most: string
}

/**
 * The score of a cluster: Σ weight × score ÷ 5, so that 5 everywhere is 100 (content/criteria.json, `$about`; by-law sample 3.2:
 * approved criteria whose weights total 100). What has no evidence is not known: it widens the range from 1 to 5 and is never a zero.
 */
export function resultOf(criteria: readonly Criterion[], given: ReadonlyMap<string, GivenScore>): Result {
  let [sure, open] = [0, 0]
  const parts = criteria.map((criterion): Part => {
    const own = given.get(criterion.code)
    const standing = standingOf(criterion, own)
    const weight = tenThousandths(criterion.weight)
    if (standing === 'settled') sure += weight * own!.score!
    else open += weight
    const points = standing === 'settled' ? exactOf(weight * own!.score!) : null
    return { criterion: criterion.code, weight: criterion.weight, score: own?.score ?? null, standing, points }
  })
  const settled = open === 0
  return {
    parts,
    settled,
    score: settled ? exactOf(sure) : null,
    least: exactOf(sure + open),
    most: exactOf(sure + open * 5),
  }
}

/** A candidate with its result; `place` null: unfinished or left out, named apart. */
export interface Placed extends Result {
  clusterId: string
  title: string
  place: number | null
}

const inOrder = new Intl.Collator('fa').compare

/**
 * Finished clusters by score, the highest first; equal scores share a place and the next place is left free (1, 2, 2, 4). Within a shared
 * place the order is that of the titles and says nothing. Unfinished ones follow without a place.
 */
export function rank(
  candidates: readonly (Result & { clusterId: string; title: string })[],
  leftOut: readonly LeftOut[] = [],
): Placed[] {
  const out = new Set(leftOut.map((one) => one.clusterId))
  const counts = (one: Result & { clusterId: string }) => one.settled && !out.has(one.clusterId)
  const byTitle = candidates.toSorted((one, other) => inOrder(one.title, other.title))
  const finished = byTitle.filter(counts).toSorted((one, other) => Number(other.score) - Number(one.score))
  return [
    ...finished.map((one) => ({ ...one, place: finished.findIndex((other) => other.score === one.score) + 1 })),
    ...byTitle.filter((one) => !counts(one)).map((one) => ({ ...one, place: null })),
  ]
}

/** Clusters that share a place, and the heaviest criterion in which they differ: what the committee may weigh. */
export interface Tie {
  place: number
  score: string
  clusterIds: readonly string[]
  /** Null: their scores are the same in every criterion. */
  differsIn: string | null
}

/** The shared places of a ranking. */
export function tiesOf(placed: readonly Placed[]): Tie[] {
  const shared = Map.groupBy(
    placed.filter((one) => one.place !== null),
    (one) => one.place!,
  )
  return [...shared].flatMap(([place, members]): Tie[] => {
    if (members.length < 2) return []
    const parts = members[0]!.parts.toSorted((one, other) => tenThousandths(other.weight) - tenThousandths(one.weight))
    const scoreIn = (one: Placed, criterion: string) => one.parts.find((part) => part.criterion === criterion)?.score
    const differs = parts.find(({ criterion }) => new Set(members.map((one) => scoreIn(one, criterion))).size > 1)
    const clusterIds = members.map((one) => one.clusterId)
    return [{ place, score: members[0]!.score!, clusterIds, differsIn: differs?.criterion ?? null }]
  })
}

/** A cluster that another set of criteria would put elsewhere; null: without a place. */
export interface Move {
  clusterId: string
  title: string
  from: number | null
  to: number | null
}

/** Whose place differs between two rankings of the same clusters, in the order of the second. */
export const movesOf = (before: readonly Placed[], after: readonly Placed[]): Move[] =>
  after.flatMap(({ clusterId, title, place: to }) => {
    const from = before.find((one) => one.clusterId === clusterId)?.place ?? null
    return from === to ? [] : [{ clusterId, title, from, to }]
  })

/** Places that were passed over: clusters not chosen that stand above one that was. */
export const passedOver = (placed: readonly Placed[], chosen: ReadonlySet<string>): Placed[] => {
  const lowest = Math.max(0, ...placed.filter((one) => chosen.has(one.clusterId)).map((one) => one.place ?? 0))
  return placed.filter((one) => one.place !== null && one.place < lowest && !chosen.has(one.clusterId))
}

/** Is a cluster ranked under these criteria? */
export const isCandidate = (
  { candidates }: Pick<CriteriaContent, 'candidates'>,
  cluster: { stage: string | null; custodian: string | null },
): boolean =>
  (candidates.stages as readonly (string | null)[]).includes(cluster.stage) &&
  (candidates.delegated || cluster.custodian === null)
