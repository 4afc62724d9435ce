import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { FileView } from '../../kernel/files/attach.ts'
import { listFiles } from '../../kernel/files/attach.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import type { RecordRow } from '../../kernel/records.ts'
import type { commitmentsPolicy } from './commitments.policy.ts'
import type { ClaimView } from './commitments.schema.ts'
import { claimState, mayStep } from './ladder.ts'
import { mayDo } from './owners.ts'
import { claimedValue, type StepKind } from './progress/shapes.ts'
import { type FullClaim, type FullTerm, type FullTree, whyEnded } from './trees.shapes.ts'

/** Everything that showing claims of a tree needs, fetched once. */
export interface ClaimSetting {
  actor: Actor
  record: RecordRow
  tree: FullTree
  nameOf: NameOf
  files: ReadonlyMap<string, FileView>
}

/** @param besides ids to be named that stand in no row of the tree */
export async function claimSetting(
  db: Db | Tx,
  actor: Actor,
  record: RecordRow,
  tree: FullTree,
  besides: readonly (string | null)[] = [],
): Promise<ClaimSetting> {
  const people = [
    ...besides,
    ...tree.claims.flatMap((claim) => [claim.by, claim.for, claim.forOrganisationId]),
    ...tree.steps.flatMap((step) => [step.by, step.decisionId]),
    ...tree.versions.map((version) => version.decisionId),
    ...Object.values(tree.terms).flatMap((terms) =>
      terms.flatMap((term) => [term.ownerPersonId, term.ownerOrganisationId]),
    ),
  ]
  const [nameOf, files] = await Promise.all([
    namesOf(db, people),
    listFiles(
      db,
      tree.claims.flatMap((claim) => claim.fileIds),
    ),
  ])
  return { actor, record, tree, nameOf, files }
}

const permissionOf: Record<StepKind, keyof typeof commitmentsPolicy> = {
  verify: 'commitments.verify',
  return: 'commitments.return',
  approve: 'commitments.approve',
  note: 'commitments.note',
  withdraw: 'commitments.withdraw',
}

/** A claim as people see it: who, when, value, result, evidence, the steps upon it, and what this reader may do now. */
export function claimView(
  { actor, record, tree, nameOf, files }: ClaimSetting,
  claim: FullClaim,
  term: FullTerm,
): ClaimView {
  const steps = tree.steps.filter((step) => step.claimId === claim.id)
  const { state, awaits } = claimState(tree.ladder, claim, steps)
  const answer = (kind: StepKind): true | string => {
    const allowed = mayDo(permissionOf[kind], actor, record, tree)
    if (allowed !== true) return allowed
    const end = kind === 'note' ? null : whyEnded(tree, claim.itemId)
    if (end) return end
    const verdict = mayStep({ ladder: tree.ladder, claim, steps, step: { kind, by: actor.personId, reason: '…' } })
    return verdict.ok ? true : `commitments.${verdict.code}`
  }
  return {
    id: claim.id,
    recordId: record.id,
    itemId: claim.itemId,
    title: term.title,
    weight: term.weight,
    measure: term.measure,
    unit: term.unit ?? null,
    target: term.target ?? null,
    asOf: claim.asOf,
    value: claimedValue(claim),
    result: claim.result,
    reason: claim.reason ?? null,
    by: nameOf(claim.by),
    forWhom: nameOf(claim.for) ?? nameOf(claim.forOrganisationId),
    how: claim.how,
    at: claim.at,
    takenOver: claim.takenOver ?? false,
    files: claim.fileIds.flatMap((id) => files.get(id) ?? []),
    steps: steps.map((step) => ({
      kind: step.kind,
      value: step.value ?? null,
      reason: step.reason ?? null,
      by: nameOf(step.by),
      at: step.at,
      decision: nameOf(step.decisionId),
    })),
    state,
    awaits,
    may: Object.fromEntries((Object.keys(permissionOf) as StepKind[]).map((kind) => [kind, answer(kind)])),
  }
}
