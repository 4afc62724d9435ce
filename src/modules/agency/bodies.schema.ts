import { z } from 'zod'
import { Decimal, Id, IsoDate, Line, OnBehalf, Prose, Rial, ScreenVersion } from '../../kernel/http/schema.ts'
import { judgements, posts, scoredFor, visitParts } from './agency.tables.ts'

const Weight = Decimal.regex(/^\d{1,3}(\.\d{1,4})?$/, 'agency.badWeight')
const Amount = Rial.regex(/[1-9]/, 'agency.amountZero')
const Score = Decimal.regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'agency.badScore')
const Member = z.strictObject({ personId: Id, part: z.enum(posts) })
const Team = z.array(Member).max(20)
/** A person or an organisation, exactly one. */
const Party = z
  .strictObject({ personId: Id.optional(), organisationId: Id.optional() })
  .refine((party) => Boolean(party.personId) !== Boolean(party.organisationId), 'agency.oneParty')
const Version = { version: ScreenVersion.optional() }
const Example = z.strictObject({ mark: z.literal('example'), source: z.string().trim().max(300).default('') })

export const OpenTenderBody = z.strictObject({ openedOn: IsoDate.optional(), ...Version })
export type OpenTenderBody = z.input<typeof OpenTenderBody>

export const BidBody = z.strictObject({ party: Party, price: Amount, team: Team, ...Version })
export type BidBody = z.input<typeof BidBody>

export const ScoreBody = z.strictObject({ code: z.enum(scoredFor), score: Score })
export type ScoreBody = z.input<typeof ScoreBody>

export const DecideBody = z.strictObject({
  winnerId: Id,
  /** The resolution that decided it, where one stands in the system. */
  decisionId: Id.optional(),
  /** Why, where the winner is not the one with the highest score, or among equals. */
  reason: Line.optional(),
  ...Version,
})
export type DecideBody = z.input<typeof DecideBody>
export const FailBody = z.strictObject({ reason: Line, ...Version })
export type FailBody = z.input<typeof FailBody>

const Terms = {
  number: Line,
  signedOn: IsoDate,
  from: IsoDate,
  until: IsoDate,
  amount: Amount,
  guarantee: z
    .strictObject({
      kind: z.enum(['bank', 'promissoryNote', 'cheque', 'cash']),
      number: Line,
      amount: Amount,
      until: IsoDate.nullable().default(null),
    })
    .optional(),
  phases: z
    .array(z.strictObject({ stage: z.string().trim().max(40), weight: Weight, paidBefore: z.boolean().default(false) }))
    .max(20),
}

export const EngageBody = z.strictObject({ ...Terms, team: Team, ...Version })
export type EngageBody = z.input<typeof EngageBody>

export const SupervisorBody = z.strictObject({
  ...Terms,
  personId: Id,
  /** By-law 5.3: the supervisor declares to have no tie to the agent or the members. */
  noConflict: z.literal(true, 'agency.noConflictMissing'),
  ...Version,
})
export type SupervisorBody = z.input<typeof SupervisorBody>

export const TakeOverContractBody = z.strictObject({
  what: z.enum(['agent', 'supervisor']),
  party: Party,
  ...Terms,
  source: z.union([Example, z.strictObject({ mark: z.literal('document'), source: Line })]),
  ...Version,
})
export type TakeOverContractBody = z.input<typeof TakeOverContractBody>

export const StatementBody = z.strictObject({
  submittedOn: IsoDate,
  phases: z
    .array(z.strictObject({ stage: z.string().trim().max(40), weight: Weight }))
    .min(1, 'kernel.required')
    .max(20),
  amount: Amount,
  note: Prose.default(''),
  onBehalf: OnBehalf.optional(),
})
export type StatementBody = z.input<typeof StatementBody>

export const StepBody = z.strictObject({ ...Version })
export const PayBody = z.strictObject({ paper: Line, ...Version })
export const ReturnBody = z.strictObject({ reason: Line, ...Version })

export const PlanVisitBody = z.strictObject({ plannedOn: IsoDate, onBehalf: OnBehalf.optional() })
export type PlanVisitBody = z.input<typeof PlanVisitBody>
export const ReportVisitBody = z.strictObject({
  heldOn: IsoDate,
  parts: z.strictObject(
    Object.fromEntries(visitParts.map((part) => [part, Prose])) as Record<(typeof visitParts)[number], typeof Prose>,
  ),
  judgement: z.enum(judgements),
  fileIds: z.array(Id).max(20).default([]),
  /** Typed from the printed form. */
  onPaper: z.boolean().default(false),
  onBehalf: OnBehalf.optional(),
})
export type ReportVisitBody = z.input<typeof ReportVisitBody>

/** `from`: the first day of the period that passed without a visit. */
export const ExcuseVisitBody = z.strictObject({ from: IsoDate, reason: Line })
export type ExcuseVisitBody = z.input<typeof ExcuseVisitBody>

export const ReplaceAgentBody = z.strictObject({
  party: Party,
  ...Terms,
  team: Team,
  reason: Line,
  decisionId: Id.optional(),
  fileIds: z.array(Id).max(20).default([]),
  ...Version,
})
export type ReplaceAgentBody = z.input<typeof ReplaceAgentBody>

export const ExitBody = z.strictObject({
  organisationId: Id,
  on: IsoDate,
  reason: Line.optional(),
  decisionId: Id.optional(),
  /** The signed hand-over record (by-law 11.2). */
  fileIds: z.array(Id).min(1, 'agency.paperMissing').max(20),
  ...Version,
})
export type ExitBody = z.input<typeof ExitBody>

export const ReplaceExpertBody = z.strictObject({ fromPersonId: Id, toPersonId: Id, on: IsoDate, reason: Line })
export type ReplaceExpertBody = z.input<typeof ReplaceExpertBody>
