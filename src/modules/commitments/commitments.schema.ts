import { z } from 'zod'
import { Decimal, Exact, Id, IsoDate, Line, OnBehalf, Percent, Prose } from '../../kernel/http/schema.ts'

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

const Place = z.object({ recordId: Id, itemId: Id })

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
  /** Of a counted leaf: what its room counts (`meetings.heldSessions`). */
  counter: z.string().nullable(),
  lines: Lines,
  /** Amount of a quantity, last claimed or counted, as it is, also above the target. */
  shown: Exact.nullable(),
  isLeaf: z.boolean(),
  critical: z.boolean(),
  late: z.boolean(),
  closed: z.string().nullable(),
  /** How, why and when the item ended, and where its rest is promised, as far as the reader sees that. */
  closing: z
    .object({ outcome: z.string(), cause: z.string().nullable(), at: z.string(), carriedTo: Place.nullable() })
    .nullable(),
  /** The earlier item whose rest is promised here. */
  carriedFrom: Place.nullable(),
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
  unit: z.string().nullable(),
  target: Exact.nullable(),
  /** Of a counted leaf: what is counted, and how many by then. */
  counter: z.string().nullable(),
  counted: Exact.nullable(),
  percent: Exact,
  share: Exact,
  contribution: Exact,
  claim: ClaimView.nullable(),
  /** Of a mirrored leaf: the sum behind what it reads; null where nothing was frozen there by then. */
  get mirrored(): z.ZodNullable<typeof MirroredReceipt> {
    return MirroredReceipt.nullable()
  },
})

/** What a mirrored leaf reads. To a reader who may not see that record it is a figure and nothing else. */
export const MirroredReceipt = z.object({
  seen: z.boolean(),
  recordId: Id.nullable(),
  itemId: Id.nullable(),
  /** Of the item that is read, or of the whole record. */
  title: z.string().nullable(),
  version: z.number().nullable(),
  answeredBy: LineName,
  asOf: IsoDate,
  knownAt: z.string(),
  percent: Exact,
  recomputed: Exact,
  get leaves(): z.ZodNullable<z.ZodArray<typeof ReceiptLeaf>> {
    return z.array(ReceiptLeaf).nullable()
  },
})
// they hold each other: the description of the API can only point to them by name
z.globalRegistry.add(ReceiptLeaf, { id: 'ReceiptLeaf' })
z.globalRegistry.add(MirroredReceipt, { id: 'MirroredReceipt' })

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
export type ReceiptLeaf = z.infer<typeof ReceiptLeaf>
export type MirroredReceipt = z.infer<typeof MirroredReceipt>
export type ReceiptsView = z.infer<typeof ReceiptsView>
export type StepView = z.infer<typeof StepView>
