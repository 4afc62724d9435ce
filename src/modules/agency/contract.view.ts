import type { Ctx } from '../../kernel/context.ts'
import type { Details } from '../../kernel/errors.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import type { RecordRow } from '../../kernel/records.ts'
import { stageByCode } from '../clusters/index.ts'
import { wayStage } from './agency.bylaw.ts'
import { text } from './agency.decimal.ts'
import { officeSees, onOwnSide } from './agency.entry.ts'
import { agencyPolicy } from './agency.policy.ts'
import type { ContractView, Handover, PhaseView, StatementView } from './agency.schema.ts'
import { listContracts, listStatements, reportedDays } from './agency.store.ts'
import { approvalsIn, askedOf, dealOf, periodOf } from './approvals.read.ts'
import type { MarksOf } from './marks.read.ts'
import {
  type ApprovedBy,
  approvedAmount,
  isOpen,
  ledgerOf,
  nextStep,
  paidOf,
  payableOf,
  type WhyNot,
  whyNotPayable,
} from './payment.rules.ts'

/** Writes a message in both languages; given by the app's words through the route. */
export type Explain = (code: string, details: Details) => { fa: string; en: string }

type ContractRow = Awaited<ReturnType<typeof listContracts>>[number]
type StatementRow = Awaited<ReturnType<typeof listStatements>>[number]

export interface ContractSee {
  cluster: RecordRow
  marksOf: MarksOf
  versionOf: (id: string) => number
  explain: Explain
}

const stageWords = (code: string) => {
  const stage = wayStage(code) ?? stageByCode(code)
  return { fa: stage?.fa ?? code, en: stage?.en ?? code }
}

const approvedView = (by: ApprovedBy | null, nameOf: NameOf): PhaseView['approvedBy'] =>
  by === null
    ? null
    : by.kind === 'year'
      ? { kind: 'year', year: by.year, closedOn: by.closedAt, recordId: by.recordId }
      : {
          kind: 'gate',
          ...stageWords(by.stage),
          since: by.since,
          takenOver: by.takenOver,
          decision: nameOf(by.decisionId),
        }

/** Contracts of a cluster: the one in force first. Money only for the office, the auditor and the contract's own side. */
export async function contractViews(ctx: Ctx, see: ContractSee): Promise<ContractView[]> {
  const clusterId = see.cluster.id
  const contracts = await listContracts(ctx.db, clusterId)
  const [statements, approvals, heldOn] = await Promise.all([
    listStatements(
      ctx.db,
      contracts.map((contract) => contract.id),
    ),
    approvalsIn(ctx.db, ctx, clusterId),
    reportedDays(ctx.db, clusterId),
  ])
  const approvedOf = (contract: ContractRow) => approvals(contract.phases.map((phase) => phase.stage))
  const nameOf = await namesOf(ctx.db, [
    ...contracts.flatMap((contract) => [contract.person_id, contract.organisation_id, contract.decision_id]),
    ...contracts.flatMap((contract) =>
      [...approvedOf(contract).values()].map((by) => (by?.kind === 'gate' ? by.decisionId : null)),
    ),
    ...statements.flatMap((one) => [one.submitted_by, ...one.steps.map((step) => step.by)]),
  ])
  const views: ContractView[] = []
  for (const contract of contracts) {
    const own = await onOwnSide(ctx.db, ctx, contract)
    const sees = own || officeSees(ctx, see.cluster)
    const all = statements.filter((one) => one.contract_id === contract.id)
    const by = approvedOf(contract)
    const approved = new Set([...by].filter(([, one]) => one).map(([stage]) => stage))
    const deal = dealOf(contract)
    const asked = all.map(askedOf)
    const ledger = ledgerOf(deal, asked)
    const whyOf = (one: StatementRow): WhyNot[] =>
      isOpen(askedOf(one))
        ? whyNotPayable(deal, asked, askedOf(one), approved, {
            needed: contract.what === 'agent',
            ...periodOf(one, all, contract.from_day),
            heldOn,
          })
        : []
    views.push({
      id: contract.id,
      version: see.versionOf(contract.id),
      what: contract.what,
      own,
      party: nameOf(contract.person_id ?? contract.organisation_id)!,
      number: contract.number,
      signedOn: contract.signed_on,
      from: contract.from_day,
      until: contract.until_day,
      takenOver: contract.taken_over,
      decision: nameOf(contract.decision_id),
      endedOn: contract.ended_on,
      endCause: contract.end_cause,
      handover: contract.handover as unknown as Handover | null,
      phases: contract.phases.map((phase, place) => ({
        ...stageWords(phase.stage),
        ...phase,
        ...(sees ? ledger[place]! : { paid: '0', asked: '0', rest: '0' }),
        approvedBy: approvedView(by.get(phase.stage) ?? null, nameOf),
      })),
      money: sees
        ? {
            amount: contract.amount,
            approved: text(approvedAmount(deal, approved)),
            paid: text(paidOf(deal, asked)),
            payable: payableOf(deal, asked, approved),
            guarantee: contract.guarantee,
            statements: all.toReversed().map((one) => statementView(ctx, see, one, whyOf(one), nameOf)),
          }
        : null,
      may: {
        submit: may(agencyPolicy['agency.submitStatement'], ctx.actor, see.cluster, {
          own,
          office: officeSees(ctx, see.cluster),
        }),
      },
      marks: see.marksOf(contract.id),
    })
  }
  return views
}

function statementView(ctx: Ctx, see: ContractSee, row: StatementRow, whys: WhyNot[], nameOf: NameOf): StatementView {
  const before = row.steps.map((step) => step.by).filter((by) => by !== null)
  const next = nextStep(row.state)
  const first = whys[0]?.code
  const mayStep = (kind: 'check' | 'approve' | 'pay') => {
    const answer = may(agencyPolicy[`agency.${kind}Statement`], ctx.actor, see.cluster, { before })
    return answer === true && first ? first : answer
  }
  return {
    id: row.id,
    version: see.versionOf(row.id),
    number: row.number,
    submittedOn: row.submitted_on,
    submittedBy: nameOf(row.submitted_by),
    phases: row.phases.map((phase) => ({ ...stageWords(phase.stage), ...phase })),
    amount: row.amount,
    note: row.note,
    state: row.state,
    next,
    steps: row.steps.map((step) => ({ ...step, by: nameOf(step.by) })),
    why: whys.map(({ code, details }) => ({ code, ...see.explain(code, details) })),
    may: {
      ...(next ? { [next]: mayStep(next) } : {}),
      ...(next ? { return: may(agencyPolicy['agency.returnStatement'], ctx.actor, see.cluster, null) } : {}),
    },
    marks: see.marksOf(row.id),
  }
}
