import type { Ctx } from '../../kernel/context.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { namesOf } from '../../kernel/names.ts'
import { insertRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { scoreWeights } from './agency.bylaw.ts'
import { clean, decidedBy, named, notAhead, openRecord, partyNamed } from './agency.entry.ts'
import { insertBid, insertTender, listBids, lockBid, lockTender, setScores, updateTender } from './agency.store.ts'
import type { BidBody, DecideBody, FailBody, OpenTenderBody, ScoreBody } from './bodies.schema.ts'
import { scoreBids } from './score.rules.ts'
import { checkTeam } from './team.rules.ts'

/**
 * Opens the tender for an agent with the weights of the scores as the by-law has them today (5.1).
 * @throws 409 `agency.tenderOpen` while another is open; 422 `agency.futureDay`
 */
export const openTender = (ctx: Ctx, clusterId: string, input: OpenTenderBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.openTender', async (tx, entry) => {
    const cluster = await openRecord(tx, ctx, clusterId, 'cluster', 'agency.openTender', input.version)
    const openedOn = input.openedOn ?? ctx.clock.today()
    notAhead(ctx, 'openedOn', openedOn)
    const { provinceId } = cluster
    const id = newId()
    const title = `مناقصه انتخاب عامل، ${cluster.title}`
    await insertRecord(tx, ctx.clock.now(), { id, kind: 'tender', title, provinceId, clusterId })
    await insertTender(tx, {
      id,
      cluster_id: clusterId,
      opened_on: openedOn,
      weights: JSON.stringify(scoreWeights),
      winner_id: null,
      decided_at: null,
      decision_id: null,
      reason: null,
    })
    const weights = Object.fromEntries(scoreWeights.map(({ code, weight }) => [code, weight]))
    entry({ recordId: id, provinceId, after: { cluster: clusterId, openedOn, weights } })
    return { id }
  })

const stillOpen = (state: string, winner: string | null) => {
  if (state === 'decided') throw conflict('agency.tenderDecided', { name: winner })
  if (state === 'failed') throw conflict('agency.tenderFailed')
}

/**
 * Enters the offer of a person or an organisation with its team.
 * @throws 409 `agency.tenderDecided`, `agency.bidsAlready`, `agency.onePost`; 422 `agency.teamShort`, `agency.noSuch.person` …
 */
export const enterBid = (ctx: Ctx, tenderId: string, input: BidBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.enterBid', async (tx, entry) => {
    const tender = await openRecord(tx, ctx, tenderId, 'tender', 'agency.enterBid', input.version)
    const row = await lockTender(tx, tenderId)
    stillOpen(row.state, null)
    const { name, ...party } = await partyNamed(tx, ctx, input.party)
    checkTeam(input.team)
    for (const [place, member] of input.team.entries())
      await named(tx, ctx, 'person', `team.${place}.personId`, member.personId)
    const id = newId()
    await insertBid(tx, {
      id,
      tender_id: tenderId,
      ...party,
      price: input.price,
      team: JSON.stringify(input.team),
      entered_at: ctx.clock.now(),
    })
    entry({ recordId: tenderId, provinceId: tender.provinceId, after: { bid: id, name, team: input.team.length } })
    return { id }
  })

/** Gives a bid the score of its interview or of its papers, with who gave it; a later score counts, the earlier one stays. */
export const scoreBid = (ctx: Ctx, bidId: string, input: ScoreBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.scoreBid', async (tx, entry) => {
    const bid = await lockBid(tx, bidId)
    const tender = await openRecord(tx, ctx, bid.tender_id, 'tender', 'agency.score', undefined)
    stillOpen((await lockTender(tx, bid.tender_id)).state, null)
    const given = {
      code: input.code,
      score: input.score,
      by: ctx.actor.personId || null,
      at: ctx.clock.now().toISOString(),
    }
    await setScores(tx, bidId, [...bid.scores, given])
    entry({
      recordId: tender.id,
      provinceId: tender.provinceId,
      after: { bid: bidId, code: input.code, score: input.score },
    })
    return { id: bidId }
  })

/**
 * Names the winner. Every bid must be scored whole. Among equals, or against the order of the scores, the reason is asked for: the scores
 * do not decide, people do.
 * @throws 409 `agency.tenderDecided` with the winner's name; 422 `agency.notScored`, `agency.winnerReason`
 */
export const decideTender = (ctx: Ctx, tenderId: string, input: DecideBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.decideTender', async (tx, entry) => {
    const tender = await openRecord(tx, ctx, tenderId, 'tender', 'agency.decideTender', input.version)
    const row = await lockTender(tx, tenderId)
    const bids = await listBids(tx, [tenderId])
    const nameOf = await namesOf(
      tx,
      bids.map((bid) => bid.person_id ?? bid.organisation_id),
    )
    const partyName = (bid: (typeof bids)[number] | undefined) =>
      nameOf(bid?.person_id ?? bid?.organisation_id)?.name ?? null
    stillOpen(row.state, partyName(bids.find((bid) => bid.id === row.winner_id)))
    const winner = bids.find((bid) => bid.id === input.winnerId)
    if (!winner) throw notFound()
    const scores = scoreBids(bids, row.weights)
    if (scores.some((score) => score.total === null))
      throw refuse('agency.notScored', {}, [{ path: 'winnerId', code: 'agency.notScored' }])
    const own = scores.find((score) => score.id === winner.id)!
    if ((own.place !== 1 || own.tied) && !input.reason)
      throw refuse('agency.winnerReason', {}, [{ path: 'reason', code: 'agency.winnerReason' }])
    const decisionId = await decidedBy(tx, ctx, input.decisionId, tenderId)
    const reason = input.reason ? clean(input.reason) : null
    await updateTender(tx, tenderId, {
      state: 'decided',
      winner_id: winner.id,
      decided_at: ctx.clock.now(),
      decision_id: decisionId,
      reason,
    })
    const name = partyName(winner)
    entry({
      recordId: tenderId,
      provinceId: tender.provinceId,
      after: { winner: winner.id, name, total: own.total, place: own.place, decision: decisionId },
      reason,
    })
    return { id: tenderId }
  })

/** Ends a tender without a winner, with its reason; another can be opened. @throws 409 `agency.tenderDecided`, `agency.tenderFailed` */
export const failTender = (ctx: Ctx, tenderId: string, input: FailBody): Promise<{ id: string }> =>
  runVerb(ctx, 'agency.failTender', async (tx, entry) => {
    const tender = await openRecord(tx, ctx, tenderId, 'tender', 'agency.decideTender', input.version)
    stillOpen((await lockTender(tx, tenderId)).state, null)
    const reason = clean(input.reason)
    await updateTender(tx, tenderId, {
      state: 'failed',
      winner_id: null,
      decided_at: ctx.clock.now(),
      decision_id: null,
      reason,
    })
    entry({ recordId: tenderId, provinceId: tender.provinceId, after: { failed: true }, reason })
    return { id: tenderId }
  })
