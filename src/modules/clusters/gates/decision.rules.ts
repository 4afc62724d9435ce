import { conflict, type Refusal, refuse } from '../../../kernel/errors.ts'
import type { Decided } from '../../meetings/index.ts'
import { type Both, stageByCode } from '../clusters.bylaw.ts'

/** A body as a gate asks for it. */
export interface BodyOfGate {
  kind: string
  provinceId: string | null
  clusterId: string | null
}

/** Is it the body that the edition names, and of this cluster's place: its own council, or its province's committee? */
export const decidesOf = (
  body: BodyOfGate,
  wanted: string,
  cluster: { id: string; provinceId: string | null },
): 'yes' | 'otherKind' | 'otherPlace' => {
  if (body.kind !== wanted) return 'otherKind'
  const here = body.clusterId === null ? body.provinceId === cluster.provinceId : body.clusterId === cluster.id
  return here ? 'yes' : 'otherPlace'
}

/**
 * May this resolution carry the cluster into that stage? It must be of the deciding body of this place, of a session that took place,
 * decide about this cluster (or about none that is named, then it is linked now), and carry it through no other gate.
 *
 * @param wanted kind of the body that the by-law names, with its words
 * @param used gates that stand on the resolution already, of any cluster
 * @throws at `decisionId`: 422 `decisionWrongBody`, `decisionOtherPlace`, `decisionNoSession`, `decisionElsewhere`; 409 `decisionUsed`
 */
export function checkDecision(
  decided: Decided,
  cluster: { id: string; provinceId: string | null },
  stage: string,
  wanted: Both & { code: string },
  used: readonly { clusterId: string; stage: string }[],
): void {
  const body = { body: wanted.fa, bodyEn: wanted.en, given: decided.body.title }
  const fit = decidesOf(decided.body, wanted.code, cluster)
  if (fit === 'otherKind') throw at('clusters.decisionWrongBody', body)
  if (fit === 'otherPlace') throw at('clusters.decisionOtherPlace', body)
  if (!decided.session || decided.session.state === 'planned') throw at('clusters.decisionNoSession')
  const linkedHere = new Set(used.map((one) => one.clusterId))
  const others = decided.concerns.filter(({ kind, id }) => kind === 'cluster' && !linkedHere.has(id))
  const isAbout = decided.concerns.some(({ clusterId }) => clusterId === cluster.id)
  if (others.length > 0 && !isAbout) throw at('clusters.decisionElsewhere')
  const other = used.find((one) => one.clusterId === cluster.id && one.stage !== stage)
  const name = other && stageByCode(other.stage)
  if (name) {
    const details = { stage: name.fa, stageEn: name.en }
    throw conflict('clusters.decisionUsed', details, [{ path: 'decisionId', code: 'clusters.decisionUsed', details }])
  }
}

const at = (code: string, details = {}): Refusal => refuse(code, details, [{ path: 'decisionId', code, details }])
