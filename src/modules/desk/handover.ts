import { type SqlBool, sql } from 'kysely'
import type { RoleName } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { newId } from '../../kernel/ids.ts'
import { toKnow } from './desk.rules.ts'
import { askedWith } from './desk.sql.ts'
import type { Waiting } from './desk.store.ts'

/** Of whom the work is asked from now on: a person, or whoever holds the role there. */
export type Receiver = { personId: string } | { role: RoleName }

export interface HandedOver {
  recordId: string
  what: string
  title: string
}

/**
 * Hands over all that waits on one person by name within a place, in a room's transaction: an agent or an expert leaves, and nothing that
 * was asked of them is left behind. Referrals to them are addressed anew, from the same sender, so that answers go where they belong;
 * what a room asks of them alone is referred by the actor; what a role is asked besides stays with the role. What they had taken is put
 * back. Work asked of a role needs nothing: it follows the role.
 *
 * The caller has authorized it and journals what is returned; it has ended already what would ask them again (a seat, a part).
 */
export async function handOverDesk(
  tx: Tx,
  ctx: Ctx,
  waiting: Waiting,
  input: { fromPersonId: string; to: Receiver; within: { provinceId: string } | { clusterId: string }; note: string },
): Promise<HandedOver[]> {
  const { fromPersonId, to, within, note } = input
  const today = ctx.clock.today()
  const at = ctx.clock.now()
  const place =
    'clusterId' in within
      ? sql<SqlBool>`records.cluster_id = ${within.clusterId}::uuid`
      : sql<SqlBool>`records.province_id = ${within.provinceId}`
  const receiver = {
    to_person_id: 'personId' in to ? to.personId : null,
    to_role: 'role' in to ? to.role : null,
  }
  const blank = { answered_at: null, answered_by: null, answer: null, withdrawn_at: null, withdrawn_by: null }

  const { rows: taken } = await sql<{ what: string; subject_id: string }>`
    with ${askedWith(waiting.selects, today)}
    select distinct a.what, a.subject_id from asked a join records on records.id = a.record_id
    join desk_takings mine on mine.what = a.what and mine.subject_id = a.subject_id and mine.person_id = ${fromPersonId}::uuid
    where ${place}`.execute(tx)
  const { rows: asked } = await sql<{ record_id: string; subject_id: string; what: string; title: string }>`
    with ${askedWith(waiting.selects, today)}
    select distinct a.record_id, a.subject_id, a.what, records.title
    from asked a join records on records.id = a.record_id
    where a.person_id = ${fromPersonId}::uuid and a.what <> 'desk.referral' and a.what <> all(${[...toKnow]}::text[]) and ${place}
      and not exists (select 1 from waiting other where other.subject_id = a.subject_id and other.what = a.what
        and other.person_id is distinct from a.person_id)`.execute(tx)
  const { rows: referred } = await sql<{ id: string; title: string }>`
    select referrals.id, records.title from referrals join records on records.id = referrals.record_id
    where referrals.to_person_id = ${fromPersonId}::uuid and referrals.purpose = 'forAction'
      and referrals.answered_at is null and referrals.withdrawn_at is null and ${place}
    order by referrals.created_at for update of referrals`.execute(tx)

  const handed: HandedOver[] = []
  for (const item of asked) {
    await tx
      .insertInto('referrals')
      .values({
        id: newId(),
        record_id: item.record_id,
        what: item.what,
        subject_id: item.subject_id,
        root_what: item.what,
        root_subject_id: item.subject_id,
        parent_id: null,
        from_person_id: ctx.actor.personId,
        ...receiver,
        purpose: 'forAction',
        margin_note: note,
        due: null,
        created_at: at,
        ...blank,
      })
      .execute()
    handed.push({ recordId: item.record_id, what: item.what, title: item.title })
  }
  for (const { id, title } of referred) {
    const old = await tx.selectFrom('referrals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await tx
      .updateTable('referrals')
      .set({ withdrawn_at: at, withdrawn_by: ctx.actor.personId || null })
      .where('id', '=', id)
      .execute()
    // what comes from the receiver himself comes back to him
    if ('personId' in to && old.from_person_id === to.personId) continue
    const anew = newId()
    await tx
      .insertInto('referrals')
      .values({ ...old, id: anew, ...receiver, created_at: at, ...blank })
      .execute()
    await tx.updateTable('referrals').set({ parent_id: anew }).where('parent_id', '=', id).execute()
    handed.push({ recordId: old.record_id, what: 'desk.referral', title })
  }
  for (const { what, subject_id } of taken)
    await tx
      .deleteFrom('desk_takings')
      .where('what', '=', what)
      .where('subject_id', '=', subject_id)
      .where('person_id', '=', fromPersonId)
      .execute()
  return handed
}
