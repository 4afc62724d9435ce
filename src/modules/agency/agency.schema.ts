import { z } from 'zod'
import { Exact, Id, IsoDate } from '../../kernel/http/schema.ts'
import { judgements, posts, visitParts } from './agency.tables.ts'

const Both = { fa: z.string(), en: z.string() }
const Named = z.object({ id: Id, name: z.string() })
const May = z.record(z.string(), z.union([z.literal(true), z.string()]))
const Mark = z.object({ field: z.string(), mark: z.enum(['document', 'takenOver', 'example']), source: z.string() })

const HandoverList = z.object({
  activities: z.array(
    z.object({ recordId: Id, title: z.string(), approved: Exact.nullable(), finish: IsoDate.nullable() }),
  ),
  claims: z.array(z.object({ claimId: Id, title: z.string(), awaits: z.string(), asOf: IsoDate })),
  resolutions: z.array(z.object({ id: Id, title: z.string(), deadline: IsoDate.nullable(), body: z.string() })),
  statements: z.array(z.object({ id: Id, number: z.number(), state: z.string() })),
  documents: z.array(z.object({ id: Id, title: z.string(), count: z.number() })),
  desk: z.array(z.object({ recordId: Id, what: z.string(), title: z.string() })),
  seats: z.array(z.object({ body: z.string(), ...Both })),
})
export type HandoverList = z.infer<typeof HandoverList>

/** A hand-over as it was kept: the list of that day, to whom, and by which papers. */
const Handover = HandoverList.extend({
  on: IsoDate,
  to: Named,
  reason: z.string().nullable(),
  papers: z.array(z.object({ id: Id, name: z.string() })),
})
export type Handover = z.infer<typeof Handover>

const ScoreLine = z.object({
  code: z.string(),
  ...Both,
  weight: z.string(),
  score: Exact.nullable(),
  points: Exact.nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
const BidView = z.object({
  id: Id,
  party: Named,
  price: z.string(),
  team: z.array(z.object({ person: Named, part: z.enum(posts) })),
  parts: z.array(ScoreLine),
  total: Exact.nullable(),
  place: z.number().nullable(),
  tied: z.boolean(),
})
export type BidView = z.infer<typeof BidView>
const TenderView = z.object({
  id: Id,
  version: z.number(),
  openedOn: IsoDate,
  state: z.enum(['open', 'decided', 'failed']),
  winner: Named.nullable(),
  winnerBidId: Id.nullable(),
  decidedAt: z.string().nullable(),
  decision: Named.nullable(),
  reason: z.string().nullable(),
  /** Null for who sees no amounts: a score would give the price away. */
  bids: z.array(BidView).nullable(),
  signed: z.boolean(),
  marks: z.array(Mark),
})
export type TenderView = z.infer<typeof TenderView>

const PhaseView = z.object({
  stage: z.string(),
  ...Both,
  weight: z.string(),
  paidBefore: z.boolean(),
  paid: z.string(),
  asked: z.string(),
  rest: z.string(),
  approvedBy: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('gate'),
        ...Both,
        since: IsoDate.nullable(),
        takenOver: z.boolean(),
        decision: Named.nullable(),
      }),
      z.object({ kind: z.literal('year'), year: z.number(), closedOn: IsoDate, recordId: Id }),
    ])
    .nullable(),
})
export type PhaseView = z.infer<typeof PhaseView>

const WhyNot = z.object({ code: z.string(), ...Both })
const StatementView = z.object({
  id: Id,
  version: z.number(),
  number: z.number(),
  submittedOn: IsoDate,
  submittedBy: Named.nullable(),
  phases: z.array(z.object({ stage: z.string(), ...Both, weight: z.string() })),
  amount: z.string(),
  note: z.string(),
  state: z.enum(['submit', 'check', 'approve', 'pay', 'return']),
  next: z.enum(['check', 'approve', 'pay']).nullable(),
  steps: z.array(
    z.object({
      kind: z.enum(['check', 'approve', 'pay', 'return']),
      by: Named.nullable(),
      at: z.string(),
      reason: z.string().nullable(),
      paper: z.string().nullable(),
    }),
  ),
  /** Why it cannot be paid now, in both languages; empty when it can. */
  why: z.array(WhyNot),
  may: May,
  marks: z.array(Mark),
})
export type StatementView = z.infer<typeof StatementView>

const ContractView = z.object({
  id: Id,
  version: z.number(),
  what: z.enum(['agent', 'supervisor']),
  /** The reader is on its own side. */
  own: z.boolean(),
  party: Named,
  number: z.string(),
  signedOn: IsoDate,
  from: IsoDate,
  until: IsoDate,
  takenOver: z.boolean(),
  decision: Named.nullable(),
  endedOn: IsoDate.nullable(),
  endCause: z.enum(['replaced', 'exit', 'ended']).nullable(),
  handover: Handover.nullable(),
  phases: z.array(PhaseView),
  /** Money of the contract; null for who does not see it. */
  money: z
    .object({
      amount: z.string(),
      approved: z.string(),
      paid: z.string(),
      payable: z.string(),
      guarantee: z
        .object({ kind: z.string(), number: z.string(), amount: z.string(), until: IsoDate.nullable() })
        .nullable(),
      statements: z.array(StatementView),
    })
    .nullable(),
  may: May,
  marks: z.array(Mark),
})
export type ContractView = z.infer<typeof ContractView>

const Photo = z.object({ id: Id, name: z.string(), mediaType: z.string() })
export const VisitView = z.object({
  id: Id,
  version: z.number(),
  cluster: Named,
  state: z.enum(['planned', 'reported', 'cancelled']),
  plannedOn: IsoDate.nullable(),
  heldOn: IsoDate.nullable(),
  reportedAt: z.string().nullable(),
  reportedBy: Named.nullable(),
  onPaper: z.boolean(),
  /** Reported more than ten days after it was held (by-law 9.2). */
  late: z.boolean(),
  parts: z.array(z.object({ code: z.enum(visitParts), ...Both, text: z.string() })),
  judgement: z.enum(judgements).nullable(),
  photos: z.array(Photo),
  cancelReason: z.string().nullable(),
  may: May,
  marks: z.array(Mark),
})
export type VisitView = z.infer<typeof VisitView>

const PeriodView = z.object({
  ...Both,
  from: IsoDate,
  until: IsoDate,
  months: z.array(z.object({ year: z.number(), month: z.number() })),
  state: z.enum(['held', 'due', 'missing', 'excused']),
})
export type PeriodView = z.infer<typeof PeriodView>

export const AgencyView = z.object({
  cluster: z.object({ id: Id, name: z.string(), version: z.number(), provinceId: z.string().nullable() }),
  /** The company that runs it, where one is named. */
  company: z.string().nullable(),
  team: z.array(z.object({ part: z.string(), person: Named, from: IsoDate.nullable() })),
  tenders: z.array(TenderView),
  contracts: z.array(ContractView),
  visits: z.array(VisitView),
  periods: z.array(PeriodView),
  /** For forms: phases with proposed weights, and stages of the way. */
  proposed: z.array(z.object({ stage: z.string(), ...Both, weight: z.string() })),
  reportParts: z.array(z.object({ code: z.enum(visitParts), ...Both })),
  signers: z.array(z.object(Both)),
  may: May,
})
export type AgencyView = z.infer<typeof AgencyView>

export const HandoverPreview = z.object({ list: HandoverList })
