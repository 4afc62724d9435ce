import type { ActivityInput } from '../plans.schema.ts'

export type Share = ActivityInput['shares'][number]
/** A line of money in which nothing was written. */
export const isEmptyShare = (share: Share) =>
  share.fundingSource.trim() === '' &&
  Number(share.cash) === 0 &&
  Number(share.inKind) === 0 &&
  !share.nonMoney &&
  !share.nonMoneyUnit?.trim()
/** Shares as one text, so that two people's are compared like any other cell. */
export const sharesText = (shares: readonly Share[]): string =>
  shares
    .filter((share) => !isEmptyShare(share))
    .map(({ fundingSource, cash, inKind, nonMoney, nonMoneyUnit }) =>
      [fundingSource, cash, inKind, nonMoney ?? '', nonMoneyUnit ?? ''].join(' ').trim(),
    )
    .join('، ')

/** What keeps money from being saved: a line without its source, one source twice, what is no money without amount or unit. */
export function shareProblem(all: readonly Share[]): 'shareTwice' | 'shareSourceNeeded' | 'shareUnitNeeded' | null {
  const shares = all.filter((share) => !isEmptyShare(share))
  const sources = shares.map((share) => share.fundingSource)
  if (sources.some((source) => source.trim() === '')) return 'shareSourceNeeded'
  if (new Set(sources).size < sources.length) return 'shareTwice'
  const half = shares.some((share) => Boolean(share.nonMoney) !== Boolean(share.nonMoneyUnit?.trim()))
  return half ? 'shareUnitNeeded' : null
}
