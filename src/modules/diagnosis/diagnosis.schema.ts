import { z } from 'zod'
import { Id, IsoDate, Line, Prose, ScreenVersion } from '../../kernel/http/schema.ts'
import { pointKinds } from './diagnosis.points.ts'
import { answerHows, reachedBys, states, steps } from './diagnosis.rules.ts'

const Both = z.object({ fa: z.string(), en: z.string() })
const Named = z.object({ id: Id, name: z.string() }).nullable()
const Answer = z.union([z.literal(true), z.string()])
const File = z.object({ id: Id, name: z.string(), size: z.number() })

export const OpenBody = z.strictObject({
  /** Why a new edition is written; the first needs no reason. */
  reason: Line.optional(),
})
export const SectionBody = z.strictObject({
  /** Version of this section that was on screen; 0: not yet written. */
  version: ScreenVersion,
  text: Prose,
  /** Left out: as it stands. Null: taken off. */
  fileId: Id.nullable().optional(),
})
const PointBody = z.strictObject({
  /** Of an entry that stood before; left out: a new one. */
  id: Id.optional(),
  /** The sender's own name for the entry, for `from`. */
  key: z.string().min(1, 'kernel.required').max(60, 'kernel.tooLong'),
  kind: z.enum(pointKinds),
  text: Line,
  weight: z.number().int().min(1, 'diagnosis.badWeight').max(5, 'diagnosis.badWeight').nullable().default(null),
  evidence: z.string().trim().max(1000, 'kernel.tooLong').nullable().default(null),
  /** Of a pressure point: keys of the entries that led to it. */
  from: z.array(z.string().max(60)).max(60).default([]),
})
export const PointsBody = z.strictObject({
  /** Version of the lists that was on screen. */
  version: ScreenVersion,
  points: z.array(PointBody).max(200),
})
export type PointsBody = z.output<typeof PointsBody>
export const VersionBody = z.strictObject({ version: ScreenVersion })
export const GiveBackBody = z.strictObject({ version: ScreenVersion, note: Line.optional() })
export const RemarkBody = z.strictObject({
  section: z.string().max(40),
  text: z.string().trim().min(1, 'kernel.required').max(3000, 'kernel.tooLong'),
})
export const TypedRemarkBody = RemarkBody.extend({
  /** Whose word it is. */
  personId: Id,
  reachedBy: z.enum(reachedBys),
  /** The day on which it was said. */
  dated: IsoDate,
})
export type TypedRemarkBody = z.output<typeof TypedRemarkBody>
export const DiscardBody = z.strictObject({ version: ScreenVersion, reason: Line })
export const AnswerBody = z.strictObject({
  how: z.enum(['answered', 'taken']),
  text: z.string().trim().max(3000, 'kernel.tooLong').optional(),
})
export const WithdrawBody = z.strictObject({ reason: Line })
export const ApproveBody = z.strictObject({
  version: ScreenVersion,
  decisionId: Id.optional(),
  /** Without a resolution: the day on which the council is known to have approved. */
  approvedOn: IsoDate.optional(),
  note: Line.optional(),
})
export type ApproveBody = z.output<typeof ApproveBody>
export const ChangesQuery = z.object({ since: Id.optional() })

export const EditionLine = z.object({
  id: Id,
  n: z.number(),
  /** Copied from no other. */
  first: z.boolean(),
  state: z.enum(states),
  reason: z.string().nullable(),
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  /** When it came into its state. */
  stateAt: z.string(),
  openRemarks: z.number(),
  remarks: z.number(),
})
export type EditionLine = z.infer<typeof EditionLine>

export const DiagnosisView = z.object({
  cluster: z.object({ id: Id, title: z.string(), province: z.string().nullable() }),
  /** Oldest first. */
  editions: z.array(EditionLine),
  /** Number of the edition that would be opened. */
  nextNumber: z.number(),
  may: z.object({ write: Answer }),
})
export type DiagnosisView = z.infer<typeof DiagnosisView>

export const RemarkView = z.object({
  id: Id,
  section: z.string(),
  /** The edition that it was made on. */
  n: z.number(),
  text: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  /** Typed for somebody: whose word it is, how it came and when it was said. */
  said: z.object({ name: z.string(), how: z.enum(reachedBys), dated: IsoDate }).nullable(),
  state: z.enum(['open', ...answerHows]),
  answers: z.array(
    z.object({ how: z.enum(answerHows), text: z.string().nullable(), by: z.string().nullable(), at: z.string() }),
  ),
})
export type RemarkView = z.infer<typeof RemarkView>

export const SectionView = Both.extend({
  code: z.string(),
  asks: Both,
  optional: z.boolean(),
  text: z.string(),
  file: File.nullable(),
  version: z.number(),
  writtenBy: z.string().nullable(),
  writtenAt: z.string().nullable(),
})
export type SectionView = z.infer<typeof SectionView>

export const PointView = z.object({
  id: Id,
  kind: z.enum(pointKinds),
  position: z.number(),
  text: z.string(),
  weight: z.number().nullable(),
  evidence: z.string().nullable(),
  from: z.array(Id),
})
export type PointView = z.infer<typeof PointView>

export const ReportView = z.object({
  id: Id,
  version: z.number(),
  cluster: z.object({ id: Id, title: z.string(), province: z.string().nullable() }),
  n: z.number(),
  state: z.enum(states),
  reason: z.string().nullable(),
  /** Number of the edition that it was copied from. */
  basedOn: z.number().nullable(),
  /** All editions of the study, discarded drafts too, oldest first. */
  editions: z.array(EditionLine),
  sections: z.array(SectionView),
  pointsVersion: z.number(),
  points: z.array(PointView),
  /** On this edition. */
  remarks: z.array(RemarkView),
  /** On the edition that it was copied from. */
  earlier: z.array(RemarkView),
  steps: z.array(
    z.object({
      step: z.enum(steps),
      by: z.string().nullable(),
      at: z.string(),
      note: z.string().nullable(),
      decision: Named,
      dated: IsoDate.nullable(),
    }),
  ),
  marks: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  may: z.record(
    z.enum([
      'write',
      'discard',
      'submit',
      'remark',
      'typeRemark',
      'answer',
      'giveBack',
      'accept',
      'approve',
      'openNext',
    ]),
    Answer,
  ),
})
export type ReportView = z.infer<typeof ReportView>

const Piece = z.object({ what: z.enum(['same', 'added', 'removed']), text: z.string() })
export const ChangesView = z.object({
  before: EditionLine,
  after: EditionLine,
  sections: z.array(
    Both.extend({
      code: z.string(),
      pieces: z.array(Piece),
      added: z.number(),
      removed: z.number(),
      file: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
      /** Remarks on the earlier edition's section, with their answers. */
      remarks: z.array(RemarkView),
    }),
  ),
  points: z.array(
    z.object({
      what: z.enum(['added', 'removed', 'changed']),
      kind: z.enum(pointKinds),
      before: PointView.nullable(),
      after: PointView.nullable(),
    }),
  ),
})
export type ChangesView = z.infer<typeof ChangesView>
