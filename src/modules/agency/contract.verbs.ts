import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { getRecord, insertRecord, markProvenance, type RecordRow, touchRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { assignPart, partsOn } from '../clusters/index.ts'
import { clean, named, notAhead, openRecord, partyNamed } from './agency.entry.ts'
import { contractInForce, insertContract, listBids, lockTender } from './agency.store.ts'
import { type ContractKind, posts, type TeamMember } from './agency.tables.ts'
import type { EngageBody, SupervisorBody, TakeOverContractBody } from './bodies.schema.ts'
import { checkPhases, checkTeam } from './team.rules.ts'

type Terms = Omit<EngageBody, 'team' | 'version'>
type Party = { person_id: string | null; organisation_id: string | null; name: string }

/** Title by which a contract is referred to; no amount in it. */
const titleOf = (what: ContractKind, number: string, cluster: RecordRow) =>
  `${what === 'agent' ? 'قرارداد عاملیت' : 'قرارداد نظارت'} ${number}، ${cluster.title}`

/** Checks the terms and writes the contract's record and row. */
export async function writeContract(
  tx: Tx,
  ctx: Ctx,
  cluster: RecordRow,
  input: {
    what: ContractKind
    party: Party
    terms: Terms
    tenderId?: string
    followsId?: string
    takenOver?: boolean
    decisionId?: string | null
  },
): Promise<{ id: string; number: string }> {
  const { terms, what, party } = input
  notAhead(ctx, 'signedOn', terms.signedOn)
  if (terms.until < terms.from)
    throw refuse('agency.termReversed', {}, [{ path: 'until', code: 'agency.termReversed' }])
  checkPhases(terms.phases)
  if (!input.takenOver && terms.phases.some((phase) => phase.paidBefore))
    throw refuse('agency.paidBefore', {}, [{ path: 'phases', code: 'agency.paidBefore' }])
  const id = newId()
  const at = ctx.clock.now()
  const number = clean(terms.number)
  const { provinceId } = cluster
  await insertRecord(tx, at, {
    id,
    kind: 'contract',
    title: titleOf(what, number, cluster),
    provinceId,
    clusterId: cluster.id,
  })
  await insertContract(tx, {
    id,
    cluster_id: cluster.id,
    what,
    person_id: party.person_id,
    organisation_id: party.organisation_id,
    tender_id: input.tenderId ?? null,
    follows_id: input.followsId ?? null,
    number,
    signed_on: terms.signedOn,
    from_day: terms.from,
    until_day: terms.until,
    amount: terms.amount,
    guarantee: terms.guarantee ? JSON.stringify({ until: null, ...terms.guarantee }) : null,
    phases: JSON.stringify(terms.phases.map((phase) => ({ paidBefore: false, ...phase }))),
    taken_over: input.takenOver ?? false,
    decision_id: input.decisionId ?? null,
    entered_at: at,
    ended_on: null,
    end_cause: null,
    handover: null,
  })
  return { id, number }
}

/** Assigns the people of a team, the agent first: an assistant needs one. */
export async function assignTeam(
  tx: Tx,
  ctx: Ctx,
  cluster: RecordRow,
  team: readonly TeamMember[],
  from: string,
): Promise<string[]> {
  const names: string[] = []
  for (const part of posts)
    for (const [place, member] of team.entries()) {
      if (member.part !== part) continue
      const person = await named(tx, ctx, 'person', `team.${place}.personId`, member.personId)
      await assignPart(tx, ctx, cluster, { part, personId: person.id, from })
      names.push(person.title)
    }
  return names
}

/** A person who signs for himself is the agent of his team. */
export function checkSigner(party: Party, team: readonly TeamMember[]): void {
  const agent = team.find((member) => member.part === 'agent')
  if (party.person_id !== null && agent?.personId !== party.person_id)
    throw refuse('agency.agentNotParty', {}, [{ path: 'team', code: 'agency.agentNotParty' }])
}

/** What a contract's line in the journal says of it: no amount, so that its history may be read by all who see the record. */
const told = (id: string, number: string, party: Party, terms: Terms) => ({
  contract: id,
  number,
  name: party.name,
  from: terms.from,
  until: terms.until,
  phases: Object.fromEntries(terms.phases.map((phase) => [phase.stage, phase.weight])),
})

/**
 * Signs the contract with the winner of a decided tender and assigns the team of at least three, in one transaction.
 * @throws 409 `agency.inForce.agent`, `agency.tenderSigned`, `clusters.partTaken`; 422 `agency.tenderNotDecided`, `agency.teamShort`,
 *   `agency.phasesBelow100`, `agency.agentNotParty`, `agency.futureDay`, `agency.termReversed`
 */
export const engage = (ctx: Ctx, tenderId: string, input: EngageBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.engage', async (tx, entry) => {
    const tender = await openRecord(tx, ctx, tenderId, 'tender', 'agency.engage', input.version)
    const cluster = await getRecord(tx, ctx.actor, tender.clusterId!, 'cluster')
    await touchRecord(tx, cluster, null)
    const row = await lockTender(tx, tenderId)
    if (row.state !== 'decided') throw refuse('agency.tenderNotDecided')
    const winner = (await listBids(tx, [tenderId])).find((bid) => bid.id === row.winner_id)!
    const party = await partyNamed(tx, ctx, {
      ...(winner.person_id ? { personId: winner.person_id } : { organisationId: winner.organisation_id! }),
    })
    checkTeam(input.team)
    checkSigner(party, input.team)
    const { id, number } = await writeContract(tx, ctx, cluster, {
      what: 'agent',
      party,
      terms: input,
      tenderId,
      decisionId: row.decision_id,
    })
    const team = await assignTeam(tx, ctx, cluster, input.team, input.from)
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { ...told(id, number, party, input), tender: tenderId, team },
    })
    return { id }
  })

/**
 * Signs the supervisor's contract and gives the person that part in the cluster, who declares to have no tie to agent or members (5.3).
 * @throws 409 `agency.inForce.supervisor`, `clusters.onePost`, `clusters.partTaken`; 422 as `engage`
 */
export const appointSupervisor = (ctx: Ctx, clusterId: string, input: SupervisorBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.appointSupervisor', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.engage', input.version)
    const person = await named(tx, ctx, 'person', 'personId', input.personId)
    const party = { person_id: person.id, organisation_id: null, name: person.title }
    const { id, number } = await writeContract(tx, ctx, cluster, { what: 'supervisor', party, terms: input })
    const standing = (await partsOn(tx, clusterId, ctx.clock.today())).find((row) => row.part === 'supervisor')
    if (standing?.personId !== person.id)
      await assignPart(tx, ctx, cluster, { part: 'supervisor', personId: person.id, from: input.from })
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { ...told(id, number, party, input), noConflict: true },
    })
    return { id }
  })

/**
 * Enters a contract that began before the product, from its paper: nobody here signed it. Phases that were paid then are marked so and are
 * not paid again. The people stand in the cluster already.
 * @throws 409 `agency.inForce.agent`; 422 as `engage`
 */
export const takeOverContract = (ctx: Ctx, clusterId: string, input: TakeOverContractBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.takeOverContract', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.takeOverContract', input.version)
    const party = await partyNamed(tx, ctx, input.party)
    if (await contractInForce(tx, clusterId, input.what)) throw conflict(`agency.inForce.${input.what}`)
    const { id, number } = await writeContract(tx, ctx, cluster, {
      what: input.what,
      party,
      terms: input,
      takenOver: true,
    })
    const source = input.source.source ? clean(input.source.source) : ''
    await markProvenance(tx, id, [
      { mark: 'takenOver', source },
      { mark: input.source.mark, source },
    ])
    entry({
      recordId: id,
      provinceId: cluster.provinceId,
      after: { ...told(id, number, party, input), takenOver: true, source },
    })
    return { id }
  })
