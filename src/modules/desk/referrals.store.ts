import './desk.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db/tables.ts'

/** The referral with its row locked, or undefined. */
export const lockReferral = (tx: Tx, id: string) =>
  tx.selectFrom('referrals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Two people passing on one item wait for each other here; the lock ends with the transaction. */
export async function lockItem(tx: Tx, item: { what: string; subjectId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`desk ${item.what} ${item.subjectId}`}, 0))`.execute(tx)
}

/** The open referral for action of an item, if somebody has passed it on. */
export const openReferralOf = (tx: Tx, item: { what: string; subjectId: string }) =>
  tx
    .selectFrom('referrals')
    .leftJoin('records as person', 'person.id', 'referrals.to_person_id')
    .select(['referrals.id', 'referrals.to_role', 'person.title as name', 'referrals.created_at'])
    .where('what', '=', item.what)
    .where('subject_id', '=', item.subjectId)
    .where('purpose', '=', 'forAction')
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('referrals.created_at', 'desc')
    .executeTakeFirst()

/** Takes back everything that was passed on from a referral: when it ends, so does what hangs on it. */
export async function withdrawOnward(tx: Tx, id: string, at: Date, by: string | null): Promise<void> {
  await sql`
    with recursive onward as (
      select id from referrals where parent_id = ${id}::uuid
      union all select next.id from onward join referrals next on next.parent_id = onward.id
    )
    update referrals set withdrawn_at = ${at}, withdrawn_by = ${by}::uuid
    where id in (select id from onward) and answered_at is null and withdrawn_at is null`.execute(tx)
}

/** Referrals of a record, oldest first, for its history; the reader has been checked to see the record. */
export const listReferralsOf = (db: Db | Tx, recordId: string) =>
  db.selectFrom('referrals').selectAll().where('record_id', '=', recordId).orderBy('created_at').execute()
