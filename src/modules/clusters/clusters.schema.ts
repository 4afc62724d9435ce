import { z } from 'zod'
import { AsOf, Exact, Id, IsoDate, Line, Page, Prose } from '../../kernel/http/schema.ts'
import { Source } from './clusters.source.schema.ts'
import { parts, scopes } from './clusters.tables.ts'
import { DelegationView, GateView } from './gates/gates.schema.ts'

const ProvinceCode = z.string().regex(/^IR-\d\d$/, 'clusters.badProvince')
const Change = { version: z.number().int().positive().optional(), reason: Line.optional() }

export const RegisterBody = z.strictObject({
  trade: Line,
  /** Left out: «خوشه», the trade and the province. */
  title: Line.optional(),
  provinceId: ProvinceCode,
  scope: z.enum(scopes),
  countyId: z.string().trim().min(1).max(40).optional(),
  isicCode: z.string().trim().min(1).max(10).optional(),
  note: Prose.optional(),
  /** Day of its identification, where a paper says it. */
  identifiedOn: IsoDate.optional(),
  source: Source.optional(),
})
export type RegisterBody = z.input<typeof RegisterBody>

export const TakeOverBody = z.strictObject({
  stage: z.string().trim().min(1),
  /** Left out: nobody knows the day. */
  since: IsoDate.optional(),
  source: Source,
  ...Change,
})
export type TakeOverBody = z.input<typeof TakeOverBody>

export const WithdrawStageBody = z.strictObject({ reason: Line, version: Change.version })
export type WithdrawStageBody = z.input<typeof WithdrawStageBody>

export const AssignBody = z
  .strictObject({
    part: z.enum(parts),
    personId: Id.optional(),
    organisationId: Id.optional(),
    from: IsoDate.optional(),
    until: IsoDate.optional(),
    decisionId: Id.optional(),
    source: Source.optional(),
    ...Change,
  })
  .refine((body) => Boolean(body.personId) !== Boolean(body.organisationId), {
    path: ['personId'],
    message: 'clusters.oneHolder',
  })
export type AssignBody = z.input<typeof AssignBody>

export const EndBody = z.strictObject({ until: IsoDate, ...Change })
export type EndBody = z.input<typeof EndBody>

export const DelegateBody = z.strictObject({
  organisationId: Id,
  /** The committee's resolution, where it stands in the system. */
  resolutionId: Id.optional(),
  from: IsoDate.optional(),
  source: Source.optional(),
  ...Change,
})
export type DelegateBody = z.input<typeof DelegateBody>

export const RegisterQuery = AsOf.extend({
  province: ProvinceCode.optional(),
  stage: z.string().trim().max(40).optional(),
  q: z.string().trim().max(100).optional(),
  limit: Page.shape.limit,
  offset: Page.shape.offset,
})
export type RegisterQuery = z.output<typeof RegisterQuery>

export const Both = { fa: z.string(), en: z.string() }
export const Named = z.object({ id: Id, name: z.string() })
export const May = z.record(z.string(), z.union([z.literal(true), z.string()]))
const Mark = z.object({ field: z.string(), mark: z.enum(['document', 'takenOver', 'example']), source: z.string() })
export const Asked = { asOf: IsoDate, knownAt: z.string(), isPast: z.boolean() }

/** Figures of one plan year; each opens its receipts by `recordId`. Null: not known on that day. */
export const YearFigures = z.object({
  recordId: Id,
  n: z.number(),
  fiscalYear: z.number(),
  takenOver: z.boolean(),
  /** No document states its figures: they are the demo's. */
  example: z.boolean(),
  closed: z.boolean(),
  frozen: z.boolean(),
  claimed: Exact.nullable(),
  verified: Exact.nullable(),
  approved: Exact.nullable(),
  noted: Exact.nullable(),
  planned: Exact.nullable(),
})
export type YearFigures = z.infer<typeof YearFigures>

export const StageNow = z.object({
  code: z.string(),
  ...Both,
  since: IsoDate.nullable(),
  takenOver: z.boolean(),
  source: z.string().nullable(),
})

export const ClusterLine = z.object({
  id: Id,
  title: z.string(),
  trade: z.string(),
  scope: z.enum(scopes),
  provinceId: z.string(),
  stage: StageNow.nullable(),
  agent: Named.nullable(),
  custodian: Named.nullable(),
  /** The plan year of that day; null: none, or not for this reader. */
  year: YearFigures.nullable(),
  marks: z.array(Mark),
})
export type ClusterLine = z.infer<typeof ClusterLine>

/** How many clusters stand at a stage; a year counts in its stage too. */
export const StageCount = z.object({ code: z.string(), ...Both, parent: z.string().nullable(), count: z.number() })
export type StageCount = z.infer<typeof StageCount>

export const RegisterView = z.object({
  ...Asked,
  rows: z.array(ClusterLine),
  total: z.number(),
  byStage: z.array(StageCount),
  /** Over the whole filter without paging, by province. */
  byProvince: z.array(z.object({ provinceId: z.string(), count: z.number() })),
  may: May,
})
export type RegisterView = z.infer<typeof RegisterView>

const PathStep = z.object({
  code: z.string(),
  ...Both,
  parent: z.string().nullable(),
  year: z.number().nullable(),
  state: z.enum(['past', 'now', 'locked']),
  /** Was it entered at all? A stage behind the present one may not have been. */
  entered: z.boolean(),
  since: IsoDate.nullable(),
  enteredAt: z.string().nullable(),
  takenOver: z.boolean(),
  source: z.string().nullable(),
  decision: Named.nullable(),
  decidingBody: z.object({ code: z.string(), ...Both }),
  marks: z.array(Mark),
})
export type PathStep = z.infer<typeof PathStep>

export const PersonOfCluster = z.object({
  id: Id,
  part: z.enum(parts),
  person: Named.nullable(),
  organisation: Named.nullable(),
  from: IsoDate.nullable(),
  until: IsoDate.nullable(),
  now: z.boolean(),
  decision: Named.nullable(),
  marks: z.array(Mark),
})
export type PersonOfCluster = z.infer<typeof PersonOfCluster>

export const BodyOfPlace = z.object({
  id: Id,
  title: z.string(),
  kind: z.string(),
  clusterId: Id.nullable(),
  lastNumber: z.number(),
  lastSession: z.object({ id: Id, number: z.number(), heldOn: IsoDate.nullable(), state: z.string() }).nullable(),
})
export type BodyOfPlace = z.infer<typeof BodyOfPlace>

export const ClusterView = z.object({
  ...Asked,
  id: Id,
  version: z.number(),
  title: z.string(),
  trade: z.string(),
  scope: z.enum(scopes),
  province: z.object({ code: z.string(), ...Both }),
  county: z.object({ id: z.string(), fa: z.string(), en: z.string().nullable() }).nullable(),
  isicCode: z.string().nullable(),
  note: z.string().nullable(),
  stage: StageNow.nullable(),
  path: z.array(PathStep),
  /** Every stage of the by-law, for entering what was reached before. */
  stages: z.array(z.object({ code: z.string(), ...Both })),
  /** The gate that comes next and how it stands; null at the end of the way or while stopped. */
  next: GateView.nullable(),
  stopCauses: z.array(z.object({ code: z.string(), ...Both })),
  /** Why it is stopped; null while it works. */
  stoppedFor: z.string().nullable(),
  edition: z.object({
    id: Id.nullable(),
    code: z.string(),
    ...Both,
    title: z.object(Both),
    example: z.boolean(),
    validFrom: IsoDate.nullable(),
  }),
  /** Everybody who has or had a part; null where the cluster is not in the reader's reach. */
  people: z.array(PersonOfCluster).nullable(),
  /** Its plan and its diagnostic study are for whoever has it within reach; a custodian from elsewhere is a party only. */
  withinReach: z.boolean(),
  custodian: Named.nullable(),
  /** Its delegation with the reports; null where it is not delegated or not for this reader. */
  delegation: DelegationView.nullable(),
  executingAgency: Named.nullable(),
  council: BodyOfPlace.nullable(),
  bodies: z.array(BodyOfPlace),
  years: z.array(YearFigures),
  /** The year of that day, one of `years`. */
  currentYearId: Id.nullable(),
  marks: z.array(Mark),
  may: May,
})
export type ClusterView = z.infer<typeof ClusterView>
