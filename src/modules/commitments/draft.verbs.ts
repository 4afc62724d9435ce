import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { mayClaim } from './claim.rules.ts'
import { insertClaim, insertClosing } from './claims.store.ts'
import type { Measure, Outcome, ProgressSource, Rung } from './commitments.tables.ts'
import { closeTree, type DraftContent, freezeVersion, insertDraft, insertTree, replaceDraft } from './drafts.store.ts'
import { freezeProblems, mayFreeze } from './freeze.ts'
import { refuseMirrors } from './mirrors.ts'
import { renewPoints } from './points.ts'
import { draftRefusal, refusalOf } from './refusals.ts'
import type { FullTree, FullVersion } from './trees.shapes.ts'
import { findRecordOfItem } from './trees.store.ts'
import type { Problem } from './verdict.ts'

/**
 * What a room's verb does to a tree inside its own transaction. The room has loaded the record, asked its policy and writes the one
 * journal entry; these keep the engine's invariants.
 */
export interface Work {
  tx: Tx
  clock: Clock
  actor: Actor
  counters?: Ctx['counters']
}

/** Gives a record its tree, with a first draft. */
export async function plantTree(
  { tx, clock, actor }: Work,
  recordId: string,
  shape: { ladder: Rung[]; shape: 'weighted' | 'single' },
): Promise<{ treeId: string; draftId: string }> {
  const at = clock.now()
  const treeId = await insertTree(tx, at, { recordId, ...shape })
  return { treeId, draftId: await insertDraft(tx, at, treeId, actor.personId || null, null) }
}

const draftOf = (tree: FullTree): FullVersion | undefined => tree.versions.find((version) => version.frozenAt === null)

/** Opens a new draft over a frozen version; a tree has at most one. */
export async function reviseTree({ tx, clock, actor }: Work, tree: FullTree, reason: string): Promise<string> {
  if (tree.closedAt) throw refuse('commitments.treeClosed')
  if (draftOf(tree)) throw conflict('commitments.draftOpen')
  return insertDraft(tx, clock.now(), tree.id, actor.personId || null, reason)
}

/** Writes the draft's whole content. Anything may be incomplete in a draft; freezing is where it must be whole. */
export async function writeDraft({ tx, clock }: Work, tree: FullTree, content: DraftContent): Promise<string> {
  const draft = draftOf(tree)
  if (!draft) throw conflict('commitments.noDraft')
  await replaceDraft(tx, clock.now(), tree.id, draft.id, content)
  return draft.id
}

/** All that keeps the draft from being frozen, and what is only warned of. Empty where there is no draft. */
export function draftProblems(
  tree: FullTree,
  year: { from: string; to: string } | null,
  counters: Ctx['counters'] = {},
): Problem<string>[] {
  const draft = draftOf(tree)
  if (!draft) return []
  const frozen = tree.versions.filter((version) => version.frozenAt !== null)
  const before = frozen.at(-1)
  const promised = new Set(frozen.flatMap((version) => tree.terms[version.id] ?? []).map((term) => term.itemId))
  return freezeProblems({
    terms: tree.terms[draft.id] ?? [],
    precedence: tree.precedence[draft.id] ?? [],
    year,
    before: before ? (tree.terms[before.id] ?? []) : [],
    claimedItems: new Set(tree.claims.map((claim) => claim.itemId)),
    closedItems: new Set(tree.closings.map((closing) => closing.item_id)),
    carried: tree.carriedIn.filter(({ itemId }) => !promised.has(itemId)),
    counters: new Set(Object.keys(counters)),
  })
}

/** The draft, if nothing keeps it from being frozen. @throws 409 `commitments.noDraft`; 422 with every problem on its item */
export function readyDraft(
  tree: FullTree,
  year: { from: string; to: string } | null,
  counters: Ctx['counters'] = {},
): FullVersion {
  const draft = draftOf(tree)
  if (!draft) throw conflict('commitments.noDraft')
  const problems = draftProblems(tree, year, counters)
  if (mayFreeze(problems)) return draft
  throw draftRefusal(problems, new Map((tree.terms[draft.id] ?? []).map((term) => [term.itemId, term.title])))
}

/** Freezes the draft: from here on it is the baseline. Refuses with every problem on its item. */
export async function freezeDraft(
  { tx, clock, actor, counters }: Work,
  tree: FullTree,
  by: { decisionId: string | null; year: { from: string; to: string } | null },
): Promise<FullVersion> {
  const draft = readyDraft(tree, by.year, counters)
  if ((tree.terms[draft.id] ?? []).some((term) => term.mirrors))
    await refuseMirrors(tx, { actor, counters }, tree.recordId, draft.id)
  const at = clock.now()
  await freezeVersion(tx, at, draft.id, actor.personId || null, by.decisionId)
  await renewPoints(tx, { counters }, tree.recordId, at)
  return draft
}

export interface TakenOverState {
  itemId: string
  asOf: string
  value?: string
  quantity?: string
  result: string
  /** Measure of the item in the version in force. */
  measure: Measure
  /** How it gets its progress; absent: people claim it. */
  source?: ProgressSource
  /** Done, not done, carried or dropped: its value is final. */
  closed?: boolean
  /** Where the form holds this state (`states.3.`). */
  path?: string
}

/** A taken-over state obeys the same limits as a claim: not in the future, in the item's own unit, within its range. */
function mayTakeOver(
  { asOf, value, quantity, measure, source = 'claimed', closed = false, path = '' }: TakenOverState,
  today: string,
) {
  const verdict = mayClaim({
    term: { measure, source },
    isLeaf: true,
    claim: { asOf, value: value ?? null, quantity: quantity ?? null, reason: null },
    today,
    itemClosed: closed,
  })
  const names = measure === 'quantity' ? { value: `${path}quantity` } : { value: `${path}value` }
  return verdict.ok ? null : refusalOf(verdict, { asOf: `${path}asOf`, quantity: `${path}quantity`, ...names })
}

/** A state reached before the product was in use: enters as history with its date and source, decided by nobody here. */
export async function takeOver({ tx, clock, actor, counters }: Work, state: TakenOverState): Promise<string> {
  const wrong = mayTakeOver(state, clock.today())
  if (wrong) throw wrong
  const id = newId()
  const at = clock.now()
  await insertClaim(tx, {
    id,
    item_id: state.itemId,
    as_of: state.asOf,
    value: state.value ?? null,
    quantity: state.quantity ?? null,
    result: state.result,
    reason: null,
    made_by: actor.personId || null,
    for_person_id: null,
    for_organisation_id: null,
    how: null,
    made_at: at,
    taken_over: true,
    idempotency_key: null,
  })
  const recordId = await findRecordOfItem(tx, state.itemId)
  if (recordId) await renewPoints(tx, { counters }, recordId, at)
  return id
}

/** Ends an item: its value is final from here on. */
export async function closeItem(
  { tx, clock, actor }: Work,
  closing: { itemId: string; outcome: Outcome; cause?: string; decisionId?: string; carriedToId?: string },
): Promise<void> {
  await insertClosing(tx, {
    itemId: closing.itemId,
    outcome: closing.outcome,
    cause: closing.cause ?? null,
    decisionId: closing.decisionId ?? null,
    carriedToId: closing.carriedToId ?? null,
    by: actor.personId || null,
    at: clock.now(),
  })
}

/** Closes a tree: nothing more is claimed in it; its figures stay. */
export const endTree = ({ tx, clock }: Work, tree: FullTree): Promise<void> => closeTree(tx, clock.now(), tree.id)
