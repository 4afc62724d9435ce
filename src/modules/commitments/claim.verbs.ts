import { systemActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { findRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { mayClaim, saysTheSame } from './claim.rules.ts'
import { findClaimByKey, insertClaim, insertClaimFiles, insertStep } from './claims.store.ts'
import type { commitmentsPolicy } from './commitments.policy.ts'
import { mayStep } from './ladder.ts'
import { type OpenLeaf, openLeafForChange } from './leaf.ts'
import { authorizeDeed } from './owners.ts'
import { renewLeafPoints } from './points.ts'
import { leafValue } from './progress/leafValue.ts'
import type { Step } from './progress/shapes.ts'
import { versionAt } from './progress/versions.ts'
import { type OpenTree, openTree } from './read.ts'
import { refusalOf } from './refusals.ts'
import { type FullClaim, type FullTerm, whyEnded } from './trees.shapes.ts'
import { findItemOfClaim, isSingle, lockTree } from './trees.store.ts'

export interface ClaimInput {
  asOf: string
  value?: string
  quantity?: string
  result: string
  reason?: string
  fileIds: readonly string[]
  onBehalf?: { personId?: string; organisationId?: string; how: string }
  /** One per form opened: the same claim sent twice is one claim. */
  key?: string
}

/** Terms of the version in force now; before the first freezing nothing can be claimed. */
function termNow({ tree }: OpenLeaf, itemId: string, ctx: Ctx): { term: FullTerm; isLeaf: boolean } {
  const version = versionAt(tree.versions, ctx.clock.today(), ctx.clock.now().toISOString())
  if (!version) throw refuse('commitments.notFrozenYet')
  const terms = tree.terms[version.id] ?? []
  const term = terms.find((one) => one.itemId === itemId)
  if (!term) throw notFound()
  return { term, isLeaf: !terms.some((one) => one.parentId === itemId) }
}

/** Locks and opens the tree of a record for a change. @throws 404 where it is not visible, 403 */
export async function openForChange(
  tx: Tx,
  ctx: Ctx,
  recordId: string | null,
  permission: keyof typeof commitmentsPolicy,
): Promise<OpenTree> {
  if (!recordId) throw notFound()
  await lockTree(tx, recordId)
  const open = await openTree(tx, ctx, recordId)
  authorizeDeed(permission, ctx.actor, open.record, open.tree)
  return open
}

/** Claims progress of a leaf with its evidence. Refusals: see `mayClaim`; nothing is stored then. */
export function claimProgress(ctx: Ctx, itemId: string, input: ClaimInput): Promise<{ claimId: string }> {
  return runVerb(ctx, 'commitments.claim', async (tx, entry) => {
    const open = await openLeafForChange(tx, ctx, itemId, 'commitments.claim')
    const first = input.key ? await findClaimByKey(tx, ctx.actor.personId, input.key) : null
    if (first) {
      if (first.itemId !== itemId) throw conflict('commitments.keyUsed')
      // its writer changed the text after a line that was cut: that it stands otherwise must not go unsaid
      if (!saysTheSame(first, input)) throw conflict('commitments.keySentOtherwise')
      // the form was sent twice: one claim, and nothing to write down
      entry(null)
      return { claimId: first.id }
    }
    await knownOnBehalf(tx, ctx, input.onBehalf)
    const { term, isLeaf } = termNow(open, itemId, ctx)
    const { tree, record } = open
    const at = ctx.clock.now()
    const approved = leafValue({
      claims: tree.claims,
      steps: tree.steps,
      line: tree.ladder.includes('approve') ? 'approved' : 'claimed',
      asOf: input.asOf,
      knownAt: at.toISOString(),
    })
    const verdict = mayClaim({
      term,
      isLeaf,
      claim: {
        asOf: input.asOf,
        value: input.value ?? null,
        quantity: input.quantity ?? null,
        reason: input.reason ?? null,
      },
      lastApproved: approved && { value: approved.value, asOf: approved.claim.asOf },
      today: ctx.clock.today(),
      treeClosed: tree.closedAt !== null,
      itemClosed: tree.closings.some((closing) => closing.item_id === itemId),
    })
    if (!verdict.ok) throw refusalOf(verdict, term.measure === 'quantity' ? { value: 'quantity' } : {})
    const claimId = newId()
    await insertClaim(tx, {
      id: claimId,
      item_id: itemId,
      as_of: input.asOf,
      value: input.value ?? null,
      quantity: input.quantity ?? null,
      result: input.result,
      reason: input.reason ?? null,
      made_by: ctx.actor.personId,
      for_person_id: input.onBehalf?.personId ?? null,
      for_organisation_id: input.onBehalf?.organisationId ?? null,
      how: input.onBehalf?.how ?? null,
      made_at: at,
      taken_over: false,
      idempotency_key: input.key ?? null,
    })
    const fileIds = [...new Set(input.fileIds)]
    await attachFiles(tx, at, ctx.actor, fileIds, record.id)
    await insertClaimFiles(tx, claimId, fileIds)
    const claim: FullClaim = {
      id: claimId,
      itemId,
      asOf: input.asOf,
      value: input.value ?? null,
      quantity: input.quantity ?? null,
      by: ctx.actor.personId,
      for: input.onBehalf?.personId ?? null,
      forOrganisationId: input.onBehalf?.organisationId ?? null,
      how: input.onBehalf?.how ?? null,
      at: at.toISOString(),
      reason: input.reason ?? null,
      result: input.result,
      takenOver: false,
      fileIds,
    }
    await renewLeafPoints(tx, ctx, tree, itemId, at, { claims: [claim] })
    entry({
      recordId: record.id,
      provinceId: record.provinceId,
      forPersonId: input.onBehalf?.personId ?? null,
      forOrganisationId: input.onBehalf?.organisationId ?? null,
      reason: input.reason ?? null,
      after: {
        item: itemId,
        title: term.title,
        claim: claimId,
        asOf: input.asOf,
        value: input.value ?? input.quantity ?? null,
        unit: input.quantity === undefined ? '٪' : (term.unit ?? ''),
        files: fileIds.length,
        ...(input.onBehalf ? { how: input.onBehalf.how } : {}),
      },
    })
    return { claimId }
  })
}

/** On whose behalf a claim may stand: a person of the register (their names are read everywhere), an organisation or unit within sight. */
async function knownOnBehalf(tx: Tx, ctx: Ctx, whom: ClaimInput['onBehalf']): Promise<void> {
  const asked = [
    ['personId', whom?.personId, ['person']],
    ['organisationId', whom?.organisationId, ['organisation', 'unit']],
  ] as const
  for (const [field, id, kinds] of asked) {
    if (!id) continue
    const record = await findRecord(tx, field === 'personId' ? systemActor : ctx.actor, id)
    if (!record || !(kinds as readonly string[]).includes(record.kind))
      throw refuse('kernel.halfOnBehalf', {}, [{ path: `onBehalf.${field}`, code: 'kernel.halfOnBehalf' }])
  }
}

/** The newest terms of an item, also one that the version in force has dropped: its claims stay what they were. */
function newestTerm({ tree }: OpenLeaf, itemId: string): FullTerm | undefined {
  return tree.versions
    .filter((version) => version.frozenAt !== null)
    .flatMap((version) => tree.terms[version.id]?.find((term) => term.itemId === itemId) ?? [])
    .at(-1)
}

/** A decision must be a resolution that this person can see. */
export async function knownDecision(tx: Tx, actor: Ctx['actor'], decisionId: string | null | undefined): Promise<void> {
  if (!decisionId || (await findRecord(tx, actor, decisionId, 'resolution'))) return
  const code = 'commitments.decisionUnknown'
  throw refuse(code, {}, [{ path: 'decisionId', code }])
}

export interface StepInput {
  value?: string
  reason?: string
  decisionId?: string
}

const permissionOf = {
  verify: 'commitments.verify',
  approve: 'commitments.approve',
  note: 'commitments.note',
  return: 'commitments.return',
  withdraw: 'commitments.withdraw',
} as const satisfies Record<Step['kind'], keyof typeof commitmentsPolicy>

/** Takes one step upon a claim: verify, return, approve, note or withdraw. Refusals: see `mayStep`. */
export function takeStep(
  ctx: Ctx,
  claimId: string,
  kind: Step['kind'],
  input: StepInput,
): Promise<{ recordId: string }> {
  return runVerb(ctx, permissionOf[kind], async (tx, entry) => {
    const open = await openLeafForChange(tx, ctx, await findItemOfClaim(tx, claimId), permissionOf[kind])
    // of a promise that stands alone its room judges: it knows what follows
    if (kind !== 'withdraw' && (await isSingle(tx, open.record.id))) throw refuse('commitments.roomJudges')
    const at = ctx.clock.now()
    const { claim, step } = await storeStep(tx, ctx, open, claimId, kind, input, at)
    await renewLeafPoints(tx, ctx, open.tree, claim.itemId, at, { steps: [step] })
    entry({
      recordId: open.record.id,
      provinceId: open.record.provinceId,
      reason: input.reason ?? null,
      after: {
        item: claim.itemId,
        title: newestTerm(open, claim.itemId)?.title ?? '',
        claim: claimId,
        claimed: claim.value ?? claim.quantity ?? null,
        value: input.value ?? null,
        decision: input.decisionId ?? null,
      },
    })
    return { recordId: open.record.id }
  })
}

/** Stores one step upon a claim after the rules of the ladder. The caller has locked and opened the tree. */
export async function storeStep(
  tx: Tx,
  ctx: Ctx,
  open: OpenLeaf,
  claimId: string,
  kind: Step['kind'],
  input: StepInput,
  at: Date,
): Promise<{ claim: FullClaim; step: Step }> {
  const { tree } = open
  const claim = tree.claims.find((one) => one.id === claimId)
  if (!claim) throw notFound()
  // what has ended is final; that the council noted it may still be written down
  const end = kind === 'note' ? null : whyEnded(tree, claim.itemId)
  if (end) throw refuse(end)
  const verdict = mayStep({
    ladder: tree.ladder,
    claim,
    steps: tree.steps.filter((step) => step.claimId === claimId),
    step: { kind, by: ctx.actor.personId, value: input.value ?? null, reason: input.reason ?? null },
    measure: newestTerm(open, claim.itemId)?.measure,
  })
  if (!verdict.ok) throw refusalOf(verdict, { quantity: 'value' })
  await knownDecision(tx, ctx.actor, input.decisionId)
  const id = newId()
  const by = ctx.actor.personId
  const { value = null, reason = null, decisionId = null } = input
  const row = { id, claim_id: claimId, kind, value, reason, made_by: by, made_at: at, decision_id: decisionId }
  await insertStep(tx, row)
  return { claim, step: { id, claimId, kind, value, reason, by, at: at.toISOString(), decisionId } }
}
