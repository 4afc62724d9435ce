import { z } from 'zod'
import { Id, IsoDate, Line, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Source } from '../clusters.source.schema.ts'

const Change = { version: ScreenVersion.optional() }
const Code = z.string().trim().min(1, 'kernel.required').max(60)

export const OpenGateBody = z.strictObject({ decisionId: Id, ...Change })
export type OpenGateBody = z.input<typeof OpenGateBody>

export const StopBody = z.strictObject({ cause: Code, note: Line.optional(), decisionId: Id, ...Change })
export type StopBody = z.input<typeof StopBody>

export const ResumeBody = z.strictObject({ reason: Line, decisionId: Id, ...Change })
export type ResumeBody = z.input<typeof ResumeBody>

export const FilePaperBody = z.strictObject({
  /** The stage whose gate asks for it. */
  stage: Code,
  code: Code,
  dated: IsoDate,
  number: Line,
  edition: Line.optional(),
  note: Line.optional(),
  fileId: Id,
  source: Source.optional(),
  ...Change,
})
export type FilePaperBody = z.input<typeof FilePaperBody>

export const AttestBody = z.strictObject({
  stage: Code,
  code: Code,
  /** Is the sentence of that code true? */
  holds: z.boolean(),
  dated: IsoDate,
  note: Line.optional(),
  source: Source.optional(),
  ...Change,
})
export type AttestBody = z.input<typeof AttestBody>

export const WithdrawPaperBody = z.strictObject({ reason: Line, ...Change })
export type WithdrawPaperBody = z.input<typeof WithdrawPaperBody>

export const ReportBody = z.strictObject({
  text: z.string().trim().min(1, 'kernel.required').max(4000, 'kernel.tooLong'),
  /** The day up to which it tells. */
  dated: IsoDate,
  number: Line.optional(),
  fileId: Id.optional(),
  source: Source.optional(),
})
export type ReportBody = z.input<typeof ReportBody>

const Both = { fa: z.string(), en: z.string() }
const Named = z.object({ id: Id, name: z.string() })
const Mark = z.object({ field: z.string(), mark: z.enum(['document', 'takenOver', 'example']), source: z.string() })
export const Clause = z.object({ id: z.string(), label: z.object(Both), text: z.object(Both) })

/** A filed document, a statement or a report as a page shows it. */
export const PaperShown = z.object({
  id: Id,
  holds: z.boolean(),
  dated: IsoDate,
  number: z.string().nullable(),
  edition: z.string().nullable(),
  note: z.string().nullable(),
  /** Null where there is none or it is not for this reader. */
  file: z.object({ id: Id, name: z.string(), size: z.number(), mediaType: z.string() }).nullable(),
  by: Named.nullable(),
  madeAt: z.string(),
  marks: z.array(Mark),
  /** May the reader take it back? */
  mayWithdraw: z.boolean(),
})
export type PaperShown = z.infer<typeof PaperShown>

/** One thing that a gate asks for. */
export const GateLine = z.object({
  kind: z.enum(['earlier', 'condition', 'document', 'decision']),
  code: z.string(),
  ...Both,
  /** A sentence that must not be true. */
  negative: z.boolean(),
  block: z.object(Both),
  clause: Clause,
  /** Null: not for this reader, or of a past day. */
  state: z.enum(['fulfilled', 'open', 'unknown']).nullable(),
  /** A person states it; no room knows. */
  stated: z.boolean(),
  optional: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  paper: PaperShown.nullable(),
})
export type GateLine = z.infer<typeof GateLine>

export const GateView = z.object({
  code: z.string(),
  ...Both,
  decidingBody: z.object({ code: z.string(), ...Both }),
  /** Bodies of that kind of this place, as far as the reader sees them. */
  bodies: z.array(Named),
  clause: Clause,
  lines: z.array(GateLine),
  /** How many lines keep it closed; null as `state`. */
  closedBy: z.number().nullable(),
})
export type GateView = z.infer<typeof GateView>

export const DelegationView = z.object({
  /** The delegation's own record. */
  id: Id,
  custodian: Named,
  since: IsoDate,
  everyMonths: z.number(),
  clause: Clause,
  /** Day by which the next report is asked. */
  due: IsoDate,
  reports: z.array(PaperShown),
  mayReport: z.union([z.literal(true), z.string()]),
})
export type DelegationView = z.infer<typeof DelegationView>
