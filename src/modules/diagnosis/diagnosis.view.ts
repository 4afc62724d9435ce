import type { Ctx } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/tables.ts'
import { notFound } from '../../kernel/errors.ts'
import { listFiles } from '../../kernel/files/attach.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord, listProvenance, type RecordRow } from '../../kernel/records.ts'
import { clusterWithin } from './diagnosis.entry.ts'
import { diagnosisPolicy } from './diagnosis.policy.ts'
import {
  type Block,
  whyNotAccepted,
  whyNotApproved,
  whyNotDiscarded,
  whyNotGivenBack,
  whyNotOpened,
  whyNotRemarked,
  whyNotWritten,
} from './diagnosis.rules.ts'
import type { DiagnosisView, EditionLine, PointView, RemarkView, ReportView, SectionView } from './diagnosis.schema.ts'
import { sectionKinds } from './diagnosis.sections.ts'
import { type Edition, living, remarksOf, standingsOf } from './diagnosis.standing.ts'
import { listPoints, listReports, listSections } from './diagnosis.store.ts'
import type { DiagnosticPointsTable } from './diagnosis.tables.ts'

/** Names of everybody who did something in these editions, and of the resolutions. */
export const namesIn = (db: Db, editions: readonly Edition[]): Promise<NameOf> =>
  namesOf(
    db,
    editions.flatMap(({ row, steps, said }) => [
      row.opened_by,
      ...steps.flatMap((step) => [step.made_by, step.decision_id]),
      ...said.flatMap((one) => [one.made_by, one.for_person_id]),
    ]),
  )

const nameIn = (nameOf: NameOf, id: string | null) => nameOf(id)?.name ?? null

export const editionLine = (edition: Edition, nameOf: NameOf): EditionLine => ({
  id: edition.row.id,
  n: edition.n,
  first: edition.row.based_on === null,
  state: edition.state,
  reason: edition.row.reason,
  openedAt: edition.row.opened_at.toISOString(),
  openedBy: nameIn(nameOf, edition.row.opened_by),
  stateAt: (edition.steps.at(-1)?.made_at ?? edition.row.opened_at).toISOString(),
  openRemarks: edition.remarks.filter((state) => state === 'open').length,
  remarks: edition.remarks.filter((state) => state !== 'withdrawn').length,
})

export const remarkViews = (edition: Edition, nameOf: NameOf): RemarkView[] =>
  remarksOf(edition.said).map(({ row, answers, state }) => ({
    id: row.id,
    section: row.section,
    n: edition.n,
    text: row.body!,
    by: nameIn(nameOf, row.made_by),
    at: row.made_at.toISOString(),
    said: row.for_person_id
      ? { name: nameIn(nameOf, row.for_person_id) ?? '', how: row.reached_by!, dated: row.dated! }
      : null,
    state,
    answers: answers.map((one) => ({
      how: one.how!,
      text: one.body,
      by: nameIn(nameOf, one.made_by),
      at: one.made_at.toISOString(),
    })),
  }))

export const pointView = (row: DiagnosticPointsTable): PointView => ({
  id: row.point_id,
  kind: row.kind,
  position: row.position,
  text: row.body,
  weight: row.weight,
  evidence: row.evidence,
  from: row.led_by,
})

/** The editions of a cluster's diagnostic study. @throws 404 to whoever has the cluster not within reach */
export async function diagnosisOf(ctx: Ctx, clusterId: string): Promise<DiagnosisView> {
  const cluster = await clusterWithin(ctx.db, ctx, clusterId)
  const all = await standingsOf(ctx.db, await listReports(ctx.db, ctx.actor, clusterId))
  const editions = living(all)
  const nameOf = await namesIn(ctx.db, editions)
  return {
    cluster: { id: cluster.id, title: cluster.title, province: cluster.provinceId },
    editions: editions.map((edition) => editionLine(edition, nameOf)),
    nextNumber: (all.at(-1)?.n ?? 0) + 1,
    may: { write: may(diagnosisPolicy['diagnosis.write'], ctx.actor, cluster, null) },
  }
}

/** The edition of that id with the others of its study. @throws 404 */
export async function openEditions(ctx: Ctx, id: string) {
  const record = await getRecord(ctx.db, ctx.actor, id, 'diagnosticReport')
  const editions = await standingsOf(ctx.db, await listReports(ctx.db, ctx.actor, record.clusterId!))
  const edition = editions.find((one) => one.row.id === id)
  if (!edition) throw notFound()
  return { record, editions, edition }
}

/** One edition: its sections and lists, the remarks on it and on the one before, its steps, and what the reader may do. */
export async function reportView(ctx: Ctx, id: string): Promise<ReportView> {
  const { record, editions, edition } = await openEditions(ctx, id)
  const base = editions.find((one) => one.row.id === edition.row.based_on)
  const [nameOf, sections, points, marks, cluster] = await Promise.all([
    namesIn(ctx.db, editions),
    sectionViews(ctx.db, id),
    listPoints(ctx.db, id),
    listProvenance(ctx.db, id),
    getRecord(ctx.db, ctx.actor, record.clusterId!),
  ])
  return {
    id,
    version: record.version,
    cluster: { id: cluster.id, title: cluster.title, province: cluster.provinceId },
    n: edition.n,
    state: edition.state,
    reason: edition.row.reason,
    basedOn: base?.n ?? null,
    editions: editions.map((one) => editionLine(one, nameOf)),
    sections,
    pointsVersion: edition.row.points_version,
    points: points.map(pointView),
    remarks: remarkViews(edition, nameOf),
    earlier: base ? remarkViews(base, nameOf) : [],
    steps: edition.steps.map((step) => ({
      step: step.step,
      by: nameIn(nameOf, step.made_by),
      at: step.made_at.toISOString(),
      note: step.note,
      decision: nameOf(step.decision_id),
      dated: step.dated,
    })),
    marks,
    may: mayHere(ctx, record, edition, living(editions).at(-1)),
  }
}

/** Every section in its order, written or not. */
export async function sectionViews(db: Db, reportId: string): Promise<SectionView[]> {
  const rows = new Map((await listSections(db, reportId)).map((row) => [row.section, row]))
  const all = [...rows.values()]
  const [files, nameOf] = await Promise.all([
    listFiles(
      db,
      all.flatMap((row) => row.file_id ?? []),
    ),
    namesOf(
      db,
      all.map((row) => row.written_by),
    ),
  ])
  return sectionKinds.map(({ code, fa, en, asks, optional }) => {
    const row = rows.get(code)
    const file = row?.file_id ? files.get(row.file_id) : undefined
    return {
      code,
      fa,
      en,
      asks,
      optional: optional ?? false,
      text: row?.body ?? '',
      file: file ? { id: file.id, name: file.name, size: file.size } : null,
      version: row?.version ?? 0,
      writtenBy: row ? nameIn(nameOf, row.written_by) : null,
      writtenAt: row?.written_at.toISOString() ?? null,
    }
  })
}

/** Each deed: true, or why not: first who, then how the edition stands. */
function mayHere(ctx: Ctx, record: RecordRow, edition: Edition, last: Edition | undefined): ReportView['may'] {
  const answer = (permission: keyof typeof diagnosisPolicy, block: Block | null) => {
    const allowed = may(diagnosisPolicy[permission], ctx.actor, record, { submittedBy: edition.submittedBy })
    return allowed === true ? (block?.code ?? true) : allowed
  }
  const answering =
    edition.state === 'returned' && last === edition ? null : { code: 'diagnosis.notGivenBack', details: {} }
  const isLast = last === edition
  return {
    write: answer('diagnosis.write', whyNotWritten(edition)),
    discard: answer('diagnosis.discard', whyNotDiscarded(edition)),
    submit: answer('diagnosis.submit', whyNotWritten(edition)),
    remark: answer('diagnosis.judge', whyNotRemarked(edition)),
    typeRemark: answer('diagnosis.typeRemark', whyNotRemarked(edition)),
    answer: answer('diagnosis.answer', answering),
    giveBack: answer('diagnosis.judge', whyNotGivenBack(edition)),
    accept: answer('diagnosis.judge', whyNotAccepted(edition)),
    approve: answer('diagnosis.approve', whyNotApproved(edition)),
    openNext: answer('diagnosis.write', isLast ? whyNotOpened(last) : { code: 'diagnosis.notLast', details: {} }),
  }
}
