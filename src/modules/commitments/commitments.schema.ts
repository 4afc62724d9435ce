import { z } from 'zod'
import { Decimal, Exact, Id, IsoDate, Line, OnBehalf, Percent, Prose, Rial } from '../../kernel/http/schema.ts'

export const LineName = z.enum(['claimed', 'verified', 'approved', 'noted'])
const Lines = z.object({
  claimed: Exact.nullable(),
  verified: Exact.nullable(),
  approved: Exact.nullable(),
  noted: Exact.nullable(),
  planned: Exact.nullable(),
})
export const Named = z.object({ id: Id, name: z.string() })

export const ClaimBody = z
  .strictObject({
    asOf: IsoDate,
    value: Percent.optional(),
    quantity: Decimal.optional(),
    result: Line.max(2_000, 'kernel.tooLong'),
    reason: Prose.optional(),
    fileIds: z.array(Id).max(20).default([]),
    onBehalf: OnBehalf.optional(),
    key: z.string().min(8).max(64).optional(),
  })
  .meta({ description: 'One claim of progress: percent, or the quantity reached so far' })

export const StepBody = z.strictObject({
  value: Decimal.optional(),
  reason: Prose.optional(),
  decisionId: Id.optional(),
})
/** Returning and withdrawing state no value. */
export const BareStepBody = StepBody.omit({ value: true })
export const NotingBody = z.strictObject({ decisionId: Id.nullable().default(null) })
export const SpendingBody = z.strictObject({
  amount: Rial,
  spentOn: IsoDate,
  note: Line,
  fileId: Id.optional(),
})

const FileView = z.object({ id: Id, name: z.string(), size: z.number(), mediaType: z.string() })

export const StepView = z.object({
  kind: z.enum(['verify', 'return', 'approve', 'note', 'withdraw']),
  value: Exact.nullable(),
  reason: z.string().nullable(),
  by: Named.nullable(),
  at: z.string(),
  decision: Named.nullable(),
})

export const ClaimView = z.object({
  id: Id,
  recordId: Id,
  itemId: Id,
  title: z.string(),
  weight: Exact,
  measure: z.enum(['percent', 'quantity', 'milestone']),
  unit: z.string().nullable(),
  target: Exact.nullable(),
  asOf: IsoDate,
  value: Exact,
  result: z.string(),
  reason: z.string().nullable(),
  by: Named.nullable(),
  forWhom: Named.nullable(),
  how: z.string().nullable(),
  at: z.string(),
  takenOver: z.boolean(),
  files: z.array(FileView),
  steps: z.array(StepView),
  state: z.enum(['waiting', 'settled', 'returned', 'withdrawn', 'takenOver']),
  awaits: z.enum(['verify', 'approve', 'note']).nullable(),
  /** Per step: true, or the code of the reason why this person may not take it now. */
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})

export const ItemView = z.object({
  itemId: Id,
  parentId: Id.nullable(),
  order: z.number(),
  title: z.string(),
  owner: Named.nullable(),
  weight: Exact,
  start: IsoDate.nullable(),
  finish: IsoDate.nullable(),
  measure: z.enum(['percent', 'quantity', 'milestone']),
  unit: z.string().nullable(),
  target: Exact.nullable(),
  source: z.enum(['claimed', 'mirrored', 'counted']),
  lines: Lines,
  /** Latest approved amount of a quantity, as it is, also above the target. */
  shown: Exact.nullable(),
  isLeaf: z.boolean(),
  critical: z.boolean(),
  late: z.boolean(),
  closed: z.string().nullable(),
  lastClaim: ClaimView.nullable(),
  examples: z.array(z.string()),
  documents: z.array(z.string()),
})

export const ProgressView = z.object({
  recordId: Id,
  treeId: Id,
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  ladder: z.array(z.enum(['verify', 'approve', 'note'])),
  closed: z.boolean(),
  version: z.object({ id: Id, n: z.number(), frozenAt: z.string().nullable(), decision: Named.nullable() }).nullable(),
  draft: z.object({ id: Id, n: z.number(), reason: z.string().nullable() }).nullable(),
  whole: Lines,
  items: z.array(ItemView),
  precedence: z.array(z.object({ from: Id, to: Id, type: z.enum(['FS', 'SS', 'FF', 'SF']), lag: z.number() })),
  curve: z.array(Lines.extend({ date: IsoDate })),
  /** What each noting session noted: the day of the noting and the figure as it was known then. */
  notings: z.array(z.object({ date: IsoDate, percent: Exact, decision: Named.nullable() })),
  forecast: z.object({ finish: IsoDate.nullable(), why: z.string().nullable() }),
  money: z.object({ budget: Exact, spent: Exact.nullable() }),
  /** Per verb: true, or the code of the reason why not. */
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})

export const ReceiptLeaf = z.object({
  itemId: Id,
  title: z.string(),
  weights: z.array(Exact),
  source: z.enum(['claimed', 'mirrored', 'counted']),
  percent: Exact,
  share: Exact,
  contribution: Exact,
  claim: ClaimView.nullable(),
})

export const ReceiptsView = z.object({
  recordId: Id,
  itemId: Id.nullable(),
  line: LineName,
  answeredBy: LineName,
  asOf: IsoDate,
  knownAt: z.string(),
  percent: Exact,
  /** The same figure computed again from these receipts alone. */
  recomputed: Exact,
  version: z.number(),
  leaves: z.array(ReceiptLeaf),
})

export type ClaimView = z.infer<typeof ClaimView>
export type ItemView = z.infer<typeof ItemView>
export type ProgressView = z.infer<typeof ProgressView>
export type ReceiptsView = z.infer<typeof ReceiptsView>
export type StepView = z.infer<typeof StepView>
