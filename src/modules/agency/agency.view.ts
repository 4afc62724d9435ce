import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { partsOn, stagesReached } from '../clusters/index.ts'
import { handoverSigners, proposedPhases, reportParts, way, wayStage } from './agency.bylaw.ts'
import { officeSees } from './agency.entry.ts'
import { agencyPolicy } from './agency.policy.ts'
import type { AgencyView } from './agency.schema.ts'
import { posts, type VisitPart } from './agency.tables.ts'
import { contractViews, type Explain } from './contract.view.ts'
import { recordsOfCluster } from './marks.read.ts'
import { tenderViews } from './tender.view.ts'
import { periodViews, visitViews } from './visit.view.ts'

const asked = [
  'openTender',
  'enterBid',
  'score',
  'decideTender',
  'engage',
  'takeOverContract',
  'visit',
  'excuseVisit',
  'handOver',
] as const

/**
 * The agency of a cluster: its team, tenders, contracts with what is paid and why not, visits and those that are missing.
 * @throws 404 for who has no part in it, a unit's owner for one: not even that there is a contract
 */
export async function agencyView(ctx: Ctx, clusterId: string, explain: Explain): Promise<AgencyView> {
  const cluster = await getRecord(ctx.db, ctx.actor, clusterId, 'cluster')
  if (may(agencyPolicy['agency.see'], ctx.actor, cluster, null) !== true) throw notFound()
  const records = await recordsOfCluster(ctx, clusterId)
  const [people, contracts, visits, { stages }] = await Promise.all([
    partsOn(ctx.db, clusterId, ctx.clock.today()),
    contractViews(ctx, { cluster, ...records, explain }),
    visitViews(ctx, { cluster, mayVisit: may(agencyPolicy['agency.visit'], ctx.actor, cluster, null), ...records }),
    stagesReached(ctx.db, ctx, clusterId),
  ])
  const tenders = await tenderViews(ctx, clusterId, {
    amounts: officeSees(ctx, cluster),
    ...records,
  })
  // a contract begins with the diagnosis, or where the cluster stands by then
  const here = way.findLast((stage) => stages.has(stage.code))
  const from =
    way.indexOf(here ?? way[0]!) > way.findIndex((stage) => stage.code === 'diagnostic') ? here!.code : 'diagnostic'
  return {
    cluster: { id: clusterId, name: cluster.title, version: cluster.version, provinceId: cluster.provinceId },
    company: people.find((row) => row.part === 'executingAgency')?.name ?? null,
    team: people
      .filter((row) => row.personId !== null && [...posts, 'supervisor', 'expert'].includes(row.part))
      .map((row) => ({ part: row.part, person: { id: row.personId!, name: row.name }, from: row.from })),
    tenders,
    contracts,
    visits,
    periods: await periodViews(ctx, clusterId),
    proposed: proposedPhases(from).map(({ stage, weight }) => {
      const { fa, en } = wayStage(stage)!
      return { stage, fa, en, weight }
    }),
    reportParts: reportParts.map(({ code, fa, en }) => ({ code: code as VisitPart, fa, en })),
    signers: [...handoverSigners],
    may: Object.fromEntries(asked.map((name) => [name, may(agencyPolicy[`agency.${name}`], ctx.actor, cluster, null)])),
  }
}
