import { foldForSearch, foldKey, toPersianDigits } from '../../src/kernel/fa/index.ts'
import { type Cast, namesOf } from './cast.ts'

/** How much one cluster of the nation holds. */
export interface ClusterSize {
  /** Activities of each plan year, first to last. */
  activities: readonly number[]
  /** Reports upon each activity of a year: each is claimed, verified and approved, and the council notes a round of them together. */
  claims: number
  units: number
  /** Sessions of its council that resolve something, how many resolutions each, and letters of the month before each. */
  council?: { sessions: number; resolutions: number; letters: number }
}

/** A thousand of these are the nation: 3,000 plan years, 100,000 activities, 1,000,000 claims, 100,000 units. */
export const fullSize: ClusterSize = { activities: [34, 33, 33], claims: 10, units: 100 }

/** The trade of the k-th cluster. All have the same number of letters, so that one can stand in the place of another anywhere. */
export const tradeOf = (k: number): string => `پیشه ${toPersianDigits(String(k).padStart(5, '0'))}`

/** What differs in the words of the k-th cluster: its trade as it is, as a key and as search compares it, and the names of its people. */
export const wordsOf = (k: number, cast: Cast): readonly string[] => [
  tradeOf(k),
  foldKey(tradeOf(k)),
  foldForSearch(tradeOf(k)),
  ...namesOf(cast),
]

/** In which province (by its place in the list) the k-th cluster lies. */
export const placeOf = (k: number, provinces: number): number => k % provinces

/** A thousand of these are the councils of a nation: 20,000 sessions, 200,000 resolutions, 100,000 letters. */
export const councilSize: ClusterSize = {
  activities: [2],
  claims: 1,
  units: 0,
  council: { sessions: 20, resolutions: 10, letters: 5 },
}
