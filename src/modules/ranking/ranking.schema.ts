import { z } from 'zod'
import { Exact, Id, IsoDate, Line, Prose, ScreenVersion } from '../../kernel/http/schema.ts'
import { roundStates } from './ranking.tables.ts'

export const OpenBody = z.strictObject({ title: Line.optional() })
export type OpenBody = z.input<typeof OpenBody>

export const ScoreBody = z.strictObject({
  /** How many times this criterion of this cluster had been scored on screen; another who was faster makes it stale. */
  after: z.number().int().min(0).max(100_000),
  /** 1 to 5; null: not yet known. */
  score: z.number().int().min(1, 'ranking.scoreRange').max(5, 'ranking.scoreRange').nullable(),
  evidence: Prose.optional(),
  source: z.string().trim().max(300, 'kernel.tooLong').optional(),
  asOf: IsoDate.optional(),
  /** Files that stay of those before, and new ones. */
  fileIds: z.array(Id).max(20).default([]),
})
export type ScoreBody = z.input<typeof ScoreBody>

export const VisitBody = z.strictObject({
  visitedOn: IsoDate,
  visitors: Line,
  answers: z
    .array(z.strictObject({ question: z.string().min(1).max(20), answer: Prose.min(1, 'kernel.required'), by: Line }))
    .min(1, 'ranking.noAnswer')
    .max(200),
  note: Prose.optional(),
  /** The entry that this one corrects. */
  replaces: Id.optional(),
})
export type VisitBody = z.input<typeof VisitBody>

export const PresentBody = z.strictObject({
  version: ScreenVersion,
  leftOut: z
    .array(z.strictObject({ clusterId: Id, reason: Line }))
    .max(200)
    .default([]),
})
export type PresentBody = z.input<typeof PresentBody>

export const ReasonBody = z.strictObject({ version: ScreenVersion, reason: Line })
export type ReasonBody = z.input<typeof ReasonBody>
export const VersionBody = z.strictObject({ version: ScreenVersion })
export type VersionBody = z.input<typeof VersionBody>

export const SignBody = z.strictObject({
  version: ScreenVersion,
  decisionId: Id,
  /** The priority list. */
  chosen: z.array(Id).min(1, 'ranking.noneChosen').max(200),
  /** Why a higher place was passed over. */
  reason: Line.optional(),
})
export type SignBody = z.input<typeof SignBody>

const Both = z.object({ fa: z.string(), en: z.string() })
const Named = z.object({ id: Id, name: z.string() })
const May = z.record(z.string(), z.union([z.literal(true), z.string()]))
const File = z.object({ id: Id, name: z.string(), size: z.number(), mediaType: z.string() })

export const RoundLine = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(roundStates),
  openedOn: IsoDate,
  decidedOn: IsoDate.nullable(),
  signedOn: IsoDate.nullable(),
})
export type RoundLine = z.infer<typeof RoundLine>

export const RankingsView = z.object({
  province: Both.extend({ code: z.string() }),
  rows: z.array(RoundLine),
  /** The one that runs, else the latest signed. */
  current: Id.nullable(),
  edition: Both.extend({ id: Id.nullable(), example: z.boolean() }),
  candidates: z.number(),
  may: May,
})
export type RankingsView = z.infer<typeof RankingsView>

const Given = z.object({
  score: z.number().nullable(),
  evidence: z.string().nullable(),
  source: z.string().nullable(),
  asOf: IsoDate.nullable(),
  files: z.array(File),
  by: Named.nullable(),
  at: z.string(),
})
export const Cell = z.object({
  criterion: z.string(),
  standing: z.enum(['settled', 'unknown', 'noEvidence', 'anchorChanged']),
  points: Exact.nullable(),
  /** How often it was scored: what `after` of the next one is. */
  n: z.number(),
  given: Given.nullable(),
  /** What stood before, newest first. */
  earlier: z.array(Given),
})
export type Cell = z.infer<typeof Cell>

export const RankedCluster = z.object({
  clusterId: Id,
  title: z.string(),
  custodian: z.string().nullable(),
  place: z.number().nullable(),
  score: Exact.nullable(),
  least: Exact,
  most: Exact,
  settled: z.boolean(),
  leftOut: z.string().nullable(),
  chosen: z.boolean(),
  cells: z.array(Cell),
  visits: z.number(),
})
export type RankedCluster = z.infer<typeof RankedCluster>

const CriterionShown = Both.extend({
  code: z.string(),
  weight: z.string(),
  asks: Both,
  anchors: z.array(Both.extend({ score: z.number() })),
  evidence: z.array(Both),
})
export type CriterionShown = z.infer<typeof CriterionShown>

export const RoundView = RoundLine.extend({
  version: z.number(),
  province: Both.extend({ code: z.string() }),
  edition: Both.extend({ id: Id.nullable(), example: z.boolean() }),
  /** Another edition is in force today. */
  newerEdition: Both.nullable(),
  criteria: z.array(CriterionShown),
  disqualifiers: z.array(Both.extend({ code: z.string() })),
  decidingBody: Both.extend({ code: z.string() }),
  bodies: z.array(Named),
  clusters: z.array(RankedCluster),
  ties: z.array(
    z.object({ place: z.number(), score: Exact, clusterIds: z.array(Id), differsIn: z.string().nullable() }),
  ),
  openedBy: Named.nullable(),
  presentedBy: Named.nullable(),
  signedBy: Named.nullable(),
  decision: Named.nullable(),
  reason: z.string().nullable(),
  may: May,
})
export type RoundView = z.infer<typeof RoundView>

export const VisitsView = z.object({
  round: z.object({ id: Id, title: z.string(), state: z.enum(roundStates) }),
  province: Both.extend({ code: z.string() }),
  cluster: z.object({ id: Id, title: z.string() }),
  questions: z.array(
    Both.extend({ code: z.string(), topic: Both, criterion: Both.extend({ code: z.string() }).nullable() }),
  ),
  visitors: z.object({ least: z.number().nullable(), units: z.number().nullable(), others: z.number().nullable() }),
  rows: z.array(
    z.object({
      id: Id,
      visitedOn: IsoDate,
      visitors: z.string(),
      note: z.string().nullable(),
      answers: z.array(z.object({ question: z.string(), answer: z.string(), by: z.string() })),
      by: Named.nullable(),
      at: z.string(),
      replaces: Id.nullable(),
    }),
  ),
  may: May,
})
export type VisitsView = z.infer<typeof VisitsView>

export const SheetQuery = z.object({ locale: z.enum(['fa', 'en']).default('fa') })
