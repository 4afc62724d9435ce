import type { Details, FieldProblem } from '../../kernel/errors.ts'
import { type PointKind, pointKinds } from './diagnosis.points.ts'
import { sectionKinds } from './diagnosis.sections.ts'

export const steps = ['submit', 'giveBack', 'accept', 'approve', 'discard'] as const
export type Step = (typeof steps)[number]
export const states = ['draft', 'submitted', 'returned', 'accepted', 'approved', 'discarded'] as const
export type State = (typeof states)[number]
export const answerHows = ['answered', 'taken', 'withdrawn'] as const
export type AnswerHow = (typeof answerHows)[number]
/** How the word of a person reached whoever typed it. */
export const reachedBys = ['phone', 'letter', 'inPerson', 'message'] as const
export type ReachedBy = (typeof reachedBys)[number]
export type RemarkState = 'open' | AnswerHow

/** Where an edition stands by the steps that were made, in whatever order they come. */
export function stateOf(made: readonly Step[]): State {
  const has = new Set(made)
  if (has.has('discard')) return 'discarded'
  if (has.has('approve')) return 'approved'
  if (has.has('accept')) return 'accepted'
  if (has.has('giveBack')) return 'returned'
  return has.has('submit') ? 'submitted' : 'draft'
}

/** What was last said to a remark; `answers` oldest first. */
export const remarkState = (answers: readonly { how: AnswerHow }[]): RemarkState => answers.at(-1)?.how ?? 'open'

export interface Block {
  code: string
  details: Details
}
const block = (code: string, details: Details = {}): Block => ({ code: `diagnosis.${code}`, details })

/** What an edition is judged by. */
export interface Standing {
  state: State
  n: number
  remarks: readonly RemarkState[]
  /** Number of the cluster's last edition that was not discarded. */
  lastN: number
  /** Who submitted it, and who acts now. */
  submittedBy: string | null
}

const count = (standing: Standing, state: RemarkState) => standing.remarks.filter((one) => one === state).length

/** May the text, the lists still change? */
export const whyNotWritten = ({ state, n }: Standing): Block | null =>
  state === 'draft' ? null : block(state === 'discarded' ? 'discarded' : 'frozen', { edition: String(n) })

/** Only a draft is discarded: what was handed in stays and is judged. */
export const whyNotDiscarded = ({ state, n }: Standing): Block | null =>
  state === 'draft' ? null : block(state === 'discarded' ? 'discarded' : 'handedIn', { edition: String(n) })

/** Is it under the supervisor's judgement: submitted and not yet given back or accepted? */
export const whyNotRemarked = ({ state, n }: Standing): Block | null => {
  if (state === 'submitted') return null
  if (state === 'draft') return block('notSubmitted', { edition: String(n) })
  if (state === 'discarded') return block('discarded', { edition: String(n) })
  return block('judged', { edition: String(n) })
}

/** An answer is given to a remark of an edition that was given back, until a later edition takes its place. */
export const whyNotAnswered = (standing: Standing, remark: RemarkState): Block | null => {
  const edition = String(standing.n)
  if (remark === 'withdrawn') return block('remarkWithdrawn')
  if (standing.state === 'submitted') return block('notGivenBack', { edition })
  if (standing.state !== 'returned') return block('judged', { edition })
  return standing.lastN > standing.n ? block('superseded', { edition, last: String(standing.lastN) }) : null
}

/** Giving back needs a remark that is open: whoever wrote it must know what to do. */
export const whyNotGivenBack = (standing: Standing): Block | null =>
  whyNotRemarked(standing) ?? (count(standing, 'open') === 0 ? block('noRemark') : null)

/**
 * Accepted after the remarks are settled (by-law 6.3): none open, none promised for the next edition. An edition that was given back is
 * accepted where answers were enough.
 */
export const whyNotAccepted = (standing: Standing): Block | null => {
  const { state, n, lastN } = standing
  if (state === 'draft') return block('notSubmitted', { edition: String(n) })
  if (state === 'discarded') return block('discarded', { edition: String(n) })
  if (state === 'accepted' || state === 'approved') return block('judged', { edition: String(n) })
  if (lastN > n) return block('superseded', { edition: String(n), last: String(lastN) })
  const open = count(standing, 'open')
  if (open > 0) return block('remarksOpen', { count: open })
  const taken = count(standing, 'taken')
  return taken > 0 ? block('remarksTaken', { count: taken }) : null
}

/** The council decides about what the supervisor accepted. */
export const whyNotApproved = ({ state, n }: Standing): Block | null => {
  if (state === 'approved') return block('approvedAlready', { edition: String(n) })
  return state === 'accepted' ? null : block('notAccepted', { edition: String(n) })
}

/** A new edition is written when the last one was judged and every remark on it has its answer. */
export const whyNotOpened = (last: Standing | null): Block | null => {
  if (!last) return null
  const edition = String(last.n)
  if (last.state === 'draft') return block('draftExists', { edition })
  if (last.state === 'submitted') return block('underJudgement', { edition })
  const open = count(last, 'open')
  return open > 0 ? block('remarksUnanswered', { count: open }) : null
}

/** The sections without a word, each at its field; empty: it may be submitted. */
export function unwritten(bodies: ReadonlyMap<string, string>): FieldProblem[] {
  return sectionKinds
    .filter(({ code, optional }) => !optional && !bodies.get(code)?.trim())
    .map(({ code, fa, en }) => ({
      path: `sections.${code}`,
      code: 'diagnosis.sectionEmpty',
      details: { section: fa, sectionEn: en },
    }))
}

export interface PointInput {
  key: string
  kind: PointKind
  body: string
  from: readonly string[]
}

/** What the lists cannot hold: a key twice, a pressure point that rests on what stands in no list, a SWOT entry that rests on anything. */
export function pointProblems(points: readonly PointInput[]): FieldProblem[] {
  const swot = new Set(points.filter((one) => one.kind !== 'pressure').map((one) => one.key))
  const seen = new Set<string>()
  return points.flatMap((point, place) => {
    const problems: FieldProblem[] = []
    const at = (field: string, code: string) =>
      problems.push({ path: `points.${place}.${field}`, code: `diagnosis.${code}`, details: { text: point.body } })
    if (seen.has(point.key)) at('key', 'pointTwice')
    seen.add(point.key)
    if (point.kind !== 'pressure' && point.from.length > 0) at('from', 'onlyPressure')
    else if (point.from.some((key) => !swot.has(key))) at('from', 'fromUnknown')
    return problems
  })
}

export interface Point {
  id: string
  kind: PointKind
  body: string
  weight: number | null
  evidence: string | null
  from: readonly string[]
}
export interface PointChange {
  what: 'added' | 'removed' | 'changed'
  kind: PointKind
  before: Point | null
  after: Point | null
}

/** What changed in the lists between two editions, list by list; an entry that moved to another list stands in its new one. */
export function pointChanges(before: readonly Point[], after: readonly Point[]): PointChange[] {
  const old = new Map(before.map((one) => [one.id, one]))
  const now = new Map(after.map((one) => [one.id, one]))
  const same = (one: Point, other: Point) =>
    one.kind === other.kind &&
    one.body === other.body &&
    one.weight === other.weight &&
    one.evidence === other.evidence &&
    [...one.from].sort().join() === [...other.from].sort().join()
  const changes = [
    ...after.flatMap((one): PointChange[] => {
      const was = old.get(one.id)
      if (!was) return [{ what: 'added', kind: one.kind, before: null, after: one }]
      return same(was, one) ? [] : [{ what: 'changed', kind: one.kind, before: was, after: one }]
    }),
    ...before
      .filter((one) => !now.has(one.id))
      .map((one): PointChange => ({ what: 'removed', kind: one.kind, before: one, after: null })),
  ]
  return pointKinds.flatMap((kind) => changes.filter((one) => one.kind === kind))
}
