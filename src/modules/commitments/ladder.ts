import { type Decimal, dec } from './decimal.ts'
import {
  type Claim,
  claimantOf,
  claimedValue,
  type Id,
  type Ladder,
  type Measure,
  type Rung,
  type Step,
  type StepKind,
} from './progress/shapes.ts'
import { type ValueCode, valueReason } from './values.ts'
import { no, type Refused, type Verdict, yes } from './verdict.ts'

export type StepCode =
  | 'samePerson'
  | 'onlyClaimant'
  | 'notOnLadder'
  | 'notVerifiedYet'
  | 'notApprovedYet'
  | 'alreadyVerified'
  | 'alreadyApproved'
  | 'alreadyNoted'
  | 'alreadyReturned'
  | 'alreadyWithdrawn'
  | 'alreadyStepped'
  | 'takenOver'
  | 'valueAboveClaim'
  | 'valueAboveVerified'
  | 'valueChangedByNote'
  | 'reasonNeeded'
  | ValueCode

/** Where a claim stands: what it waits for, or how it ended. */
export type ClaimState =
  | { readonly state: 'waiting'; readonly awaits: Rung }
  | { readonly state: 'settled' | 'returned' | 'withdrawn' | 'takenOver'; readonly awaits: null }

type Stepped = Pick<Step, 'kind' | 'by' | 'value'>

const ALREADY = { verify: 'alreadyVerified', approve: 'alreadyApproved', note: 'alreadyNoted' } as const
const NOT_YET = { verify: 'notVerifiedYet', approve: 'notApprovedYet', note: 'notApprovedYet' } as const

/** A returned claim is not repaired: its author makes a new one, and both stay readable. */
export function claimState(ladder: Ladder, claim: Pick<Claim, 'takenOver'>, steps: readonly Stepped[]): ClaimState {
  const done = new Set<StepKind>(steps.map(({ kind }) => kind))
  if (claim.takenOver) return { state: 'takenOver', awaits: null }
  if (done.has('withdraw')) return { state: 'withdrawn', awaits: null }
  if (done.has('return')) return { state: 'returned', awaits: null }
  const awaits = ladder.find((rung) => !done.has(rung))
  return awaits === undefined ? { state: 'settled', awaits: null } : { state: 'waiting', awaits }
}

/** Kinds of step the claim can take now, whoever takes them; `mayStep` says whether this person may. */
export function nextSteps(ladder: Ladder, claim: Pick<Claim, 'takenOver'>, steps: readonly Stepped[]): StepKind[] {
  const { awaits } = claimState(ladder, claim, steps)
  if (awaits === null) return []
  const next: StepKind[] = [awaits]
  if (awaits !== 'note') next.push('return')
  if (steps.length === 0 && awaits !== 'note') next.push('withdraw')
  return next
}

/** The value a claim carries after these steps (oldest first), in its own unit. */
export const standingValue = (claim: Claim, steps: readonly Stepped[]): Decimal =>
  steps.reduce((value, step) => step.value ?? value, claimedValue(claim))

export type StepAsk = {
  readonly ladder: Ladder
  readonly claim: Claim
  /** Steps already upon this claim, oldest first. */
  readonly steps: readonly Stepped[]
  readonly step: {
    readonly kind: StepKind
    readonly by: Id
    readonly value?: Decimal | null
    readonly reason?: string | null
  }
  readonly measure?: Measure | undefined
}

/**
 * Whether a person may take this step, or why not. Claimant, verifier and approver of one claim are three persons, and
 * whoever typed a claim for another counts as its claimant too. A verifier may lower a value with a reason and never
 * raise it; an approver likewise, from the verified value where the ladder verifies. Noting decides nothing: anyone the
 * policy lets (often the agent as the council's secretary) may enter it, without another value.
 */
export function mayStep(ask: StepAsk): Verdict<StepCode> {
  const { ladder, claim, steps, step } = ask
  const state = claimState(ladder, claim, steps).state
  if (state === 'takenOver') return no('takenOver')
  if (state === 'withdrawn') return no('alreadyWithdrawn')
  if (state === 'returned') return no('alreadyReturned')
  if (step.kind === 'withdraw') return mayWithdraw(ask)
  if (step.kind === 'return') return mayReturn(ask)
  return mayClimb(ask, step.kind)
}

function mayClimb({ ladder, claim, steps, step, measure }: StepAsk, rung: Rung): Verdict<StepCode> {
  if (!ladder.includes(rung)) return no('notOnLadder', { step: rung })
  if (steps.some(({ kind }) => kind === rung)) return no(ALREADY[rung])
  const before = ladder.slice(0, ladder.indexOf(rung)).find((one) => !steps.some(({ kind }) => kind === one))
  if (before) return no(NOT_YET[before])
  if (rung !== 'note') {
    const clash = sameHand(claim, steps, step.by)
    if (clash) return clash
  }
  return mayValue(claim, steps, step, rung, measure)
}

function mayValue(
  claim: Claim,
  steps: readonly Stepped[],
  step: StepAsk['step'],
  rung: Rung,
  measure?: Measure,
): Verdict<StepCode> {
  if (step.value == null) return yes
  const wrong = valueReason(step.value, measure ?? (claim.quantity != null ? 'quantity' : 'percent'))
  if (wrong) return no(wrong.code, wrong.details)
  const limit = standingValue(claim, steps)
  const value = step.value
  if (rung === 'note') return dec(value).eq(dec(limit)) ? yes : no('valueChangedByNote', { value, limit })
  if (dec(value).gt(dec(limit))) {
    const isVerified = steps.some(({ kind }) => kind === 'verify')
    return no(isVerified ? 'valueAboveVerified' : 'valueAboveClaim', { value, limit })
  }
  if (dec(value).lt(dec(limit)) && isBlank(step.reason)) return no('reasonNeeded', { value, limit })
  return yes
}

/** A claim can be sent back until its last deciding rung is done; noting no longer sends back. */
function mayReturn({ ladder, claim, steps, step }: StepAsk): Verdict<StepCode> {
  const deciding = ladder.filter((rung) => rung !== 'note')
  const last = deciding.at(-1)
  if (last === undefined) return no('notOnLadder', { step: 'return' })
  if (steps.some(({ kind }) => kind === last)) return no(ALREADY[last])
  if (isClaimant(claim, step.by)) return no('samePerson', { as: 'claimant' })
  return isBlank(step.reason) ? no('reasonNeeded') : yes
}

function mayWithdraw({ claim, steps, step }: StepAsk): Verdict<StepCode> {
  if (!isClaimant(claim, step.by)) return no('onlyClaimant')
  const first = steps[0]
  return first ? no('alreadyStepped', { step: first.kind }) : yes
}

function sameHand(claim: Claim, steps: readonly Stepped[], person: Id): Refused<'samePerson'> | null {
  if (isClaimant(claim, person)) return no('samePerson', { as: 'claimant' })
  const own = steps.find(({ by }) => by === person)
  if (own) return no('samePerson', { as: own.kind === 'verify' ? 'verifier' : 'approver' })
  return null
}

const isClaimant = (claim: Claim, person: Id): boolean => claimantOf(claim) === person || claim.by === person
const isBlank = (reason: string | null | undefined): boolean => (reason ?? '').trim() === ''
