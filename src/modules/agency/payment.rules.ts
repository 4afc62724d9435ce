import { conflict, type FieldProblem, type Refusal, refuse } from '../../kernel/errors.ts'
import { way, wayStage } from './agency.bylaw.ts'
import { type Exact, exact, rials, sumOf, text } from './agency.decimal.ts'
import type { ClaimedPhase, Phase, StepKind } from './agency.tables.ts'

/** A stage that stands as reached on a day, with what says so. */
export interface Reached {
  since: string | null
  takenOver: boolean
  decisionId: string | null
}

/** By what a phase is approved: the gate after it, or the closing of its plan year. */
export type ApprovedBy =
  | ({ kind: 'gate'; stage: string } & Reached)
  | { kind: 'year'; year: number; closedAt: string; recordId: string }

export interface ClosedYear {
  n: number
  closedAt: string
  recordId: string
}

/**
 * By what each phase is approved, null where it is not. A phase is approved when the cluster has passed the gate after it (so when any later
 * stage stands as reached, by decision or as taken over); a year of implementation also when its plan year is closed; the last phase
 * when it is itself reached. Claimed or verified progress is no approval.
 */
export function approvedBy(
  stages: readonly string[],
  reached: ReadonlyMap<string, Reached>,
  closed: readonly ClosedYear[],
): Map<string, ApprovedBy | null> {
  const codes = way.map((stage) => stage.code)
  return new Map(
    stages.map((code): [string, ApprovedBy | null] => {
      const place = codes.indexOf(code)
      const year = closed.find((one) => one.n === way[place]?.year)
      if (year) return [code, { kind: 'year', year: year.n, closedAt: year.closedAt, recordId: year.recordId }]
      const gates = place === codes.length - 1 ? codes.slice(place) : codes.slice(place + 1)
      const gate = gates.find((later) => reached.has(later))
      return [code, gate ? { kind: 'gate', stage: gate, ...reached.get(gate)! } : null]
    }),
  )
}

export interface Deal {
  amount: string
  phases: readonly Phase[]
}
/** What the rules read of a statement. */
export interface Asked {
  id: string
  state: 'submit' | StepKind
  amount: string
  phases: readonly ClaimedPhase[]
}

export interface PhaseLedger {
  stage: string
  weight: string
  /** Weight paid, asked for in a statement that is on its way, and left to ask for. */
  paid: string
  asked: string
  rest: string
}

const partsOf = (statements: readonly Asked[], stage: string): Exact =>
  sumOf(statements.flatMap((one) => one.phases.filter((phase) => phase.stage === stage).map((phase) => phase.weight)))

/** Per phase, how much of its weight was paid, is asked for, and is left. A returned statement asks for nothing. */
export const ledgerOf = (deal: Deal, statements: readonly Asked[]): PhaseLedger[] =>
  deal.phases.map(({ stage, weight, paidBefore }) => {
    const paid = paidBefore ? exact(weight) : partsOf(statements.filter(isPaid), stage)
    const asked = partsOf(statements.filter(isOpen), stage)
    return { stage, weight, paid: text(paid), asked: text(asked), rest: text(exact(weight).minus(paid).minus(asked)) }
  })

const isPaid = (one: Asked) => one.state === 'pay'
export const isOpen = (one: Asked) => one.state !== 'pay' && one.state !== 'return'

/** What was paid of a contract, in rials: before the product, and by statements. */
export const paidOf = (deal: Deal, statements: readonly Asked[]): Exact =>
  share(deal.amount, sumOf(deal.phases.filter((phase) => phase.paidBefore).map((phase) => phase.weight))).plus(
    sumOf(statements.filter(isPaid).map((one) => one.amount)),
  )

/** So many percent of an amount, in rials, down to a whole one. */
const share = (amount: string, weight: Exact): Exact => exact(amount).times(weight).div(100).round(0, 0)

/** amount × Σ weights of approved phases ÷ 100, in whole rials. */
export const approvedAmount = (deal: Deal, approved: ReadonlySet<string>): Exact =>
  share(deal.amount, sumOf(deal.phases.filter((phase) => approved.has(phase.stage)).map((phase) => phase.weight)))

/** What may be paid now: the approved amount without what was paid; never below 0. */
export function payableOf(deal: Deal, statements: readonly Asked[], approved: ReadonlySet<string>): string {
  const left = approvedAmount(deal, approved).minus(paidOf(deal, statements))
  return text(left.lt(0) ? exact('0') : left)
}

/**
 * May this be asked for? Phases of the contract, each once, with a part above 0 of what is left of it; the amount not above their share.
 * Asking for a phase that is not approved yet is no mistake: it is not paid until it is.
 * @throws 409 `phasePaid`, `phaseAsked`; 422 `notInContract`, `phaseTwice`, `phaseWeight`, `partAboveRest`, `aboveClaimed`
 */
export function checkAsked(deal: Deal, statements: readonly Asked[], asked: Pick<Asked, 'amount' | 'phases'>): void {
  const ledger = ledgerOf(deal, statements)
  const seen = new Set<string>()
  for (const [place, { stage, weight }] of asked.phases.entries()) {
    const line = ledger.find((one) => one.stage === stage)
    const names = { phase: wayStage(stage)?.fa ?? stage, phaseEn: wayStage(stage)?.en ?? stage }
    const at = (code: string, details = {}): FieldProblem[] => [
      { path: `phases.${place}.stage`, code, details: { ...names, ...details } },
    ]
    if (!line) throw refuse('agency.notInContract', names, at('agency.notInContract'))
    if (seen.has(stage)) throw refuse('agency.phaseTwice', names, at('agency.phaseTwice'))
    seen.add(stage)
    if (exact(weight).lte(0)) throw refuse('agency.phaseWeight', names, at('agency.phaseWeight'))
    if (exact(line.paid).gte(line.weight)) throw conflict('agency.phasePaid', names, at('agency.phasePaid'))
    if (exact(weight).lte(line.rest)) continue
    if (exact(line.rest).lte(0)) throw conflict('agency.phaseAsked', names, at('agency.phaseAsked'))
    const details = { rest: line.rest }
    throw refuse('agency.partAboveRest', { ...names, ...details }, at('agency.partAboveRest', details))
  }
  const most = share(deal.amount, sumOf(asked.phases.map((phase) => phase.weight)))
  if (exact(asked.amount).lte(most)) return
  const details = { amount: rials(asked.amount), most: rials(most) }
  throw refuse('agency.aboveClaimed', details, [{ path: 'amount', code: 'agency.aboveClaimed', details }])
}

/** Why a statement cannot be paid now; empty when it can. `code` is a refusal's, `details` its values. */
export interface WhyNot {
  code: 'agency.phaseNotApproved' | 'agency.aboveApproved' | 'agency.visitReportMissing'
  details: Record<string, string>
}

/**
 * What stands between a statement and its payment: phases that are not approved, an amount above what approved phases leave, and for an
 * agent's contract no visit report of its period (by-law 9.3).
 */
export function whyNotPayable(
  deal: Deal,
  statements: readonly Asked[],
  statement: Pick<Asked, 'amount' | 'phases'>,
  approved: ReadonlySet<string>,
  visit: { needed: boolean; from: string; until: string; heldOn: readonly string[] },
): WhyNot[] {
  const open = statement.phases.filter((phase) => !approved.has(phase.stage))
  const payable = payableOf(deal, statements, approved)
  const reported = visit.heldOn.some((day) => visit.from <= day && day <= visit.until)
  return [
    ...open.map(({ stage }): WhyNot => {
      const found = wayStage(stage)
      return {
        code: 'agency.phaseNotApproved',
        details: { stage, phase: found?.fa ?? stage, phaseEn: found?.en ?? stage },
      }
    }),
    ...(exact(statement.amount).gt(payable)
      ? [
          {
            code: 'agency.aboveApproved' as const,
            details: { amount: rials(statement.amount), payable: rials(payable) },
          },
        ]
      : []),
    ...(visit.needed && !reported
      ? [{ code: 'agency.visitReportMissing' as const, details: { from: visit.from, until: visit.until } }]
      : []),
  ]
}

/** The refusal of a payment with all its reasons; the amount first, because it says what may be paid. */
export function notPayable(whys: readonly WhyNot[]): Refusal | null {
  const first = whys.find((why) => why.code === 'agency.aboveApproved') ?? whys[0]
  if (!first) return null
  return refuse(
    first.code,
    first.details,
    whys.map(({ code, details }) => ({
      path: code === 'agency.phaseNotApproved' ? 'phases' : code === 'agency.aboveApproved' ? 'amount' : 'visit',
      code,
      details,
    })),
  )
}

/** Which step a statement waits for, null when it waits for none. */
export const nextStep = (state: Asked['state']): 'check' | 'approve' | 'pay' | null =>
  state === 'submit' ? 'check' : state === 'check' ? 'approve' : state === 'approve' ? 'pay' : null
