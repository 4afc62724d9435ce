import { type Both, stageByCode, stages } from '../clusters.bylaw.ts'
import type { Bylaw, Gate, Sentence } from './bylaw.ts'
import { conditionOf, factCode, opposites } from './opposites.rules.ts'

/** `unknown`: nothing is recorded that could say; somebody must state it. */
export type FactState = 'fulfilled' | 'open' | 'unknown'

/** One thing that a gate asks for, and how it stands. */
export interface GateFact {
  kind: 'earlier' | 'condition' | 'document' | 'decision'
  /** Code of the condition, block or document in the by-law. */
  code: string
  /** What is asked. Of a lone block (`negative`) it is the sentence that must not be true. */
  says: Both
  negative: boolean
  /** What keeps the gate closed while it is not fulfilled. */
  block: Both
  clause: string
  state: FactState
  /** No room knows it: it is stated by a person. */
  stated: boolean
  /** A document that the by-law names without asking for it. */
  optional: boolean
  details: Record<string, string | number>
}

export interface Known {
  holds: boolean
  details?: Record<string, string | number>
}

/** What stands for one gate of one cluster. */
export interface Standing {
  /** Place on the way of the furthest stage passed; -1 before the first. */
  furthest: number
  /** Codes of documents on file for this gate. */
  papers: ReadonlySet<string>
  /** What rooms know, by the code of a condition or block. */
  known: ReadonlyMap<string, Known>
  /** What people have stated, by code. */
  stated: ReadonlyMap<string, boolean>
  /** Is there a resolution of the deciding body? */
  decided: boolean
}

/** Sentences that say of a document what the list of documents says already. */
const saidByDocument: Readonly<Record<string, string>> = {
  field_visit_done: 'field_visit_report',
  no_visit: 'field_visit_report',
  feasibility_missing: 'feasibility_report',
  final_monitoring_passed: 'final_monitoring_minutes',
  final_monitoring_missing: 'final_monitoring_minutes',
}
/** Documents that are the decision itself. */
const saidByDecision: Readonly<Record<string, string>> = {
  committee_resolution: 'provincial_committee',
  council_resolution: 'steering_council',
}

/** The stage whose gate must be passed first; null for the first stage and for a stop. The first year follows the stage before its own. */
export function earlierStage(code: string): string | null {
  const stage = stageByCode(code)
  if (!stage || stage.order === null) return null
  const before = stages.filter((one) => one.order !== null && one.order < stage.order! && one.code !== stage.parent)
  return before.at(-1)?.code ?? null
}

/** The year of implementation that lies behind a gate: the last one whose own stage comes before it; null where none does. */
export function yearBehind(code: string): number | null {
  const order = stageByCode(code)?.order ?? null
  return order === null ? null : (stages.findLast((one) => one.year !== null && one.order! < order)?.year ?? null)
}

/** What must be open to enter a stage: its own gate, and with the first year of implementation that of implementation as a whole. */
export function gatesInto(bylaw: Bylaw, code: string, furthest: number): Gate[] {
  const stage = stageByCode(code)
  const whole = stage?.parent ? stageByCode(stage.parent)! : null
  return whole && stage?.year === 1 && whole.order! > furthest
    ? [bylaw.gateOf(whole.code), bylaw.gateOf(code)]
    : [bylaw.gateOf(code)]
}

/** Everything that the gate into a stage asks for, in the order of the by-law, each thing once. */
export function gateFacts(bylaw: Bylaw, code: string, standing: Standing): GateFact[] {
  const gates = gatesInto(bylaw, code, standing.furthest)
  const facts: GateFact[] = [
    ...earlierFact(bylaw, code, standing),
    ...gates.flatMap((gate) => conditionFacts(gate, gates, standing)),
    ...gates.flatMap((gate) => documentFacts(bylaw, gate, gates.at(-1)!, standing)),
    decisionFact(bylaw, gates.at(-1)!, standing),
  ]
  // two gates opened as one may ask for the same: what either requires is required
  return [...Map.groupBy(facts, keyOf).values()].map((same) => same.find((fact) => !fact.optional) ?? same[0]!)
}
const keyOf = ({ kind, code }: GateFact) => `${kind}:${factCode(code)}`

/** What keeps the gate closed. Empty: it opens. */
export const blocksOf = (facts: readonly GateFact[]): GateFact[] =>
  facts.filter((fact) => !fact.optional && fact.state !== 'fulfilled')

const plain = { negative: false, stated: false, optional: false, details: {} }

function earlierFact(bylaw: Bylaw, code: string, standing: Standing): GateFact[] {
  const earlier = stageByCode(earlierStage(code) ?? '')
  if (!earlier) return []
  const { fa, en, clause } = bylaw.earlierGate
  const state = standing.furthest >= earlier.order! ? 'fulfilled' : 'open'
  const says = { fa: earlier.fa, en: earlier.en }
  return [{ ...plain, kind: 'earlier', code: 'earlier_gate', says, block: { fa, en }, clause, state }]
}

function conditionFacts(gate: Gate, gates: readonly Gate[], standing: Standing): GateFact[] {
  const asked = new Set(
    gates.flatMap(({ documents }) => documents.filter((one) => one.required).map((one) => one.code)),
  )
  const saidElsewhere = ({ code }: Sentence) =>
    factCode(code) === 'is_identified' || asked.has(saidByDocument[code] ?? '')
  const conditions = gate.conditions.map((condition): GateFact => {
    const { code, fa, en, clause } = condition
    const opposite = gate.blocks.find((block) => block.code === opposites[code])
    const block = { fa: opposite?.fa ?? fa, en: opposite?.en ?? en }
    return { ...plain, kind: 'condition', code, says: { fa, en }, block, clause, ...stateOf(code, false, standing) }
  })
  const blocks = gate.blocks
    // whoever switches a condition off does not want it back through its block
    .filter((block) => !gate.conditionsOff.has(factCode(block.code)))
    .map(({ code, fa, en, clause }): GateFact => {
      const said = { says: { fa, en }, block: { fa, en }, negative: true }
      return { ...plain, kind: 'condition', code, clause, ...said, ...stateOf(code, true, standing) }
    })
  return [...conditions, ...blocks].filter((fact) => !saidElsewhere({ ...fact, ...fact.says }))
}

/** Rooms before people: what the system counts, nobody states. `negative`: the code is a block's, true of it means closed. */
function stateOf(code: string, negative: boolean, { known, stated }: Standing) {
  const other = opposites[code] ?? conditionOf.get(code) ?? ''
  const knows = known.get(code) ?? opposite(known.get(other))
  const said = knows?.holds ?? stated.get(code) ?? not(stated.get(other))
  const state: FactState = said === undefined ? 'unknown' : said !== negative ? 'fulfilled' : 'open'
  return { state, stated: !knows, details: knows?.details ?? {} }
}
const opposite = (known: Known | undefined) => known && { ...known, holds: !known.holds }
const not = (said: boolean | undefined) => (said === undefined ? undefined : !said)

const documentFacts = (bylaw: Bylaw, gate: Gate, own: Gate, { papers }: Standing): GateFact[] =>
  gate.documents
    .filter((document) => saidByDecision[document.code] !== own.decidingBody)
    .map(({ code, fa, en, clause, required }) => ({
      ...plain,
      kind: 'document',
      code,
      says: { fa, en },
      block: { fa: bylaw.documentMissing.fa, en: bylaw.documentMissing.en },
      clause,
      optional: !required,
      state: papers.has(code) ? 'fulfilled' : 'open',
    }))

function decisionFact(bylaw: Bylaw, own: Gate, { decided }: Standing): GateFact {
  const { fa, en } = bylaw.decisionMissing
  return {
    ...plain,
    kind: 'decision',
    code: own.decidingBody,
    says: { fa: own.decidingBody, en: own.decidingBody },
    block: { fa, en },
    clause: own.decisionClause,
    state: decided ? 'fulfilled' : 'open',
  }
}
