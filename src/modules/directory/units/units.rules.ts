import type { FactKind } from '../directory.rules.ts'

/** A dated fact as stored and shown. `value` null: from that day on it is not known. */
export interface Fact {
  id: string
  kind: FactKind
  aspect: string
  value: string | null
  measure: string | null
  untilDay: string | null
  fromDay: string
  source: string
  createdAt: Date
  /** When it was taken back with the import that had stated it; null or absent: it stands. */
  takenBackAt?: Date | null
}

/** Newest statement first: by the day from which it holds, then by when it was entered (a later entry of one day corrects the earlier). */
export const newestFirst = (a: Fact, b: Fact): number =>
  b.fromDay.localeCompare(a.fromDay) || b.createdAt.getTime() - a.createdAt.getTime() || b.id.localeCompare(a.id)

/** The fact of each kind (and aspect) that holds on a day, as it was known at an instant. */
export function factsAsOf(facts: readonly Fact[], asOf: string, knownAt?: Date): Fact[] {
  const latest = new Map<string, Fact>()
  for (const fact of [...facts].sort(newestFirst)) {
    if (fact.fromDay > asOf || (knownAt && fact.createdAt > knownAt)) continue
    if (fact.takenBackAt && (!knownAt || fact.takenBackAt <= knownAt)) continue
    const key = `${fact.kind}\n${fact.aspect}`
    if (!latest.has(key)) latest.set(key, fact)
  }
  return [...latest.values()]
}
