import { z } from 'zod'
import { Exact, Id, IsoDate } from '../../../kernel/http/schema.ts'

const Month = z.string().regex(/^1[34]\d\d-(0[1-9]|1[0-2])$/, 'insight.badMonth')
const Quarter = z.string().regex(/^1[34]\d\d-[1-4]$/, 'insight.badQuarter')
const Province = z.string().regex(/^IR-\d\d$/, 'insight.badProvinces')

export const MonthOf = z.object({ code: Province, month: Month })
export const QuarterOf = z.object({ quarter: Quarter })
/** The same as a query, for files. */
export const MonthQuery = z.object({ province: Province, month: Month })
export const QuarterQuery = z.object({ quarter: Quarter })

const Both = { fa: z.string(), en: z.string() }

/** What a report tells, in its order. */
export const periodParts = [
  'sessions',
  'made',
  'notified',
  'done',
  'expired',
  'claims',
  'gates',
  'visits',
  'payments',
] as const
export type PeriodPart = (typeof periodParts)[number]

const Row = z.object({
  recordId: Id,
  title: z.string(),
  of: z.string().nullable(),
  provinceId: z.string().nullable(),
  on: IsoDate,
  amount: z.string().nullable(),
  /** Of a gate: the stage that it leads into. */
  stage: z.object(Both).nullable(),
})
export type PeriodRow = z.infer<typeof Row>

export const PeriodView = z.object({
  kind: z.enum(['month', 'quarter']),
  code: z.string(),
  year: z.number(),
  n: z.number(),
  from: IsoDate,
  to: IsoDate,
  /** The province of a month; null: the nation. */
  province: z.object({ code: z.string(), ...Both }).nullable(),
  /** The last day, or today while the period runs. */
  asOf: IsoDate,
  /** The end of that day, so that the report can be made again as it was; now while the period runs. */
  knownAt: z.string(),
  isPast: z.boolean(),
  over: z.boolean(),
  before: z.string(),
  /** Null where it has not begun. */
  after: z.string().nullable(),
  parts: z.array(
    z.object({
      what: z.enum(periodParts),
      count: z.number(),
      /** Happened within the days, but became known only after the end. */
      later: z.number(),
      /** Rials of all of them, where they are money. */
      amount: z.string().nullable(),
      rows: z.array(Row),
      /** Rows that the page has no room for. */
      left: z.number(),
    }),
  ),
  /** Of the nation: how many in each province. */
  provinces: z.array(z.object({ code: z.string(), ...Both, counts: z.record(z.string(), z.number()) })),
  late: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        recordId: Id,
        itemId: Id,
        title: z.string(),
        cluster: z.string(),
        days: z.number(),
        approved: Exact.nullable(),
        owner: z.string().nullable(),
        example: z.boolean(),
      }),
    ),
  }),
  targets: z.array(
    z.object({
      code: z.string(),
      ...Both,
      fiscalYear: z.number(),
      targets: z.number(),
      reached: z.number(),
      withoutActual: z.number(),
      meanAttainment: Exact.nullable(),
      example: z.boolean(),
    }),
  ),
})
export type PeriodView = z.infer<typeof PeriodView>
