import { z } from 'zod'
import { AsOf, Exact, Id, IsoDate } from '../../kernel/http/schema.ts'

/** Provinces side by side by their codes, or the clusters of one trade by its words or its ISIC code; with neither, the provinces with clusters. */
export const CompareQuery = AsOf.extend({
  provinces: z
    .string()
    .regex(/^IR-\d\d(,IR-\d\d){0,30}$/, 'insight.badProvinces')
    .optional(),
  trade: z.string().trim().min(1).max(100).optional(),
  isic: z
    .string()
    .regex(/^\d{2,4}$/, 'insight.badIsic')
    .optional(),
})
export type CompareQuery = z.output<typeof CompareQuery>

const Both = { fa: z.string(), en: z.string() }
const Stage = z.object({ code: z.string(), ...Both })
const Targets = z.object({
  fiscalYear: z.number(),
  targets: z.number(),
  reached: z.number(),
  withoutActual: z.number(),
  meanAttainment: Exact.nullable(),
  /** A target or an actual of it is an example. */
  example: z.boolean(),
})
const Year = z.object({
  recordId: Id,
  n: z.number(),
  fiscalYear: z.number(),
  example: z.boolean(),
  approved: Exact.nullable(),
  planned: Exact.nullable(),
})

/** Null: nothing is recorded, or not for this reader. */
export const ComparedProvince = z.object({
  code: z.string(),
  ...Both,
  clusters: z.number(),
  furthestStage: Stage.nullable(),
  running: z.number(),
  /** Clusters whose plan year has figures, and how many of them are on plan or ahead. */
  withPlan: z.number(),
  onPlan: z.number(),
  /** The cluster furthest behind its plan. */
  furthest: z.object({ id: Id, title: z.string(), year: Year }).nullable(),
  late: z.number().nullable(),
  targets: Targets.nullable(),
  units: z.number().nullable(),
})
export type ComparedProvince = z.infer<typeof ComparedProvince>

export const ComparedCluster = z.object({
  id: Id,
  title: z.string(),
  trade: z.string(),
  isicCode: z.string().nullable(),
  province: z.object({ code: z.string(), ...Both }),
  stage: Stage.extend({ since: IsoDate.nullable() }).nullable(),
  example: z.boolean(),
  year: Year.nullable(),
  late: z.number().nullable(),
  /** Indicators of the cluster itself, where they are in reach. */
  targets: Targets.nullable(),
})
export type ComparedCluster = z.infer<typeof ComparedCluster>

export const CompareView = z.object({
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  by: z.enum(['provinces', 'trade']),
  provinces: z.array(ComparedProvince),
  clusters: z.array(ComparedCluster),
  /** Trades on the register with how many provinces have them, the most first. */
  trades: z.array(z.object({ trade: z.string(), provinces: z.number() })),
})
export type CompareView = z.infer<typeof CompareView>

/** How far the index targets of each province in reach have come in the year of the day. */
export const AttainmentView = z.object({
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  provinces: z.array(z.object({ code: z.string(), ...Targets.shape })),
})
export type AttainmentView = z.infer<typeof AttainmentView>
