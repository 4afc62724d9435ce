import { type IsoDate, isIsoDate } from './dates.ts'
import { type Decimal, dec } from './decimal.ts'
import type { Claim, Term } from './progress/shapes.ts'
import { type ValueCode, valueReason } from './values.ts'
import { no, type Verdict, yes } from './verdict.ts'

export type ClaimCode =
  | 'treeClosed'
  | 'itemClosed'
  | 'onlyLeaves'
  | 'progressMirrored'
  | 'progressCounted'
  | 'asOfWrong'
  | 'asOfInFuture'
  | 'asOfBeforeItem'
  | 'quantityNeeded'
  | 'percentNeeded'
  | 'claimReasonNeeded'
  | ValueCode

export type ClaimAsk = {
  readonly term: Pick<Term, 'measure' | 'source'>
  readonly isLeaf: boolean
  readonly claim: Pick<Claim, 'asOf' | 'value' | 'quantity' | 'reason'>
  /** The approved value that stands before the claim, in the item's own unit, with its as-of date. */
  readonly lastApproved?: { readonly value: Decimal; readonly asOf: IsoDate } | null
  /** Today in Tehran. */
  readonly today: IsoDate
  /** First day the item can have progress on, where there is one (the start of its plan's year). */
  readonly existsFrom?: IsoDate | null
  readonly treeClosed?: boolean
  /** Done, not done, carried or dropped: its value is final. */
  readonly itemClosed?: boolean
}

/**
 * Whether progress may be claimed, or why not. A claim that falls below the last approved value needs a reason; one
 * dated before that value is history told late and needs none.
 */
export function mayClaim(ask: ClaimAsk): Verdict<ClaimCode> {
  const { term, claim, today, existsFrom } = ask
  if (ask.treeClosed) return no('treeClosed')
  if (ask.itemClosed) return no('itemClosed')
  if (!ask.isLeaf) return no('onlyLeaves')
  if (term.source === 'mirrored') return no('progressMirrored')
  if (term.source === 'counted') return no('progressCounted')
  if (!isIsoDate(claim.asOf)) return no('asOfWrong', { asOf: String(claim.asOf) })
  if (claim.asOf > today) return no('asOfInFuture', { asOf: claim.asOf, today })
  if (existsFrom != null && claim.asOf < existsFrom) return no('asOfBeforeItem', { asOf: claim.asOf, from: existsFrom })
  const value = term.measure === 'quantity' ? claim.quantity : claim.value
  const other = term.measure === 'quantity' ? claim.value : claim.quantity
  if (value == null || other != null) return no(term.measure === 'quantity' ? 'quantityNeeded' : 'percentNeeded')
  const wrong = valueReason(value, term.measure)
  if (wrong) return no(wrong.code, wrong.details)
  return mayFall(value, ask)
}

function mayFall(value: Decimal, { claim, lastApproved }: ClaimAsk): Verdict<ClaimCode> {
  if (!lastApproved || lastApproved.asOf > claim.asOf || (claim.reason ?? '').trim() !== '') return yes
  const falls = dec(value).lt(dec(lastApproved.value))
  return falls ? no('claimReasonNeeded', { value, approved: lastApproved.value, approvedAsOf: lastApproved.asOf }) : yes
}

type Said = { asOf: string; value?: Decimal | null; quantity?: Decimal | null; result: string }

/** Whether a claim that arrived and one that is sent again under its key say the same: day, figure and result. */
export function saysTheSame(one: Said, other: Said): boolean {
  const same = (a: Decimal | null | undefined, b: Decimal | null | undefined) =>
    a == null || b == null ? (a ?? null) === (b ?? null) : dec(a).eq(dec(b))
  return (
    one.asOf === other.asOf &&
    same(one.value, other.value) &&
    same(one.quantity, other.quantity) &&
    one.result === other.result
  )
}
