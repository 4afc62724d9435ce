import type { Db, Tx } from '../../kernel/db/tables.ts'
import { type RemarkState, remarkState, type Standing, stateOf } from './diagnosis.rules.ts'
import { everyReport, listRemarks, listSteps } from './diagnosis.store.ts'
import type { DiagnosticRemarksTable, DiagnosticReportsTable, DiagnosticStepsTable } from './diagnosis.tables.ts'

/** An edition with the steps it went and the remarks on it. */
export interface Edition extends Standing {
  row: DiagnosticReportsTable
  steps: readonly DiagnosticStepsTable[]
  said: readonly DiagnosticRemarksTable[]
}

/** A remark of an edition with what was said to it, oldest first. */
export const remarksOf = (said: readonly DiagnosticRemarksTable[]) =>
  said
    .filter((row) => row.to_remark === null)
    .map((row) => {
      const answers = said.filter((one) => one.to_remark === row.id)
      const state: RemarkState = remarkState(answers.map(({ how }) => ({ how: how! })))
      return { row, answers, state }
    })

/** Where each of these editions of one cluster stands. */
export async function standingsOf(db: Db | Tx, rows: readonly DiagnosticReportsTable[]): Promise<Edition[]> {
  const ids = rows.map((row) => row.id)
  const steps = Map.groupBy(await listSteps(db, ids), (row) => row.report_id)
  const said = Map.groupBy(await listRemarks(db, ids), (row) => row.report_id)
  const isDiscarded = (id: string) => steps.get(id)?.some(({ step }) => step === 'discard') ?? false
  const lastN = Math.max(0, ...rows.flatMap((row) => (isDiscarded(row.id) ? [] : row.n)))
  return rows.map((row) => {
    const made = steps.get(row.id) ?? []
    const remarks = said.get(row.id) ?? []
    return {
      row,
      steps: made,
      said: remarks,
      state: stateOf(made.map(({ step }) => step)),
      n: row.n,
      lastN,
      remarks: remarksOf(remarks).map(({ state }) => state),
      submittedBy: made.find(({ step }) => step === 'submit')?.made_by ?? null,
    }
  })
}

/** Those that count: a discarded draft is kept to be read, and nothing follows from it. */
export const living = (editions: readonly Edition[]): Edition[] => editions.filter(({ state }) => state !== 'discarded')

/** All editions of a cluster, discarded drafts too, oldest first, whoever asks. */
export const allEditionsOf = async (db: Db | Tx, clusterId: string): Promise<Edition[]> =>
  standingsOf(db, await everyReport(db, clusterId))

/** The editions of a cluster that count, oldest first, whoever asks. */
export const editionsOf = async (db: Db | Tx, clusterId: string): Promise<Edition[]> =>
  living(await allEditionsOf(db, clusterId))
