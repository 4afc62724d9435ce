import { type Refusal, refuse } from '../../kernel/errors.ts'
import type { Decided } from '../meetings/index.ts'

/**
 * May this resolution sign the ranking? It is of the body that the criteria name, of this province, of a session that took place, not of
 * before the round was opened, and does not decide about clusters of which none is ranked here.
 *
 * @throws 422 at `decisionId`: `decisionWrongBody`, `decisionOtherPlace`, `decisionNoSession`, `decisionTooEarly`, `decisionElsewhere`
 */
export function checkDecision(
  decided: Decided,
  round: { provinceId: string; openedOn: string; clusterIds: ReadonlySet<string> },
  wanted: { code: string; fa: string; en: string },
): void {
  const { body, session, decidedOn } = decided
  const named = { body: wanted.fa, bodyEn: wanted.en, given: body.title }
  if (body.kind !== wanted.code) throw at('ranking.decisionWrongBody', named)
  if (body.clusterId !== null || body.provinceId !== round.provinceId) throw at('ranking.decisionOtherPlace', named)
  if (!session || session.state === 'planned') throw at('ranking.decisionNoSession')
  if (decidedOn !== null && decidedOn < round.openedOn)
    throw at('ranking.decisionTooEarly', { day: decidedOn, opened: round.openedOn })
  const about = decided.concerns.filter((one) => one.kind === 'cluster')
  if (about.length > 0 && !about.some((one) => round.clusterIds.has(one.id))) throw at('ranking.decisionElsewhere')
}

const at = (code: string, details = {}): Refusal => refuse(code, details, [{ path: 'decisionId', code, details }])
