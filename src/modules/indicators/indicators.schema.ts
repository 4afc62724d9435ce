import { z } from 'zod'
import { AsOf, Decimal, Exact, Id, IsoDate, Line } from '../../kernel/http/schema.ts'
import { directions, targetStates } from './indicators.rules.ts'

const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'indicators.badCode')
export const Year = z.coerce.number().int().min(1300, 'indicators.badYear').max(1500, 'indicators.badYear')
const Both = z.object({ fa: z.string(), en: z.string() })
const BothIn = z.strictObject({ fa: Line, en: Line })

export const DefineBody = z.strictObject({
  code: Code,
  fa: Line,
  en: Line,
  /** Left out: each target says its unit. */
  unit: BothIn.optional(),
  direction: z.enum(directions),
  kind: z.enum(['sum', 'count', 'ratio', 'difference', 'derived']),
  computed: BothIn,
  /** What counts it, by the counter's name; left out: people enter its actuals. */
  counter: z.string().max(80).optional(),
  /** Left out: of the nation. */
  provinceId: z
    .string()
    .regex(/^IR-\d\d$/)
    .optional(),
})
export type DefineBody = z.input<typeof DefineBody>
export const RenameBody = z.strictObject({ fa: Line, en: Line, computed: BothIn.optional() })
export type RenameBody = z.input<typeof RenameBody>

// day and source are asked for by the rules, so that the refusal says which is missing and what to do
const figure = {
  indicator: Code,
  value: Decimal,
  unit: Line.optional(),
  asOf: IsoDate.optional(),
  source: Line.optional(),
  fileId: Id.optional(),
}
export const BaselineBody = z.strictObject({
  ...figure,
  /** Of a frozen baseline: why it is corrected, and by which decision. */
  reason: Line.optional(),
  decisionId: Id.optional(),
})
export type BaselineBody = z.input<typeof BaselineBody>
export const TargetBody = z.strictObject({
  indicator: Code,
  fiscalYear: Year,
  value: Decimal,
  unit: z.string().trim().max(100).optional(),
  /** What its actual is counted from, by the counter's name; left out: people enter it. */
  counter: z.string().max(80).optional(),
  source: Line.optional(),
  decisionId: Id.optional(),
})
export type TargetBody = z.input<typeof TargetBody>
export const ActualBody = z.strictObject({
  ...figure,
  missReason: z.string().max(40).optional(),
  missWords: Line.optional(),
})
export type ActualBody = z.input<typeof ActualBody>
export const MissBody = z.strictObject({
  indicator: Code,
  fiscalYear: Year,
  reason: z.string().max(40),
  words: Line.optional(),
})
export type MissBody = z.input<typeof MissBody>
export const FreezeBody = z.strictObject({
  /** Day on which the diagnostic study was accepted. */
  acceptedOn: IsoDate,
  source: Line.optional(),
  decisionId: Id.optional(),
})
export type FreezeBody = z.input<typeof FreezeBody>
export const ReportBody = z.strictObject({ fiscalYear: Year })
export const WithdrawBody = z.strictObject({ reason: Line })

export const YearQuery = AsOf.extend({ year: Year.optional() })
export type YearQuery = z.input<typeof YearQuery>

const Named = z.object({ id: Id, name: z.string() }).nullable()
const IndicatorView = Both.extend({
  code: z.string(),
  unit: Both.nullable(),
  direction: z.enum(directions),
  kind: z.string(),
  computed: Both,
  own: z.boolean(),
})
export const LibraryView = z.object({
  indicators: z.array(
    IndicatorView.extend({
      provinceId: z.string().nullable(),
      counters: z.record(z.enum(['cluster', 'province']), z.string().nullable()),
    }),
  ),
  missReasons: z.array(Both.extend({ code: z.string() })),
})
export type LibraryView = z.infer<typeof LibraryView>

export const FigureView = z.object({
  /** Row of values; null for what is counted. */
  id: Id.nullable(),
  value: Exact,
  asOf: IsoDate.nullable(),
  source: z.string().nullable(),
  file: z.object({ id: Id, name: z.string() }).nullable(),
  decision: Named,
  reason: z.string().nullable(),
  enteredAt: z.string().nullable(),
  enteredBy: z.string().nullable(),
  example: z.boolean(),
})
export type FigureView = z.infer<typeof FigureView>

export const TargetLine = z.object({
  fiscalYear: z.number(),
  over: z.boolean(),
  target: FigureView.nullable(),
  actual: FigureView.nullable(),
  /** What the actual is counted from; null: people enter it. */
  counter: z.string().nullable(),
  attainment: Exact.nullable(),
  state: z.enum(targetStates),
  miss: z
    .object({
      id: Id,
      code: z.string(),
      fa: z.string(),
      en: z.string(),
      words: z.string().nullable(),
      enteredBy: z.string().nullable(),
    })
    .nullable(),
})
export type TargetLine = z.infer<typeof TargetLine>

export const IndicatorLine = IndicatorView.extend({
  /** As it is said at this place; the indicator's own where nothing else was. */
  unit: Both.nullable(),
  baseline: FigureView.nullable(),
  /** Of a baseline corrected after freezing: what was frozen. */
  frozenBaseline: FigureView.nullable(),
  years: z.array(TargetLine),
})
export type IndicatorLine = z.infer<typeof IndicatorLine>

export const IndicatorsView = z.object({
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  place: z.object({
    kind: z.enum(['cluster', 'province']),
    /** Of the cluster, or the province's code. */
    id: z.string(),
    /** Its own record, made by the first entry. */
    recordId: Id.nullable(),
    title: Both,
    province: Both.extend({ code: z.string() }),
  }),
  /** The year on show. */
  fiscalYear: z.number(),
  /** Years with anything recorded, and the one of the day. */
  fiscalYears: z.array(z.number()),
  lines: z.array(IndicatorLine),
  summary: z.object({
    targets: z.number(),
    counted: z.number(),
    reached: z.number(),
    missed: z.number(),
    unexplained: z.number(),
    withoutActual: z.number(),
    meanAttainment: Exact.nullable(),
    over: z.boolean(),
  }),
  freeze: z
    .object({
      acceptedOn: IsoDate,
      source: z.string().nullable(),
      decision: Named,
      enteredAt: z.string(),
      enteredBy: z.string().nullable(),
    })
    .nullable(),
  reports: z.array(z.object({ fiscalYear: z.number(), enteredAt: z.string(), enteredBy: z.string().nullable() })),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type IndicatorsView = z.infer<typeof IndicatorsView>

export const CountReceipts = z.object({
  indicator: Both.extend({ code: z.string(), unit: Both.nullable() }),
  fiscalYear: z.number(),
  counter: z.string(),
  as: z.enum(['flow', 'level']),
  since: IsoDate.nullable(),
  until: IsoDate,
  total: Exact,
  target: Exact.nullable(),
  rows: z.array(
    z.object({
      recordId: Id,
      title: z.string(),
      label: z.string().nullable(),
      amount: Exact,
      on: IsoDate,
      knownAt: z.string(),
      /** Whether the reader may open the record. */
      open: z.boolean(),
    }),
  ),
})
export type CountReceipts = z.infer<typeof CountReceipts>
