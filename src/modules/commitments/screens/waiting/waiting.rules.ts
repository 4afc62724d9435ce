import type { ItemView, ProgressView } from '../../commitments.schema.ts'
import type { ClaimDraft } from '../claim.form.ts'

/** What the list says of one claim that was not sent yet. */
export type WaitingState =
  /** The network is waited for. */
  | 'network'
  /** Nobody is signed in any more; its writer must. */
  | 'signIn'
  /** The house refused it; its writer changes it or throws it away. */
  | 'refused'
  /** Its writer has taken it up again; it is not sent meanwhile. */
  | 'open'

export interface Refused {
  code: string
  text: { fa: string; en: string }
  fields: readonly { fa: string; en: string }[]
}

/** A claim written without the network, as it lies on the device. Its id is the key under which the house takes it once. */
export interface Waiting {
  key: string
  personId: string
  recordId: string
  item: Pick<ItemView, 'itemId' | 'title' | 'measure' | 'unit'>
  /** With its own day: what was "today" when it was written stays that day. */
  draft: ClaimDraft & { asOf: string }
  /** Instant of the writing. */
  at: string
  state: WaitingState
  refused: Refused | null
}

/** Bytes of one file, and of all files of one claim, that may wait on a device. */
export const largestKept = 8 * 1024 * 1024
export const mostKept = 24 * 1024 * 1024

/** Whether a file may be kept with a claim until the network is back: small, and small together with the others. */
export const mayKeep = (size: number, others: readonly { size: number; local?: boolean }[]): boolean =>
  size <= largestKept && size + others.reduce((sum, one) => sum + (one.local ? one.size : 0), 0) <= mostKept

export function newWaiting(
  of: { personId: string; recordId: string; item: ItemView; draft: ClaimDraft },
  today: string,
  at: Date,
): Waiting {
  const { itemId, title, measure, unit } = of.item
  return {
    key: of.draft.key,
    personId: of.personId,
    recordId: of.recordId,
    item: { itemId, title, measure, unit },
    draft: { ...of.draft, asOf: of.draft.asOf ?? today },
    at: at.toISOString(),
    state: 'network',
    refused: null,
  }
}

/** A refusal as it came from the house; status 0: nothing came. */
interface Refusal {
  status: number
  code: string
  text: { fa: string; en: string }
  fields: readonly { message: { fa: string; en: string } }[]
}

/** Refusals of a moment: the same claim may be taken the next time. */
const passing = new Set([0, 408, 425, 429, 500, 502, 503, 504])

/** What stands on the list after the house did not take a claim. */
export function afterRefusal(entry: Waiting, problem: Refusal): Waiting {
  if (passing.has(problem.status)) return { ...entry, state: 'network', refused: null }
  if (problem.status === 401) return { ...entry, state: 'signIn', refused: null }
  return {
    ...entry,
    state: 'refused',
    refused: { code: problem.code, text: problem.text, fields: problem.fields.map((field) => field.message) },
  }
}

/** Which of them are sent now, in the order they were written: what its writer has open or must change first is left. */
export const toSend = (entries: readonly Waiting[]): Waiting[] =>
  entries
    .filter((entry) => entry.state === 'network' || entry.state === 'signIn')
    .toSorted((one, other) => one.at.localeCompare(other.at))

/**
 * What may lie on a device of a tree that one may claim on: the open activities and their own figures. No names of people, no money, no
 * words of others but those with which one's own claim came back.
 */
export function treeToKeep(tree: ProgressView, personId: string): ProgressView | null {
  if (tree.isPast || tree.closed || tree.may.claim !== true) return null
  // the whole stays weighed by all: parents and settled leaves remain as figures
  return {
    ...tree,
    draft: null,
    version: tree.version && { ...tree.version, decision: null },
    precedence: [],
    curve: [],
    notings: [],
    money: { budget: '0', spent: null },
    items: tree.items.map((item) => ({
      ...item,
      owner: null,
      closing: null,
      carriedFrom: null,
      examples: [],
      documents: [],
      lastClaim: item.lastClaim && claimToKeep(item.lastClaim, personId),
    })),
  }
}

type LastClaim = NonNullable<ItemView['lastClaim']>
const claimToKeep = (claim: LastClaim, personId: string): LastClaim => {
  const own = claim.by?.id === personId
  return {
    ...claim,
    by: null,
    forWhom: null,
    result: own ? claim.result : '',
    reason: own ? claim.reason : null,
    files: [],
    may: {},
    steps: claim.steps.map((step) => ({
      ...step,
      by: null,
      decision: null,
      reason: own && step.kind === 'return' ? step.reason : null,
    })),
  }
}
