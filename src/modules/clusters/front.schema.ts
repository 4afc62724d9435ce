import { z } from 'zod'
import { Exact, Id, IsoDate } from '../../kernel/http/schema.ts'
import { Asked, BodyOfPlace, Both, ClusterLine, May, Named, StageCount, StageNow } from './clusters.schema.ts'

export const LateItem = z.object({
  recordId: Id,
  itemId: Id,
  title: z.string(),
  clusterId: Id,
  cluster: z.string(),
  provinceId: z.string(),
  owner: Named.nullable(),
  finish: IsoDate,
  days: z.number(),
  approved: Exact.nullable(),
  example: z.boolean(),
  /** What stands in the way, as far as it is recorded. */
  why: z.enum(['neverClaimed', 'returned', 'waitsVerify', 'waitsApprove', 'behind']),
  /** The words of the one who claimed or returned, and when. */
  quote: z.string().nullable(),
  quotedAt: z.string().nullable(),
})
export type LateItem = z.infer<typeof LateItem>

const Share = { count: z.number(), ofClusters: z.number() }
export const ProvinceFront = z.object({
  ...Asked,
  province: z.object({ code: z.string(), ...Both }),
  clusters: z.array(ClusterLine),
  byStage: z.array(StageCount),
  late: z.array(LateItem),
  lateTotal: z.number(),
  bodies: z.array(BodyOfPlace),
  units: z
    .object({ total: z.number(), byState: z.array(z.object({ state: z.string(), count: z.number() })) })
    .nullable(),
  /** Units by county and by size; `ofClusters` are those that belong to members of the clusters on show. Null where none is visible. */
  spread: z
    .object({
      ...Share,
      byCounty: z.array(
        z.object({
          county: z.object({ id: z.string(), fa: z.string(), en: z.string().nullable() }).nullable(),
          ...Share,
        }),
      ),
      bySize: z.array(z.object({ size: z.enum(['micro', 'small', 'medium', 'large', 'unknown']), ...Share })),
    })
    .nullable(),
  may: May,
})
export type ProvinceFront = z.infer<typeof ProvinceFront>

const Percent3 = { past: Exact.nullable(), revised: Exact.nullable(), now: Exact.nullable() }
/**
 * A province on a past day and today, by cluster: each figure as it was known then (`past`), the same day as it is known now (`revised`), and
 * today's. What moved a figure is asked of its plan year by `recordId`.
 */
export const ProvinceMoved = z.object({
  asOf: IsoDate,
  knownAt: z.string(),
  today: IsoDate,
  counts: z.array(
    z.object({
      what: z.enum(['clusters', 'late', 'units']),
      past: z.number().nullable(),
      revised: z.number().nullable(),
      now: z.number().nullable(),
    }),
  ),
  clusters: z.array(
    z.object({
      id: Id,
      title: z.string(),
      /** The plan year of the past day; where today's is another one, its figure is not compared with the old. */
      recordId: Id.nullable(),
      sameYear: z.boolean(),
      example: z.boolean(),
      approved: z.object(Percent3),
      stage: z.object({
        past: StageNow.nullable(),
        now: StageNow.nullable(),
        /** Entered later about a day that was already over. */
        learned: z.boolean(),
      }),
    }),
  ),
})
export type ProvinceMoved = z.infer<typeof ProvinceMoved>

/** The cluster of a province that is furthest behind its plan; both figures open their receipts by `recordId`. */
export const Furthest = z.object({
  clusterId: Id,
  cluster: z.string(),
  recordId: Id,
  approved: Exact,
  planned: Exact,
  /** No document states its figures. */
  example: z.boolean(),
})
export type Furthest = z.infer<typeof Furthest>

/** What is late in the country, as far as its plans are within the reader's reach. */
export const NationLate = z.object({
  ...Asked,
  total: z.number(),
  /** Provinces with a plan in reach, also those where nothing is late; the longest first. */
  provinces: z.array(
    z.object({ code: z.string(), ...Both, count: z.number(), longest: z.number(), example: z.boolean() }),
  ),
  /** The longest late, longest first. */
  late: z.array(LateItem),
})
export type NationLate = z.infer<typeof NationLate>

export const NationView = z.object({
  ...Asked,
  total: z.number(),
  byStage: z.array(StageCount),
  provinces: z.array(
    z.object({
      code: z.string(),
      ...Both,
      count: z.number(),
      byStage: z.array(z.object({ code: z.string(), count: z.number() })),
      /** Null where no progress against a plan is recorded, or none is in the reader's reach. */
      furthest: Furthest.nullable(),
    }),
  ),
})
export type NationView = z.infer<typeof NationView>
