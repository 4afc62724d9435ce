import type { Selectable } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import { addParty, insertRecord, type RecordRow } from '../../../kernel/records.ts'
import { loadTreeStates, plantPromise, renewPromise, type Work } from '../../commitments/index.ts'
import { findOrganisationKind } from '../../directory/index.ts'
import { shorten } from '../meetings.rules.ts'
import type { ResolutionsTable } from '../meetings.tables.ts'
import { insertNotification, setNotification } from './following.store.ts'

export const workOf = (ctx: Ctx, tx: Tx): Work => ({
  tx,
  clock: ctx.clock,
  actor: ctx.actor,
  ...(ctx.counters ? { counters: ctx.counters } : {}),
})

interface Notice {
  deadline: string
  objectionUntil: string | null
  renewsId?: string
  reason?: string
  letterNumber?: string
}

/**
 * Puts a notification into force in the verb's transaction: its record in the reach of whoever must act, the pointer of the resolution
 * (so that there is never a second in force), the parties, and the promise with its owner and deadline as notified.
 */
export async function putInForce(
  tx: Tx,
  ctx: Ctx,
  record: RecordRow,
  row: Selectable<ResolutionsTable>,
  notice: Notice,
): Promise<string> {
  const at = ctx.clock.now()
  const today = ctx.clock.today()
  const organisationId = row.responsible_organisation_id
  const personId = row.responsible_person_id
  const { provinceId, audience } = record
  const id = newId()
  const title = shorten(row.text)
  // neither of the body nor of the cluster: their other members are not asked
  await insertRecord(tx, at, { id, kind: 'notification', title, provinceId, organisationId, audience })
  const kind = organisationId ? await findOrganisationKind(tx, organisationId) : undefined
  await insertNotification(tx, {
    id,
    resolution_id: row.id,
    notified_at: at,
    notified_on: today,
    notified_by: ctx.actor.personId || null,
    organisation_id: organisationId,
    person_id: personId,
    deadline: notice.deadline,
    objection_until: notice.objectionUntil,
    // the company's people hold their roles over the province
    asked_role: organisationId === null ? null : kind === 'parksCompany' ? 'expert' : 'member',
    renews_id: notice.renewsId ?? null,
    reason: notice.reason ?? null,
    letter_number: notice.letterNumber ?? null,
  })
  await setNotification(tx, row.id, id, notice.deadline)
  for (const recordId of [row.id, id]) {
    if (organisationId) await addParty(tx, recordId, { organisationId, as: 'responsible' })
    if (personId) await addParty(tx, recordId, { personId, as: 'responsible' })
  }
  // a decision that takes effect by itself is notified for information and promises nothing
  if (!row.asks_for_work) return id
  const promised = {
    title,
    ownerPersonId: personId,
    ownerOrganisationId: organisationId,
    start: today,
    finish: notice.deadline,
    decisionId: row.id,
  }
  const planted = (await loadTreeStates(tx, [row.id])).has(row.id)
  if (planted) await renewPromise(workOf(ctx, tx), row.id, promised, notice.reason ?? '')
  else await plantPromise(workOf(ctx, tx), row.id, promised)
  return id
}
