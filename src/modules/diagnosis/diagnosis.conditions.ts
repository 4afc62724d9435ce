import type { ConditionCheck, Conditions } from '../../kernel/manifest.ts'
import { type Edition, editionsOf } from './diagnosis.standing.ts'

/** What is known once an edition was submitted here; null before: a study on paper is stated by people. */
const told =
  (say: (editions: readonly Edition[]) => Awaited<ReturnType<ConditionCheck>>): ConditionCheck =>
  async (db, _ctx, clusterId) => {
    const editions = (await editionsOf(db, clusterId)).filter(({ state }) => state !== 'draft')
    return editions.length === 0 ? null : say(editions)
  }

/** The by-law's sentences about the diagnostic study (6.3), by their codes in content. */
export const diagnosisConditions: Conditions = {
  diagnostic_done: told((editions) => ({
    holds: editions.some(({ state }) => state === 'accepted' || state === 'approved'),
  })),
  remarks_open: told((editions) => {
    const count = editions.at(-1)!.remarks.filter((state) => state === 'open').length
    return { holds: count > 0, details: { count } }
  }),
}
