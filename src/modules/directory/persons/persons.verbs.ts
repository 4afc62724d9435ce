import { nobody, type Where } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { addParty, getRecord, insertRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { enteredFor } from '../directory.entry.ts'
import { policy } from '../directory.policy.ts'
import { changedFields, cleanName, foldName } from '../directory.rules.ts'
import { getLiving, groupIds, nameKeyConflict, placeRecord, refuseHeldKeys } from '../directory.store.ts'
import { fullName } from './persons.rules.ts'
import type { CorrectPerson, RegisterPerson } from './persons.schema.ts'
import { findPerson, insertPerson, updatePerson } from './persons.store.ts'

/** Never written into the journal: history is read by more people than these may be. It names the field alone. */
export const privateFields = ['nationalCode', 'mobile', 'email'] as const

const withoutPrivate = (fields: Record<string, unknown>) => {
  const hidden = privateFields.filter((field) => fields[field] !== undefined && fields[field] !== null)
  const rest = Object.fromEntries(Object.entries(fields).filter(([field]) => !privateFields.includes(field as never)))
  return hidden.length ? { ...rest, privateFields: hidden } : rest
}

const nameOrNull = (text: string | null | undefined) => (text ? cleanName(text) : (text ?? null))

type PersonFields = Pick<RegisterPerson, 'givenName' | 'familyName' | 'nationalCode' | 'mobile' | 'email'>

async function insertPersonRecord(tx: Tx, at: Date, person: PersonFields, where: Where): Promise<string> {
  const id = newId()
  const givenName = person.givenName ?? null
  await insertRecord(tx, at, { id, kind: 'person', title: fullName(givenName, person.familyName), ...where })
  await insertPerson(tx, {
    id,
    given_name: givenName,
    family_name: person.familyName,
    national_code: person.nationalCode ?? null,
    mobile: person.mobile ?? null,
    email: person.email ?? null,
    folded: foldName(givenName, person.familyName),
    merged_into: null,
  }).catch(nameKeyConflict)
  // everybody sees their own record
  await addParty(tx, id, { personId: id, as: 'self' })
  return id
}

/**
 * The person behind the first account, inside the verb that opens it and writes the entry: there is nobody yet who could be asked for
 * leave. A held national code is a conflict (409).
 */
export async function insertFirstPerson(tx: Tx, at: Date, person: PersonFields): Promise<string> {
  const key = { nationalCode: { column: 'national_code', value: person.nationalCode } }
  await refuseHeldKeys(tx, nobody, 'person', key)
  const names = { givenName: nameOrNull(person.givenName), familyName: cleanName(person.familyName) }
  return insertPersonRecord(tx, at, { ...person, ...names }, {})
}

/** Registers a person. Same names are no conflict (two persons may be called alike); a held national code is (409). */
export function registerPerson(ctx: Ctx, input: RegisterPerson): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.registerPerson', async (tx, entry) => {
    const home = input.organisationId ? await getRecord(tx, ctx.actor, input.organisationId) : null
    if (home && home.kind !== 'organisation' && home.kind !== 'unit') throw refuse('directory.notAnOffice')
    const provinceId = input.provinceId === undefined ? (home?.provinceId ?? null) : input.provinceId
    const where = { provinceId, organisationId: home?.id ?? null }
    authorize(policy['directory.register'], ctx.actor, where, null)
    await refuseHeldKeys(tx, ctx.actor, 'person', {
      nationalCode: { column: 'national_code', value: input.nationalCode },
    })
    const names = { givenName: nameOrNull(input.givenName), familyName: cleanName(input.familyName) }
    const id = await insertPersonRecord(tx, ctx.clock.now(), { ...input, ...names }, where)
    const { nationalCode, mobile, email } = input
    const after = withoutPrivate({ ...names, organisationId: where.organisationId, nationalCode, mobile, email })
    entry(enteredFor({ recordId: id, provinceId, after, reason: input.reason }, input.onBehalf))
    return { id }
  })
}

/** Corrects a person's master fields. Private fields are journalled by name, without their values. */
export function correctPerson(ctx: Ctx, id: string, input: CorrectPerson): Promise<{ version: number }> {
  return runVerb(ctx, 'directory.correctPerson', async (tx, entry) => {
    const { record } = await getLiving(tx, ctx.actor, 'person', id)
    authorize(policy['directory.correct'], ctx.actor, record, null)
    if (input.provinceId !== undefined)
      authorize(policy['directory.correct'], ctx.actor, { ...record, provinceId: input.provinceId }, null)
    const row = (await findPerson(tx, ctx.actor, record.id))!
    const stands = {
      givenName: row.givenName,
      familyName: row.familyName,
      nationalCode: row.nationalCode,
      mobile: row.mobile,
      email: row.email,
      provinceId: row.provinceId,
    }
    const change = changedFields(stands, {
      givenName: input.givenName === undefined ? undefined : nameOrNull(input.givenName),
      familyName: input.familyName === undefined ? undefined : cleanName(input.familyName),
      nationalCode: input.nationalCode,
      mobile: input.mobile,
      email: input.email,
      provinceId: input.provinceId,
    })
    if (!change) throw refuse('directory.nothingChanged')
    const after = { ...stands, ...change.after }
    await refuseHeldKeys(
      tx,
      ctx.actor,
      'person',
      { nationalCode: { column: 'national_code', value: change.after.nationalCode } },
      await groupIds(tx, 'person', record.id),
    )
    const version = await touchRecord(tx, record, input.version ?? null, fullName(after.givenName, after.familyName))
    if (change.after.provinceId !== undefined) await placeRecord(tx, record.id, { provinceId: change.after.provinceId })
    await updatePerson(tx, record.id, {
      given_name: after.givenName,
      family_name: after.familyName,
      national_code: after.nationalCode,
      mobile: after.mobile,
      email: after.email,
      folded: foldName(after.givenName, after.familyName),
    }).catch(nameKeyConflict)
    const line = { before: withoutPrivate(change.before), after: withoutPrivate(change.after), reason: input.reason }
    entry(enteredFor({ recordId: record.id, provinceId: record.provinceId, ...line }, input.onBehalf))
    return { version }
  })
}
