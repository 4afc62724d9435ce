import type { Ctx } from '../../../kernel/context.ts'
import { addJalaliMonths } from '../../../kernel/fa/index.ts'
import { may } from '../../../kernel/policy.ts'
import { clustersPolicy } from '../clusters.policy.ts'
import type { When } from '../clusters.rules.ts'
import type { Bylaw } from '../gates/bylaw.ts'
import type { DelegationView } from '../gates/gates.schema.ts'
import { reportsOf } from '../gates/papers.store.ts'
import { paperShapes } from '../gates/papers.view.ts'
import { findDelegation } from './delegation.store.ts'

/** The delegation of a cluster on a day with its reports, for those inside; null where it is not delegated. */
export async function delegationView(
  ctx: Ctx,
  cluster: { id: string; provinceId: string },
  bylaw: Bylaw,
  when: When & { isPast: boolean },
  marks: DelegationView['reports'][number]['marks'],
): Promise<DelegationView | null> {
  const found = await findDelegation(ctx.db, cluster.id, when.asOf)
  if (!found) return null
  const { id, organisationId, organisation, since } = found
  const reports = (await reportsOf(ctx.db, [id])).filter(
    (one) => one.dated <= when.asOf && one.made_at.toISOString() <= when.knownAt,
  )
  const shown = await paperShapes(ctx, reports, marks, () => false)
  const { reportEveryMonths, clause } = bylaw.delegation
  const report = clustersPolicy['clusters.reportDelegation']
  return {
    id,
    custodian: { id: organisationId, name: organisation },
    since,
    everyMonths: reportEveryMonths,
    clause: bylaw.clauseOf(clause),
    due: addJalaliMonths(reports[0]?.dated ?? since, reportEveryMonths),
    reports: reports.map((one) => shown.get(one.id)!),
    mayReport: when.isPast
      ? 'clusters.pastDate'
      : may(report, ctx.actor, { organisationId, provinceId: cluster.provinceId }, null),
  }
}
