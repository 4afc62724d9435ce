import './diagnosis.tables.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { visible } from '../../kernel/records.ts'
import { pointKinds } from './diagnosis.points.ts'
import type {
  DiagnosticPointsTable,
  DiagnosticRemarksTable,
  DiagnosticReportsTable,
  DiagnosticSectionsTable,
  DiagnosticStepsTable,
} from './diagnosis.tables.ts'

export const findReport = (db: Db | Tx, id: string) =>
  db.selectFrom('diagnostic_reports').selectAll().where('id', '=', id).executeTakeFirst()

/** Editions of a cluster within sight, oldest first. */
export const listReports = (db: Db | Tx, actor: Actor | null, clusterId: string) =>
  db
    .selectFrom('diagnostic_reports')
    .innerJoin('records', 'records.id', 'diagnostic_reports.id')
    .selectAll('diagnostic_reports')
    .where('diagnostic_reports.cluster_id', '=', clusterId)
    .where(visible(actor))
    .orderBy('n')
    .execute()

/** Editions of a cluster, whoever asks: for rules and conditions. */
export const everyReport = (db: Db | Tx, clusterId: string) => listReports(db, systemActor, clusterId)

/** Two who open an edition at once: the second is refused by name. */
export async function insertReport(tx: Tx, row: DiagnosticReportsTable): Promise<void> {
  try {
    await tx.insertInto('diagnostic_reports').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error)?.endsWith('_key')) throw conflict('diagnosis.draftExists', { edition: String(row.n) })
    throw error
  }
}

export const listSteps = (db: Db | Tx, reportIds: readonly string[]): Promise<DiagnosticStepsTable[]> =>
  reportIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('diagnostic_steps')
        .selectAll()
        .where('report_id', 'in', [...reportIds])
        .orderBy('made_at')
        .execute()
export const insertStep = (tx: Tx, row: DiagnosticStepsTable) => tx.insertInto('diagnostic_steps').values(row).execute()

export const listSections = (db: Db | Tx, reportId: string): Promise<DiagnosticSectionsTable[]> =>
  db.selectFrom('diagnostic_sections').selectAll().where('report_id', '=', reportId).execute()

/** Writes a section that stood in `version` (0: not yet written); null: somebody wrote it since. */
export async function putSection(tx: Tx, row: DiagnosticSectionsTable): Promise<number | null> {
  const { report_id, section, version, ...words } = row
  const written =
    version === 0
      ? await tx
          .insertInto('diagnostic_sections')
          .values({ ...row, version: 1 })
          .onConflict((oc) => oc.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('diagnostic_sections')
          .set({ ...words, version: version + 1 })
          .where('report_id', '=', report_id)
          .where('section', '=', section)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  return written?.version ?? null
}

/** Remarks with what was said to them, oldest first. */
export const listRemarks = (db: Db | Tx, reportIds: readonly string[]): Promise<DiagnosticRemarksTable[]> =>
  reportIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('diagnostic_remarks')
        .selectAll()
        .where('report_id', 'in', [...reportIds])
        .orderBy('made_at')
        .orderBy('id')
        .execute()
export const findRemark = (db: Db | Tx, id: string) =>
  db.selectFrom('diagnostic_remarks').selectAll().where('id', '=', id).where('to_remark', 'is', null).executeTakeFirst()
export const insertRemark = (tx: Tx, row: DiagnosticRemarksTable) =>
  tx.insertInto('diagnostic_remarks').values(row).execute()

/** List by list in the order of paper, each in its own order. */
export async function listPoints(db: Db | Tx, reportId: string): Promise<DiagnosticPointsTable[]> {
  const rows = await db
    .selectFrom('diagnostic_points')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('position')
    .execute()
  return pointKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

/** Writes the lists whole. `expected`: the version on screen; false when somebody wrote them since. */
export async function replacePoints(
  tx: Tx,
  reportId: string,
  expected: number,
  rows: readonly DiagnosticPointsTable[],
): Promise<boolean> {
  const held = await tx
    .updateTable('diagnostic_reports')
    .set({ points_version: expected + 1 })
    .where('id', '=', reportId)
    .where('points_version', '=', expected)
    .returning('id')
    .executeTakeFirst()
  if (!held) return false
  await tx.deleteFrom('diagnostic_points').where('report_id', '=', reportId).execute()
  await insertPoints(tx, rows)
  return true
}
export const insertPoints = async (tx: Tx, rows: readonly DiagnosticPointsTable[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('diagnostic_points')
      .values([...rows])
      .execute()
}

/** Copies sections and lists of an edition into the one that takes its place. */
export async function copyContent(tx: Tx, fromId: string, toId: string, by: string | null, at: Date): Promise<void> {
  const sections = await listSections(tx, fromId)
  if (sections.length > 0)
    await tx
      .insertInto('diagnostic_sections')
      .values(sections.map((row) => ({ ...row, report_id: toId, version: 1, written_by: by, written_at: at })))
      .execute()
  const points = await listPoints(tx, fromId)
  await insertPoints(
    tx,
    points.map((row) => ({ ...row, report_id: toId })),
  )
}

/** Identities that pressure points and entries of any edition of a cluster have. */
export const everyPointId = async (db: Db | Tx, clusterId: string): Promise<Set<string>> =>
  new Set(
    (
      await db
        .selectFrom('diagnostic_points')
        .innerJoin('diagnostic_reports', 'diagnostic_reports.id', 'diagnostic_points.report_id')
        .select('point_id')
        .where('cluster_id', '=', clusterId)
        .execute()
    ).map((row) => row.point_id),
  )

/** Pressure points of every edition of a cluster, latest edition first. */
export const listPressurePoints = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('diagnostic_points')
    .innerJoin('diagnostic_reports', 'diagnostic_reports.id', 'diagnostic_points.report_id')
    .selectAll('diagnostic_points')
    .select('diagnostic_reports.n as n')
    .where('cluster_id', '=', clusterId)
    .where('kind', '=', 'pressure')
    .orderBy('n', 'desc')
    .orderBy('position')
    .execute()
