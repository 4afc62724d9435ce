import { z } from 'zod'
import { Decimal, Exact, Id, IsoDate, Line, Percent, Prose, Rial, ScreenVersion } from '../../kernel/http/schema.ts'

export const OpenPlanBody = z.strictObject({ clusterId: Id, vision: Prose.optional() })
export const StrategiesBody = z.strictObject({
  version: ScreenVersion,
  vision: Prose.optional(),
  strategies: z.array(z.strictObject({ id: Id.optional(), title: Line })).max(30),
})
export const OpenYearBody = z.strictObject({
  n: z.number().int().min(1).max(9),
  fiscalYear: z.number().int().min(1300).max(1600),
  yearWeight: Percent.optional(),
  /** It ran, or began, before the product was in use. */
  takenOver: z.boolean().optional(),
})

export const RelationKind = z.enum(['FS', 'SS', 'FF', 'SF'])

/** Where an activity gets its progress from: people claim it, a room counts it, or it mirrors another record or one item of it. */
export const ProgressFrom = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('claimed') }),
  z.strictObject({
    source: z.literal('counted'),
    counter: z.string().min(1, 'kernel.required').max(80, 'kernel.tooLong'),
  }),
  /** Without a record: what it mirrors already. */
  z.strictObject({ source: z.literal('mirrored'), recordId: Id.optional(), itemId: Id.optional() }),
])

/** What one source gives: rials in cash and in kind, and help that is no money in its own unit. */
export const ShareBody = z.strictObject({
  fundingSource: z.string().max(60),
  cash: Rial.default('0'),
  inKind: Rial.default('0'),
  nonMoney: Decimal.nullable().optional(),
  nonMoneyUnit: z.string().max(60).nullable().optional(),
})

/** One activity of a draft. What is missing may stay empty until the draft is frozen. */
export const ActivityBody = z.strictObject({
  itemId: Id.optional(),
  code: z.string().trim().min(1, 'kernel.required').max(20, 'kernel.tooLong'),
  title: Line,
  strategyId: Id.nullable().default(null),
  type: z.string().max(60).nullable().default(null),
  executor: z.string().max(200).nullable().default(null),
  partner: z.string().max(200).nullable().default(null),
  /** The network of firms that the activity is about. */
  network: z.string().max(200, 'kernel.tooLong').nullable().optional(),
  /** What will prove that it was done. */
  evidence: z.string().max(300, 'kernel.tooLong').nullable().optional(),
  expectedResult: Prose.nullable().default(null),
  ownerPersonId: Id.nullable().default(null),
  ownerOrganisationId: Id.nullable().default(null),
  weight: Decimal,
  start: IsoDate.nullable().default(null),
  finish: IsoDate.nullable().default(null),
  measure: z.enum(['percent', 'quantity', 'milestone']).default('percent'),
  unit: z.string().max(60).nullable().default(null),
  target: Decimal.nullable().default(null),
  /** Absent: as it stood, and claimed where it is new. */
  progress: ProgressFrom.optional(),
  shares: z.array(ShareBody).max(10).default([]),
  /** Codes of activities of the same draft that this one waits for. */
  after: z
    .array(
      z.strictObject({
        code: z.string(),
        type: RelationKind.default('FS'),
        lag: z.number().int().min(-400).max(400).default(0),
      }),
    )
    .max(20)
    .default([]),
})
export const DraftBody = z.strictObject({
  version: ScreenVersion,
  activities: z.array(ActivityBody).max(500),
})
export const YearWeightsBody = z.strictObject({
  version: ScreenVersion,
  weights: z
    .array(z.strictObject({ n: z.number().int().min(1).max(9), weight: Percent }))
    .min(1, 'kernel.required')
    .max(9),
})
export const ReviseBody = z.strictObject({ reason: Line })
export const FreezeBody = z.strictObject({ version: ScreenVersion, decisionId: Id.nullable().default(null) })
export const TakeOverBody = z.strictObject({
  source: Line,
  states: z
    .array(
      z.strictObject({
        code: z.string(),
        asOf: IsoDate,
        value: Decimal.optional(),
        quantity: Decimal.optional(),
        result: Line,
      }),
    )
    .min(1)
    .max(500),
})
export const CarryBody = z.strictObject({
  /** The later year of the same plan whose open draft takes up the rest. */
  into: Id,
  items: z
    .array(z.strictObject({ code: z.string().max(20, 'kernel.tooLong'), cause: Line }))
    .min(1, 'kernel.required')
    .max(500),
})
export const CarriedView = z.object({
  carried: z.array(
    z.object({
      fromItemId: Id,
      fromCode: z.string(),
      itemId: Id,
      code: z.string(),
      title: z.string(),
      reached: Exact,
      rest: Exact,
      weight: Exact,
    }),
  ),
  version: z.number(),
})
export const PastedBody = z.strictObject({ text: z.string().max(500_000) })

const Problem = z.object({
  column: z.string(),
  code: z.string(),
  message: z.object({ fa: z.string(), en: z.string() }),
})
/** A pasted table, read row by row; nothing is stored. */
export const PastedView = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({ line: z.number(), activity: z.record(z.string(), z.unknown()), problems: z.array(Problem) }),
  ),
  good: z.number(),
  bad: z.number(),
  weightSum: Exact,
})

export const ActivityView = z.object({
  itemId: Id,
  code: z.string(),
  strategyId: Id.nullable(),
  type: z.string().nullable(),
  executor: z.string().nullable(),
  partner: z.string().nullable(),
  network: z.string().nullable(),
  evidence: z.string().nullable(),
  expectedResult: z.string().nullable(),
  /** What the approved claim says was reached; null where nothing is approved. */
  result: z.string().nullable(),
})

/** One activity's way over the turn of a year. */
const Carried = z.object({
  itemId: Id,
  title: z.string(),
  cause: z.string().nullable(),
  other: z.object({ planYearId: Id, n: z.number(), code: z.string() }),
})

export const YearView = z.object({
  id: Id,
  n: z.number(),
  fiscalYear: z.number(),
  yearWeight: Exact.nullable(),
  takenOver: z.boolean(),
  closed: z.boolean(),
  frozen: z.boolean(),
  approved: Exact.nullable(),
  planned: Exact.nullable(),
  from: IsoDate,
  to: IsoDate,
  /** Of a taken-over year: nothing is known of the days before this one; null: every day is known. */
  silentUntil: IsoDate.nullable(),
})

const Answer = z.union([z.literal(true), z.string()])

export const PlanYearView = z.object({
  id: Id,
  version: z.number(),
  cluster: z.object({ id: Id, title: z.string(), provinceId: z.string().nullable() }),
  plan: z.object({ id: Id, version: z.number(), vision: z.string().nullable() }),
  strategies: z.array(z.object({ id: Id, title: z.string(), position: z.number() })),
  year: YearView,
  years: z.array(YearView),
  /** Years with their weights as one line; null while year weights are not stated or do not total 100. */
  allYears: Exact.nullable(),
  activities: z.array(ActivityView),
  /** What came into this year from an earlier one, and what went from it into a later one, with its cause. */
  carriedIn: z.array(Carried),
  carriedOut: z.array(Carried),
  draft: z
    .object({
      n: z.number(),
      reason: z.string().nullable(),
      activities: z.array(ActivityBody.extend({ itemId: Id })),
      problems: z.array(
        z.object({
          itemId: Id.nullable(),
          code: z.string(),
          level: z.enum(['refuse', 'warn']),
          message: z.object({ fa: z.string(), en: z.string() }),
        }),
      ),
      weightSum: Exact,
    })
    .nullable(),
  marks: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  may: z.record(z.string(), Answer),
})

export const PlanView = z.object({
  id: Id,
  clusterId: Id,
  vision: z.string().nullable(),
  version: z.number(),
  strategies: z.array(z.object({ id: Id, title: z.string(), position: z.number() })),
  years: z.array(YearView),
  /** All years as one line, by the weights of the years; null with the reason while these do not total 100. */
  line: z
    .object({
      approved: Exact,
      planned: Exact,
      points: z.array(z.object({ date: IsoDate, approved: Exact.nullable(), planned: Exact.nullable() })),
    })
    .nullable(),
  lineWhy: z.string().nullable(),
  asOf: IsoDate,
  may: z.record(z.string(), Answer),
})

/** The plan of a cluster, or that there is none yet and whether the reader may open it. */
export const PlanOfCluster = z.object({
  plan: PlanView.nullable(),
  cluster: z.object({ id: Id, title: z.string() }),
  mayOpen: Answer,
})

export type PlanOfCluster = z.infer<typeof PlanOfCluster>
export type PlanYearView = z.infer<typeof PlanYearView>
export type YearView = z.infer<typeof YearView>
export type PlanView = z.infer<typeof PlanView>
export type PastedView = z.infer<typeof PastedView>
export type ActivityInput = z.output<typeof ActivityBody>
