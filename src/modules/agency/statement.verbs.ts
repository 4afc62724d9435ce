import { holds } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { toPersianDigits } from '../../kernel/fa/index.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { getRecord, insertRecord, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { clean, notAhead, onOwnSide, prose } from './agency.entry.ts'
import { type AgencyPermission, agencyPolicy } from './agency.policy.ts'
import { findStatement, insertStatement, listStatements, lockContract, setSteps } from './agency.store.ts'
import type { Step, StepKind } from './agency.tables.ts'
import { askedOf, dealOf, whyOf } from './approvals.read.ts'
import type { StatementBody } from './bodies.schema.ts'
import { checkAsked, isOpen, nextStep, notPayable } from './payment.rules.ts'

/**
 * Submits a payment statement for phases of a contract. A phase that is not approved yet may be asked for; it is not paid until it is.
 * @throws 403 `agency.notYourContract`; 409 `agency.phasePaid`, `agency.phaseAsked`; 422 `agency.aboveClaimed`, `agency.partAboveRest`,
 *   `agency.futureDay`, `agency.beforeContract`
 */
export const submitStatement = (ctx: Ctx, contractId: string, input: StatementBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.submitStatement', async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, contractId, 'contract')
    const contract = await lockContract(tx, contractId)
    const own = await onOwnSide(tx, ctx, contract)
    const office = holds(ctx.actor, ['expert'], record)
    authorize(agencyPolicy['agency.submitStatement'], ctx.actor, record, { own, office })
    await touchRecord(tx, record, null)
    notAhead(ctx, 'submittedOn', input.submittedOn)
    if (input.submittedOn < contract.from_day) {
      const details = { from: contract.from_day }
      throw refuse('agency.beforeContract', details, [{ path: 'submittedOn', code: 'agency.beforeContract', details }])
    }
    const all = await listStatements(tx, [contractId])
    checkAsked(dealOf(contract), all.map(askedOf), input)
    const number = (all.at(-1)?.number ?? 0) + 1
    const id = newId()
    const { provinceId, clusterId } = record
    const title = `صورت‌وضعیت ${toPersianDigits(String(number))}، ${record.title}`
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'statement', title, provinceId, clusterId })
    await insertStatement(tx, {
      id,
      contract_id: contractId,
      number,
      submitted_on: input.submittedOn,
      phases: JSON.stringify(input.phases),
      amount: input.amount,
      note: prose(input.note ?? ''),
      submitted_by: ctx.actor.personId || null,
      entered_at: ctx.clock.now(),
    })
    entry({
      recordId: id,
      provinceId,
      after: { number, submittedOn: input.submittedOn, phases: input.phases.map((phase) => phase.stage) },
      forPersonId: own ? null : (input.onBehalf?.personId ?? contract.person_id),
      forOrganisationId: own ? null : (input.onBehalf?.organisationId ?? contract.organisation_id),
    })
    return { id }
  })

const permissionOf = {
  check: 'agency.checkStatement',
  approve: 'agency.approveStatement',
  pay: 'agency.payStatement',
  return: 'agency.returnStatement',
} as const satisfies Record<StepKind, AgencyPermission>

/**
 * Takes the next step of a statement: check, approve, pay, each by another person, each only while all of it can be paid from approved
 * phases; or returns it with the reason, so that it can be asked for anew.
 * @throws 403 `agency.sameHand`; 409 `agency.notThisStep`; 422 `agency.aboveApproved`, `agency.phaseNotApproved`, `agency.visitReportMissing`
 */
function stepStatement(
  ctx: Ctx,
  id: string,
  kind: StepKind,
  input: { version?: number | undefined; reason?: string; paper?: string },
): Promise<{ id: string }> {
  return runVerb(ctx, `agency.${kind}Statement`, async (tx, entry) => {
    const record = await getRecord(tx, ctx.actor, id, 'statement')
    const { contract_id } = await findStatement(tx, id)
    // all money of a contract moves one after the other
    const contract = await lockContract(tx, contract_id)
    const all = await listStatements(tx, [contract_id])
    const statement = all.find((one) => one.id === id)!
    const before = statement.steps.map((step) => step.by).filter(Boolean)
    authorize(agencyPolicy[permissionOf[kind]] as never, ctx.actor, record, { before })
    await touchRecord(tx, record, input.version ?? null)
    if (kind === 'return' ? !isOpen(askedOf(statement)) : nextStep(statement.state) !== kind)
      throw conflict(`agency.notThisStep.${statement.state}`)
    if (kind !== 'return') {
      const refusal = notPayable(await whyOf(tx, ctx, contract, statement, all))
      if (refusal) throw refusal
    }
    const step: Step = {
      kind,
      by: ctx.actor.personId || null,
      at: ctx.clock.now().toISOString(),
      reason: input.reason ? clean(input.reason) : null,
      paper: input.paper ? clean(input.paper) : null,
    }
    await setSteps(tx, id, [...statement.steps, step])
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: { state: statement.state },
      after: { state: kind, number: statement.number, paper: step.paper },
      reason: step.reason,
    })
    return { id }
  })
}

export const checkStatement = (ctx: Ctx, id: string, input: { version?: number | undefined }) =>
  stepStatement(ctx, id, 'check', input)
export const approveStatement = (ctx: Ctx, id: string, input: { version?: number | undefined }) =>
  stepStatement(ctx, id, 'approve', input)
/** Pays it by a paper of the accounts, whose number is kept. */
export const payStatement = (ctx: Ctx, id: string, input: { paper: string; version?: number | undefined }) =>
  stepStatement(ctx, id, 'pay', input)
export const returnStatement = (ctx: Ctx, id: string, input: { reason: string; version?: number | undefined }) =>
  stepStatement(ctx, id, 'return', input)
