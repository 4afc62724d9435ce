import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { type FieldProblem, notFound, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { authorize } from '../../../kernel/policy.ts'
import { findRecord, insertRecord, touchRecord } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { enteredFor } from '../directory.entry.ts'
import { policy } from '../directory.policy.ts'
import { changedFields, cleanName, foldName } from '../directory.rules.ts'
import { getLiving, groupIds, nameKeyConflict, placeRecord, refuseHeldKeys } from '../directory.store.ts'
import { findCounty, findIsic } from '../divisions/divisions.store.ts'
import { insertFacts } from './facts.store.ts'
import type { CorrectUnit, RegisterUnit, StatedFact, StateFacts } from './units.schema.ts'
import { getUnit, insertUnit, updateUnit } from './units.store.ts'

const nameOrNull = (text: string | null | undefined) => (text ? cleanName(text) : (text ?? null))

const keyColumns = (keys: {
  nationalIdentifier?: string | null
  industrialIdentifier?: string | null
  trackingCode?: string | null
}) => ({
  nationalIdentifier: { column: 'national_identifier', value: keys.nationalIdentifier },
  industrialIdentifier: { column: 'industrial_identifier', value: keys.industrialIdentifier },
  trackingCode: { column: 'tracking_code', value: keys.trackingCode },
})

/** The province of a place: the county's, which must not contradict the one that is said. */
async function provinceOf(tx: Tx, countyId: string | null | undefined, said: string | undefined): Promise<string> {
  if (!countyId) {
    if (!said) throw refuse('directory.placeNeeded', {}, [{ path: 'provinceId', code: 'directory.placeNeeded' }])
    return said
  }
  const county = await findCounty(tx, countyId)
  if (!county) throw refuse('directory.noSuchCounty', {}, [{ path: 'countyId', code: 'directory.noSuchCounty' }])
  if (said && said !== county.provinceId)
    throw refuse('directory.countyElsewhere', {}, [{ path: 'countyId', code: 'directory.countyElsewhere' }])
  return county.provinceId
}

async function checkReferences(ctx: Ctx, tx: Tx, input: { isicCode?: string | null; ownerId?: string | null }) {
  if (input.isicCode && !(await findIsic(tx, input.isicCode)))
    throw refuse('directory.badIsic', {}, [{ path: 'isicCode', code: 'directory.badIsic' }])
  if (input.ownerId && !(await findRecord(tx, ctx.actor, input.ownerId, 'organisation'))) throw notFound()
}

/** A fact is about a day that has come. */
function refuseFuture(facts: readonly StatedFact[], today: string): void {
  const fields: FieldProblem[] = facts.flatMap((fact, at) =>
    fact.fromDay > today ? [{ path: `facts.${at}.fromDay`, code: 'directory.factInFuture' }] : [],
  )
  if (fields.length) throw refuse('directory.factInFuture', {}, fields)
}

const cleanFacts = (facts: readonly StatedFact[]): StatedFact[] =>
  facts.map((fact) => ({
    ...fact,
    source: cleanName(fact.source),
    ...('aspect' in fact && fact.aspect ? { aspect: cleanName(fact.aspect) } : {}),
    ...('measure' in fact ? { measure: cleanName(fact.measure) } : {}),
  }))

/** Registers a unit with what is known of it. A held key is a conflict (409) that names the holder where it may be seen. */
export function registerUnit(ctx: Ctx, input: RegisterUnit): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.registerUnit', async (tx, entry) => {
    const provinceId = await provinceOf(tx, input.countyId, input.provinceId)
    authorize(policy['directory.register'], ctx.actor, { provinceId }, null)
    await checkReferences(ctx, tx, input)
    refuseFuture(input.facts, ctx.clock.today())
    await refuseHeldKeys(tx, ctx.actor, 'unit', keyColumns(input))
    const id = newId()
    const name = cleanName(input.name)
    const master = {
      countyId: input.countyId ?? null,
      isicCode: input.isicCode ?? null,
      park: nameOrNull(input.park),
      ownerId: input.ownerId ?? null,
      nationalIdentifier: input.nationalIdentifier ?? null,
      industrialIdentifier: input.industrialIdentifier ?? null,
      trackingCode: input.trackingCode ?? null,
    }
    // the unit's own id is its organisation, so that whoever acts for the unit sees it
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'unit', title: name, provinceId, organisationId: id })
    await insertUnit(tx, {
      id,
      county_id: master.countyId,
      isic_code: master.isicCode,
      park: master.park,
      owner_id: master.ownerId,
      national_identifier: master.nationalIdentifier,
      industrial_identifier: master.industrialIdentifier,
      tracking_code: master.trackingCode,
      folded: foldName(name),
      merged_into: null,
    }).catch(nameKeyConflict)
    const facts = cleanFacts(input.facts)
    await insertFacts(
      tx,
      facts.map((fact) => ({ unitId: id, fact })),
      ctx.clock.now(),
      ctx.actor.personId || null,
    )
    const after = { name, ...master, ...(facts.length ? { facts } : {}) }
    entry(enteredFor({ recordId: id, provinceId, after, reason: input.reason }, input.onBehalf))
    return { id }
  })
}

/** Corrects master fields; the journal keeps before and after. What changes with time is stated by `stateFacts`, not corrected here. */
export function correctUnit(ctx: Ctx, id: string, input: CorrectUnit): Promise<{ version: number }> {
  return runVerb(ctx, 'directory.correctUnit', async (tx, entry) => {
    const { record } = await getLiving(tx, ctx.actor, 'unit', id)
    authorize(policy['directory.correct'], ctx.actor, record, null)
    await checkReferences(ctx, tx, input)
    const { county, isic, ...row } = await getUnit(tx, record.id)
    const stands = { ...row, countyId: county?.id ?? null, isicCode: isic?.id ?? null }
    const countyId = input.countyId === undefined ? stands.countyId : input.countyId
    const moves = input.countyId !== undefined || input.provinceId !== undefined
    const provinceId = moves
      ? await provinceOf(tx, countyId, input.provinceId ?? (input.countyId ? undefined : record.provinceId!))
      : undefined
    if (provinceId !== undefined) authorize(policy['directory.correct'], ctx.actor, { ...record, provinceId }, null)
    const change = changedFields(stands, {
      name: input.name === undefined ? undefined : cleanName(input.name),
      provinceId,
      countyId: input.countyId,
      isicCode: input.isicCode,
      park: input.park === undefined ? undefined : nameOrNull(input.park),
      ownerId: input.ownerId,
      nationalIdentifier: input.nationalIdentifier,
      industrialIdentifier: input.industrialIdentifier,
      trackingCode: input.trackingCode,
    })
    if (!change) throw refuse('directory.nothingChanged')
    const after = { ...stands, ...change.after }
    await refuseHeldKeys(tx, ctx.actor, 'unit', keyColumns(change.after), await groupIds(tx, 'unit', record.id))
    const version = await touchRecord(tx, record, input.version ?? null, after.name)
    if (change.after.provinceId !== undefined) await placeRecord(tx, record.id, { provinceId: change.after.provinceId })
    await updateUnit(tx, record.id, {
      county_id: after.countyId,
      isic_code: after.isicCode,
      park: after.park,
      owner_id: after.ownerId,
      national_identifier: after.nationalIdentifier,
      industrial_identifier: after.industrialIdentifier,
      tracking_code: after.trackingCode,
      folded: foldName(after.name),
    }).catch(nameKeyConflict)
    const line = { recordId: record.id, provinceId: record.provinceId, ...change, reason: input.reason }
    entry(enteredFor(line, input.onBehalf))
    return { version }
  })
}

/** States dated facts about a unit. Nothing is overwritten: the newer statement of a day stands, the older stays in its history. */
export function stateFacts(ctx: Ctx, id: string, input: StateFacts): Promise<{ id: string }> {
  return runVerb(ctx, 'directory.stateFacts', async (tx, entry) => {
    const { record } = await getLiving(tx, ctx.actor, 'unit', id)
    authorize(policy['directory.stateFact'], ctx.actor, record, null)
    refuseFuture(input.facts, ctx.clock.today())
    const facts = cleanFacts(input.facts)
    await insertFacts(
      tx,
      facts.map((fact) => ({ unitId: record.id, fact })),
      ctx.clock.now(),
      ctx.actor.personId || null,
    )
    const line = { recordId: record.id, provinceId: record.provinceId, after: { facts }, reason: input.reason }
    entry(enteredFor(line, input.onBehalf))
    return { id: record.id }
  })
}
