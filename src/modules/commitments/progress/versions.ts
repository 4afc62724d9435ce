import { compareInstants, type Instant, type IsoDate, tehranDay } from '../dates.ts'
import type { Version } from './shapes.ts'

/**
 * The version whose weights a figure uses: among those frozen ≤ `knownAt`, the last one frozen on or before the day
 * `asOf`; where `asOf` lies before the first freezing (a plan of the year frozen in its third month), the first one.
 * So re-weighting never rewrites an earlier day. Null: nothing was frozen yet.
 */
export function versionAt<V extends Version>(versions: readonly V[], asOf: IsoDate, knownAt: Instant): V | null {
  const frozen = versions
    .filter((version) => version.frozenAt !== null && compareInstants(version.frozenAt, knownAt) <= 0)
    .sort((a, b) => a.n - b.n)
  return frozen.findLast((version) => tehranDay(version.frozenAt!) <= asOf) ?? frozen[0] ?? null
}
