import { exact, sumOf, text } from './agency.decimal.ts'
import type { GivenScore, ScoredFor, ScoreWeight } from './agency.tables.ts'

export interface Scored {
  id: string
  /** Whole rials. */
  price: string
  scores: readonly GivenScore[]
}

/** One line of «why this score»: score × weight ÷ 100. Null while it is not scored. */
export interface ScorePart {
  code: string
  weight: string
  score: string | null
  points: string | null
  by: string | null
  at: string | null
}

export interface BidScore {
  id: string
  parts: ScorePart[]
  /** Σ weight × score ÷ 100; null while a score is missing. */
  total: string | null
  /** Place among those with a total; equal totals share it. */
  place: number | null
  tied: boolean
}

/** The latest score of that code, or null; scores stand in the order in which they were given. */
export const latestScore = (scores: readonly GivenScore[], code: ScoredFor | string): GivenScore | null =>
  scores.findLast((score) => score.code === code) ?? null

/**
 * The computed scores of all bids of a tender (by-law 5.1). Interview and documents are given from 0 to 100; the price scores
 * lowest price ÷ price × 100. Nothing of it is stored, and a tie is shown, not broken.
 */
export function scoreBids(bids: readonly Scored[], weights: readonly ScoreWeight[]): BidScore[] {
  const lowest = bids
    .map((bid) => exact(bid.price))
    .reduce((one, other) => (other.lt(one) ? other : one), exact('1e18'))
  const scored = bids.map((bid) => {
    const parts = weights.map(({ code, weight }): ScorePart => {
      const given = code === 'price' ? null : latestScore(bid.scores, code)
      const score = code === 'price' ? text(lowest.times(100).div(bid.price)) : (given?.score ?? null)
      return {
        code,
        weight,
        score,
        points: score === null ? null : text(exact(score).times(weight).div(100)),
        by: given?.by ?? null,
        at: given?.at ?? null,
      }
    })
    const points = parts.map((part) => part.points)
    const whole = points.every((one) => one !== null)
    return { id: bid.id, parts, total: whole ? text(sumOf(points as string[])) : null }
  })
  const totals = scored.flatMap(({ total }) => (total === null ? [] : [exact(total)]))
  return scored.map((bid) => {
    const own = bid.total === null ? null : exact(bid.total)
    return {
      ...bid,
      place: own && 1 + totals.filter((other) => other.gt(own)).length,
      tied: own !== null && totals.filter((other) => other.eq(own)).length > 1,
    }
  })
}
