import { holds } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, getRecord, linkRecords, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { partsOn } from '../clusters/index.ts'
import { type AgencyPermission, agencyPolicy } from './agency.policy.ts'
import { type ContractsTable, posts } from './agency.tables.ts'

/** One line, and longer text, as they are stored. */
export const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()
export const prose = (text: string) => normaliseInput(text).trim()

/** The record, visible, permitted, locked and moved on one version. */
export async function openRecord(
  tx: Tx,
  ctx: Ctx,
  id: string,
  kind: string,
  permission: AgencyPermission,
  version: number | undefined,
  facts: unknown = null,
): Promise<RecordRow> {
  const record = await getRecord(tx, ctx.actor, id, kind)
  authorize(agencyPolicy[permission] as never, ctx.actor, record, facts)
  await touchRecord(tx, record, version ?? null)
  return record
}

/** The record that a field names, visible and of that kind, or the refusal at the field. */
export async function named(tx: Tx, ctx: Ctx, kind: string, path: string, id: string): Promise<RecordRow> {
  const record = await findRecord(tx, ctx.actor, id, kind)
  const code = `agency.noSuch.${kind}`
  if (!record) throw refuse(code, {}, [{ path, code }])
  return record
}

/** The person or organisation of a bid or contract, as both columns and the name. */
export async function partyNamed(
  tx: Tx,
  ctx: Ctx,
  party: { personId?: string | undefined; organisationId?: string | undefined },
): Promise<{ person_id: string | null; organisation_id: string | null; name: string }> {
  const record = party.personId
    ? await named(tx, ctx, 'person', 'party.personId', party.personId)
    : await named(tx, ctx, 'organisation', 'party.organisationId', party.organisationId!)
  return {
    person_id: party.personId ? record.id : null,
    organisation_id: party.personId ? null : record.id,
    name: record.title,
  }
}

/** Links the resolution that decided it, where one is named. */
export async function decidedBy(
  tx: Tx,
  ctx: Ctx,
  decisionId: string | undefined,
  recordId: string,
): Promise<string | null> {
  if (!decisionId) return null
  await named(tx, ctx, 'resolution', 'decisionId', decisionId)
  await linkRecords(tx, ctx.clock.now(), decisionId, recordId, 'decides')
  return decisionId
}

/** Refuses a day to come at its field. */
export function notAhead(ctx: Ctx, path: string, day: string, code = 'agency.futureDay'): void {
  if (day > ctx.clock.today()) throw refuse(code, { day }, [{ path, code, details: { day } }])
}

type Sided = Pick<ContractsTable, 'what' | 'person_id' | 'organisation_id' | 'cluster_id' | 'ended_on'>

/** Is the actor on the contract's own side: the party, its organisation, or of an agent's contract in force the team at work. */
export async function onOwnSide(db: Db | Tx, ctx: Ctx, contract: Sided): Promise<boolean> {
  const { personId, reach } = ctx.actor
  if (!personId) return false
  if (contract.person_id === personId) return true
  if (contract.organisation_id && reach.organisationIds.includes(contract.organisation_id)) return true
  if (contract.what !== 'agent' || contract.ended_on !== null) return false
  const team = await partsOn(db, contract.cluster_id, ctx.clock.today())
  return team.some((row) => row.personId === personId && (posts as readonly string[]).includes(row.part))
}

/** Does the actor see the amounts of this contract: the office, the auditor, and its own side. */
export async function seesAmounts(db: Db | Tx, ctx: Ctx, where: RecordRow, contract: Sided): Promise<boolean> {
  return officeSees(ctx, where) || onOwnSide(db, ctx, contract)
}
export const officeSees = (
  ctx: Ctx,
  where: Pick<RecordRow, 'provinceId' | 'clusterId' | 'organisationId' | 'bodyId'>,
) => holds(ctx.actor, agencyPolicy['agency.seeAmounts'].roles as never, where)
