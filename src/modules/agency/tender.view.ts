import type { Ctx } from '../../kernel/context.ts'
import { namesOf } from '../../kernel/names.ts'
import type { TenderView } from './agency.schema.ts'
import { listBids, listContracts, listTenders } from './agency.store.ts'
import type { MarksOf } from './marks.read.ts'
import { scoreBids } from './score.rules.ts'

/** Tenders of a cluster, the newest first, with the computed scores of their bids as far as the reader sees amounts. */
export async function tenderViews(
  ctx: Ctx,
  clusterId: string,
  see: { amounts: boolean; marksOf: MarksOf; versionOf: (id: string) => number },
): Promise<TenderView[]> {
  const tenders = await listTenders(ctx.db, clusterId)
  const bids = await listBids(
    ctx.db,
    tenders.map((tender) => tender.id),
  )
  const signed = new Set((await listContracts(ctx.db, clusterId)).map((contract) => contract.tender_id))
  const partyId = (bid: (typeof bids)[number]) => (bid.person_id ?? bid.organisation_id)!
  const nameOf = await namesOf(ctx.db, [
    ...tenders.map((tender) => tender.decision_id),
    ...bids.flatMap((bid) => [
      partyId(bid),
      ...bid.team.map((member) => member.personId),
      ...bid.scores.map((score) => score.by),
    ]),
  ])
  return tenders.map((tender) => {
    const own = bids.filter((bid) => bid.tender_id === tender.id)
    const scores = new Map(scoreBids(own, tender.weights).map((score) => [score.id, score]))
    const winner = own.find((bid) => bid.id === tender.winner_id)
    return {
      id: tender.id,
      version: see.versionOf(tender.id),
      openedOn: tender.opened_on,
      state: tender.state,
      winner: winner ? nameOf(partyId(winner)) : null,
      winnerBidId: tender.winner_id,
      decidedAt: tender.decided_at?.toISOString() ?? null,
      decision: nameOf(tender.decision_id),
      reason: tender.reason,
      bids: see.amounts
        ? own.map((bid) => {
            const { parts, total, place, tied } = scores.get(bid.id)!
            return {
              id: bid.id,
              party: nameOf(partyId(bid))!,
              price: bid.price,
              team: bid.team.map(({ personId, part }) => ({ person: nameOf(personId)!, part })),
              parts: parts.map((part) => {
                const { fa, en } = tender.weights.find((weight) => weight.code === part.code)!
                return { ...part, fa, en, by: nameOf(part.by)?.name ?? null }
              }),
              total,
              place,
              tied,
            }
          })
        : null,
      signed: signed.has(tender.id),
      marks: see.marksOf(tender.id),
    }
  })
}
