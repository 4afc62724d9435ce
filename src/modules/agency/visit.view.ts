import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/fa/index.ts'
import { listFiles } from '../../kernel/files/attach.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { stageByCode } from '../clusters/index.ts'
import { reportParts, reportWithin } from './agency.bylaw.ts'
import { agencyPolicy } from './agency.policy.ts'
import type { PeriodView, VisitView } from './agency.schema.ts'
import { findVisit, listVisits } from './agency.store.ts'
import type { VisitPart } from './agency.tables.ts'
import { type MarksOf, recordsOfCluster } from './marks.read.ts'
import { periodsOf } from './visits.read.ts'

type Row = Awaited<ReturnType<typeof listVisits>>[number]
interface See {
  cluster: { id: string; title: string }
  mayVisit: true | string
  marksOf: MarksOf
  versionOf: (id: string) => number
}

async function shown(ctx: Ctx, rows: readonly Row[], see: See): Promise<VisitView[]> {
  const [nameOf, files] = await Promise.all([
    namesOf(
      ctx.db,
      rows.map((row) => row.reported_by),
    ),
    listFiles(
      ctx.db,
      rows.flatMap((row) => row.photos),
    ),
  ])
  const mayChange = (row: Row) =>
    row.state === 'planned' ? see.mayVisit : `agency.visit${row.state === 'reported' ? 'Reported' : 'Cancelled'}`
  return rows.map((row) => ({
    id: row.id,
    version: see.versionOf(row.id),
    cluster: { id: see.cluster.id, name: see.cluster.title },
    state: row.state,
    plannedOn: row.planned_on,
    heldOn: row.held_on,
    reportedAt: row.reported_at?.toISOString() ?? null,
    reportedBy: nameOf(row.reported_by),
    onPaper: row.on_paper,
    late: row.reported_at !== null && dayInTehran(row.reported_at) > addDays(row.held_on!, reportWithin),
    parts: reportParts.map(({ code, fa, en }) => ({
      code: code as VisitPart,
      fa,
      en,
      text: row.parts?.[code as VisitPart] ?? '',
    })),
    judgement: row.judgement,
    photos: row.photos.flatMap((id) => {
      const file = files.get(id)
      return file ? [{ id, name: file.name, mediaType: file.mediaType }] : []
    }),
    cancelReason: row.cancel_reason,
    may: { report: mayChange(row), cancel: mayChange(row) },
    marks: see.marksOf(row.id),
  }))
}

/** Visits of a cluster, newest first. */
export const visitViews = async (ctx: Ctx, see: See): Promise<VisitView[]> =>
  shown(ctx, await listVisits(ctx.db, see.cluster.id), see)

/** One visit. @throws 404 where it is not visible */
export async function visitView(ctx: Ctx, id: string): Promise<VisitView> {
  const record = await getRecord(ctx.db, ctx.actor, id, 'visit')
  if (may(agencyPolicy['agency.see'], ctx.actor, record, null) !== true) throw notFound()
  const row = await findVisit(ctx.db, id)
  const cluster = await getRecord(ctx.db, ctx.actor, row.cluster_id, 'cluster')
  const mayVisit = may(agencyPolicy['agency.visit'], ctx.actor, record, null)
  return (await shown(ctx, [row], { cluster, mayVisit, ...(await recordsOfCluster(ctx, cluster.id)) }))[0]!
}

/** Periods in which a visit is due, newest first: held, due now, missing or excused. */
export const periodViews = async (ctx: Ctx, clusterId: string): Promise<PeriodView[]> =>
  (await periodsOf(ctx.db, ctx, clusterId)).periods.toReversed().map(({ stage, ...period }) => ({
    ...period,
    fa: stageByCode(stage)?.fa ?? stage,
    en: stageByCode(stage)?.en ?? stage,
  }))
