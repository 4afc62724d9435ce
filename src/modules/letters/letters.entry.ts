import { systemActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import type { Rule } from '../../kernel/policy.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { partyKey, type Why } from './letters.rules.ts'
import { findSame, type LetterRow, lockLetter } from './letters.store.ts'
import type { LettersTable } from './letters.tables.ts'

/** One line as it is kept. */
export const line = (text: string): string => normaliseInput(text, { lines: 'single' }).trim()

export const refuseAt = (path: string, code: string, details = {}) => refuse(code, details, [{ path, code, details }])
/** What a rule says against it, at the field. */
export function hold(why: Why | null): void {
  if (why) throw refuseAt(why.path, why.code, why.details)
}

/** A letter opened for a change: seen (404), permitted (403), of the version on screen (409), locked. */
export async function openLetter(
  tx: Tx,
  ctx: Ctx,
  id: string,
  rule: Rule,
  version: number | null,
): Promise<{ record: RecordRow; letter: LetterRow }> {
  const record = await getRecord(tx, ctx.actor, id, 'letter')
  authorize(rule, ctx.actor, record, null)
  await touchRecord(tx, record, version)
  return { record, letter: await lockLetter(tx, id) }
}

type Party = Pick<LettersTable, 'organisation_id' | 'party_name' | 'party_key'>

/**
 * The other side of a letter: an organisation in sight, or the name that the letter gives.
 *
 * @throws 422 `letters.partyMissing`, `letters.partyTwice`, `letters.noSuchOrganisation`
 */
export async function partyOf(
  tx: Tx,
  ctx: Ctx,
  asked: { organisationId?: string | undefined; partyName?: string | undefined },
): Promise<Party & { name: string }> {
  if (asked.organisationId && asked.partyName) throw refuseAt('partyName', 'letters.partyTwice')
  if (asked.organisationId) {
    const found = await findRecord(tx, ctx.actor, asked.organisationId, 'organisation')
    if (!found) throw refuseAt('organisationId', 'letters.noSuchOrganisation')
    return { organisation_id: found.id, party_name: null, party_key: partyKey(found.title), name: found.title }
  }
  const name = line(asked.partyName ?? '')
  const key = partyKey(name)
  if (key === '') throw refuseAt('organisationId', 'letters.partyMissing')
  return { organisation_id: null, party_name: name, party_key: key, name }
}

type Receiver = Pick<LettersTable, 'receiver_person_id' | 'receiver_role'>

/** To whom a letter came: a person of the register, or a role of the office. @throws 422 `letters.receiverMissing`, `letters.noSuchPerson` */
export async function receiverOf(
  tx: Tx,
  asked: { receiverPersonId?: string | undefined; receiverRole?: Receiver['receiver_role'] | undefined },
): Promise<Receiver> {
  if (Boolean(asked.receiverPersonId) === Boolean(asked.receiverRole))
    throw refuseAt('receiverPersonId', 'letters.receiverMissing')
  // people of the register are named everywhere, whatever the reach of whoever types
  if (asked.receiverPersonId && !(await findRecord(tx, systemActor, asked.receiverPersonId, 'person')))
    throw refuseAt('receiverPersonId', 'letters.noSuchPerson')
  return { receiver_person_id: asked.receiverPersonId ?? null, receiver_role: asked.receiverRole ?? null }
}

/** Another letter in sight, locked: the one that is answered. @throws 422 `letters.noSuchLetter` at the field */
export async function otherLetter(tx: Tx, ctx: Ctx, id: string, path: string): Promise<LetterRow> {
  if (!(await findRecord(tx, ctx.actor, id, 'letter'))) throw refuseAt(path, 'letters.noSuchLetter')
  return lockLetter(tx, id)
}

/** The refusal of a number that stands already, with the way to it where the actor sees it. */
export async function numberStands(tx: Tx, ctx: Ctx, row: LettersTable) {
  const same = await findSame(tx, row)
  const seen = same ? await findRecord(tx, ctx.actor, same.id, 'letter') : null
  const details = { number: row.number, day: row.dated, ...(seen ? { letter: seen.id } : {}) }
  const code = seen ? 'letters.numberStands' : 'letters.numberStandsUnseen'
  return conflict(code, details, [{ path: 'number', code, details }])
}
