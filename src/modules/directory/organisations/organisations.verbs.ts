import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { findRecord, insertRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { enteredFor } from '../directory.entry.ts'
import { policy } from '../directory.policy.ts'
import { changedFields, cleanName, foldName } from '../directory.rules.ts'
import { getLiving, groupIds, nameKeyConflict, placeRecord, refuseHeldKeys } from '../directory.store.ts'
import type { CorrectOrganisation, RegisterOrganisation } from './organisations.schema.ts'
import { findOrganisation, insertOrganisation, listAncestors, updateOrganisation } from './organisations.store.ts'

const nameOrNull = (text: string | null | undefined) => (text ? cleanName(text) : (text ?? null))

/** Registers an organisation. Refuses a held key (409 `directory.keyHeld`). Returns its record id. */
export function registerOrganisation(ctx: Ctx, input: RegisterOrganisation): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.registerOrganisation', async (tx, entry) => {
    const parent = input.parentId ? await findRecord(tx, ctx.actor, input.parentId, 'organisation') : null
    if (input.parentId && !parent) throw notFound()
    const provinceId = input.provinceId === undefined ? (parent?.provinceId ?? null) : input.provinceId
    authorize(policy['directory.register'], ctx.actor, { provinceId }, null)
    await refuseHeldKeys(tx, ctx.actor, 'organisation', {
      nationalIdentifier: { column: 'national_identifier', value: input.nationalIdentifier },
    })
    const id = newId()
    const title = cleanName(input.name)
    const shortName = nameOrNull(input.shortName)
    await insertRecord(tx, ctx.clock.now(), {
      id,
      kind: 'organisation',
      title,
      provinceId,
      organisationId: id,
      audience: 'public',
    })
    await insertOrganisation(tx, {
      id,
      kind: input.kind,
      short_name: shortName,
      parent_id: parent?.id ?? null,
      national_identifier: input.nationalIdentifier ?? null,
      folded: foldName(title, shortName),
      merged_into: null,
    }).catch(nameKeyConflict)
    const { nationalIdentifier = null } = input
    const after = { name: title, kind: input.kind, shortName, parentId: parent?.id ?? null, nationalIdentifier }
    entry(enteredFor({ recordId: id, provinceId, after, reason: input.reason }, input.onBehalf))
    return { id }
  })
}

/** Corrects master fields; the journal keeps before and after. A parent that lies below it is refused (`directory.parentCycle`). */
export function correctOrganisation(ctx: Ctx, id: string, input: CorrectOrganisation): Promise<{ version: number }> {
  return runVerb(ctx, 'directory.correctOrganisation', async (tx, entry) => {
    const { record } = await getLiving(tx, ctx.actor, 'organisation', id)
    authorize(policy['directory.correct'], ctx.actor, record, null)
    if (input.provinceId !== undefined)
      authorize(policy['directory.correct'], ctx.actor, { provinceId: input.provinceId }, null)
    if (input.parentId) {
      if (!(await findRecord(tx, ctx.actor, input.parentId, 'organisation'))) throw notFound()
      const above = [input.parentId, ...(await listAncestors(tx, input.parentId)).map((row) => row.id)]
      if (above.includes(record.id))
        throw refuse('directory.parentCycle', {}, [{ path: 'parentId', code: 'directory.parentCycle' }])
    }
    const row = await findOrganisation(tx, record.id)
    const change = changedFields(
      { ...row, name: record.title, provinceId: record.provinceId },
      {
        name: input.name === undefined ? undefined : cleanName(input.name),
        kind: input.kind,
        shortName: input.shortName === undefined ? undefined : nameOrNull(input.shortName),
        parentId: input.parentId,
        nationalIdentifier: input.nationalIdentifier,
        provinceId: input.provinceId,
      },
    )
    if (!change) throw refuse('directory.nothingChanged')
    const after = { ...row, name: record.title, ...change.after }
    await refuseHeldKeys(
      tx,
      ctx.actor,
      'organisation',
      { nationalIdentifier: { column: 'national_identifier', value: change.after.nationalIdentifier } },
      await groupIds(tx, 'organisation', record.id),
    )
    const version = await touchRecord(tx, record, input.version ?? null, after.name)
    if (change.after.provinceId !== undefined) await placeRecord(tx, record.id, { provinceId: change.after.provinceId })
    await updateOrganisation(tx, record.id, {
      kind: after.kind,
      short_name: after.shortName,
      parent_id: after.parentId,
      national_identifier: after.nationalIdentifier,
      folded: foldName(after.name, after.shortName),
    }).catch(nameKeyConflict)
    const line = { recordId: record.id, provinceId: record.provinceId, ...change, reason: input.reason }
    entry(enteredFor(line, input.onBehalf))
    return { version }
  })
}
