import './ranking.tables.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { visible } from '../../kernel/records.ts'
import type {
  CriterionScoresTable,
  FieldVisitsTable,
  LeftOut,
  PrioritisationsTable,
  RoundState,
  SignedLine,
  VisitAnswer,
} from './ranking.tables.ts'

export interface RoundRow extends Omit<PrioritisationsTable, 'criteria' | 'left_out' | 'ranking'> {
  criteria: unknown
  left_out: LeftOut[]
  ranking: SignedLine[] | null
}

/** Rounds of a province within sight, newest first. */
export const listRounds = (db: Db | Tx, actor: Actor | null, provinceId: string) =>
  db
    .selectFrom('prioritisations')
    .innerJoin('records', 'records.id', 'prioritisations.id')
    .select(['prioritisations.id', 'records.title', 'state', 'opened_at', 'decided_on', 'signed_at'])
    .where('prioritisations.province_id', '=', provinceId)
    .where(visible(actor))
    .orderBy('n', 'desc')
    .execute()

export const getRound = (db: Db | Tx, id: string): Promise<RoundRow> =>
  db.selectFrom('prioritisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The same, held until the transaction ends: a score shares it with other scores, a change of state waits for them. */
export const lockRound = (tx: Tx, id: string, how: 'share' | 'update'): Promise<RoundRow> => {
  const query = tx.selectFrom('prioritisations').selectAll().where('id', '=', id)
  return (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirstOrThrow()
}

/** The round of the province that runs, or undefined. */
export const findRunning = (db: Db | Tx, provinceId: string) =>
  db
    .selectFrom('prioritisations')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('state', 'in', ['open', 'presented'])
    .executeTakeFirst()

/** The latest signed round of the province, or undefined. */
export const findSigned = (db: Db | Tx, provinceId: string) =>
  db
    .selectFrom('prioritisations')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('state', '=', 'signed')
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Which round was signed by this resolution. */
export const findByDecision = (db: Db | Tx, decisionId: string) =>
  db.selectFrom('prioritisations').select('id').where('decision_id', '=', decisionId).executeTakeFirst()

export async function nextNumber(tx: Tx, provinceId: string): Promise<number> {
  const row = await tx
    .selectFrom('prioritisations')
    .select((eb) => eb.fn.max('n').as('last'))
    .where('province_id', '=', provinceId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Inserts a round; a second one that runs in the province is refused by name. */
export async function insertRound(
  tx: Tx,
  row: Pick<
    RoundRow,
    'id' | 'province_id' | 'n' | 'criteria' | 'edition_id' | 'edition_fa' | 'edition_en' | 'opened_at' | 'opened_by'
  >,
): Promise<void> {
  try {
    await tx
      .insertInto('prioritisations')
      .values({ ...row, criteria: JSON.stringify(row.criteria), state: 'open', left_out: '[]' })
      .execute()
  } catch (error) {
    if (['prioritisations_one_running', 'prioritisations_province_id_n_key'].includes(violatedConstraint(error) ?? ''))
      throw conflict('ranking.alreadyRunning')
    throw error
  }
}

/** Changes a round that is neither signed nor abandoned. */
export async function updateRound(
  tx: Tx,
  id: string,
  { criteria, left_out, ranking, ...others }: Partial<RoundRow> & { state?: RoundState },
): Promise<void> {
  try {
    await tx
      .updateTable('prioritisations')
      .set({
        ...others,
        ...(criteria === undefined ? {} : { criteria: JSON.stringify(criteria) }),
        ...(left_out === undefined ? {} : { left_out: JSON.stringify(left_out) }),
        ...(ranking === undefined ? {} : { ranking: JSON.stringify(ranking) }),
      })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'prioritisations_decision_once')
      throw conflict('ranking.decisionUsed', {}, [{ path: 'decisionId', code: 'ranking.decisionUsed' }])
    throw error
  }
}

/** Everything ever scored in a round, oldest first. */
export const listScores = (db: Db | Tx, roundId: string, clusterId?: string): Promise<CriterionScoresTable[]> =>
  db
    .selectFrom('criterion_scores')
    .selectAll()
    .where('prioritisation_id', '=', roundId)
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .orderBy('cluster_id')
    .orderBy('criterion')
    .orderBy('n')
    .execute()

/** Adds a score after those that were on screen; two at once: the second is stale. */
export async function insertScore(tx: Tx, row: CriterionScoresTable): Promise<void> {
  try {
    await tx.insertInto('criterion_scores').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'criterion_scores_one_after_another')
      throw conflict('kernel.stale', { yours: row.n - 1, now: row.n })
    throw error
  }
}

type VisitRow = Omit<FieldVisitsTable, 'answers'> & { answers: VisitAnswer[] }

/** Visits of a round (or of one cluster in it), corrected ones included, latest day first. */
export const listVisits = (db: Db | Tx, roundId: string, clusterId?: string): Promise<VisitRow[]> =>
  db
    .selectFrom('field_visits')
    .selectAll()
    .where('prioritisation_id', '=', roundId)
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .orderBy('visited_on', 'desc')
    .orderBy('made_at', 'desc')
    .execute()

/** Adds a visit; one that another has corrected meanwhile is refused. */
export async function insertVisit(tx: Tx, row: VisitRow): Promise<void> {
  try {
    await tx
      .insertInto('field_visits')
      .values({ ...row, answers: JSON.stringify(row.answers) })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'field_visits_corrected_once') throw conflict('ranking.visitCorrected')
    throw error
  }
}
