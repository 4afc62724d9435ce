import './agency.tables.ts'
import type { Insertable } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, violatedConstraint } from '../../kernel/errors.ts'
import type {
  BidsTable,
  ContractKind,
  ContractsTable,
  EndCause,
  GivenScore,
  StatementsTable,
  Step,
  TendersTable,
  VisitsTable,
} from './agency.tables.ts'

export const insertTender = async (tx: Tx, row: Insertable<TendersTable>): Promise<void> => {
  try {
    await tx.insertInto('tenders').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'tenders_one_open') throw conflict('agency.tenderOpen')
    throw error
  }
}
export const listTenders = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('tenders')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
/** The tender, locked for a change. The caller has checked sight. */
export const lockTender = (tx: Tx, id: string) =>
  tx.selectFrom('tenders').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
export const updateTender = (
  tx: Tx,
  id: string,
  set: Pick<TendersTable, 'winner_id' | 'decided_at' | 'decision_id' | 'reason'> & { state: 'decided' | 'failed' },
) => tx.updateTable('tenders').set(set).where('id', '=', id).execute()

/** Inserts a bid; a party bids once. */
export async function insertBid(tx: Tx, row: Insertable<BidsTable>): Promise<void> {
  try {
    await tx.insertInto('bids').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'bids_party_once')
      throw conflict('agency.bidsAlready', {}, [{ path: 'party', code: 'agency.bidsAlready' }])
    throw error
  }
}
export const listBids = async (db: Db | Tx, tenderIds: readonly string[]) =>
  tenderIds.length === 0
    ? []
    : db
        .selectFrom('bids')
        .selectAll()
        .where('tender_id', 'in', [...tenderIds])
        .orderBy('entered_at')
        .orderBy('id')
        .execute()
export async function lockBid(tx: Tx, id: string) {
  const row = await tx.selectFrom('bids').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}
export const setScores = (tx: Tx, id: string, scores: readonly GivenScore[]) =>
  tx
    .updateTable('bids')
    .set({ scores: JSON.stringify(scores) })
    .where('id', '=', id)
    .execute()

/** Inserts a contract; one of a kind is in force at a time, and a tender leads to one. */
export async function insertContract(tx: Tx, row: Insertable<ContractsTable>): Promise<void> {
  try {
    await tx.insertInto('contracts').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'contracts_in_force') throw conflict(`agency.inForce.${row.what}`)
    if (violatedConstraint(error) === 'contracts_tender_once') throw conflict('agency.tenderSigned')
    throw error
  }
}
export const listContracts = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('contracts')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .orderBy('ended_on', (order) => order.desc().nullsFirst())
    .orderBy('from_day', 'desc')
    .execute()
export const contractInForce = (db: Db | Tx, clusterId: string, what: ContractKind) =>
  db
    .selectFrom('contracts')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('what', '=', what)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
/** The contract, locked: statements of one contract are asked, paid and counted one after the other. */
export const lockContract = (tx: Tx, id: string) =>
  tx.selectFrom('contracts').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
export const endContract = (tx: Tx, id: string, end: { endedOn: string; cause: EndCause; handover: object | null }) =>
  tx
    .updateTable('contracts')
    .set({
      ended_on: end.endedOn,
      end_cause: end.cause,
      handover: end.handover === null ? null : JSON.stringify(end.handover),
    })
    .where('id', '=', id)
    .execute()

export const insertStatement = (tx: Tx, row: Insertable<StatementsTable>) =>
  tx.insertInto('statements').values(row).execute()
export const listStatements = async (db: Db | Tx, contractIds: readonly string[]) =>
  contractIds.length === 0
    ? []
    : db
        .selectFrom('statements')
        .selectAll()
        .where('contract_id', 'in', [...contractIds])
        .orderBy('number')
        .execute()
export async function findStatement(db: Db | Tx, id: string) {
  const row = await db.selectFrom('statements').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}
export const setSteps = (tx: Tx, id: string, steps: readonly Step[]) =>
  tx
    .updateTable('statements')
    .set({ steps: JSON.stringify(steps) })
    .where('id', '=', id)
    .execute()

export const insertVisit = (tx: Tx, row: Insertable<VisitsTable>) => tx.insertInto('visits').values(row).execute()
export const updateVisit = (tx: Tx, id: string, set: Partial<Insertable<VisitsTable>>) =>
  tx.updateTable('visits').set(set).where('id', '=', id).execute()
export async function findVisit(db: Db | Tx, id: string) {
  const row = await db.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}
/** Visits of a cluster, newest first. */
export const listVisits = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('visits')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .orderBy((eb) => eb.fn.coalesce('held_on', 'planned_on'), 'desc')
    .orderBy('id', 'desc')
    .execute()
/** Days of a cluster's visits: of those that were made, and of those that were called off with a reason. */
export async function visitDays(db: Db | Tx, clusterId: string): Promise<{ held: string[]; excused: string[] }> {
  const rows = await db
    .selectFrom('visits')
    .select(['state', 'held_on', 'planned_on'])
    .where('cluster_id', '=', clusterId)
    .where('state', 'in', ['reported', 'cancelled'])
    .execute()
  return {
    held: rows.flatMap((row) => (row.state === 'reported' ? (row.held_on ?? []) : [])),
    excused: rows.flatMap((row) => (row.state === 'cancelled' ? (row.planned_on ?? []) : [])),
  }
}

export const reportedDays = async (db: Db | Tx, clusterId: string): Promise<string[]> =>
  (await visitDays(db, clusterId)).held

/** Files that hang on records of a cluster, counted by record, for a hand-over list. */
export const filesOfCluster = (db: Db | Tx, clusterId: string) =>
  db
    .selectFrom('files')
    .innerJoin('records', 'records.id', 'files.record_id')
    .select(['records.id as id', 'records.title as title'])
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('records.cluster_id', '=', clusterId)
    .groupBy(['records.id', 'records.title'])
    .orderBy('records.title')
    .execute()
