import { z } from 'zod'
import { Exact, Id, IsoDate, Line, ScreenVersion } from '../../kernel/http/schema.ts'

const Subject = z.string().regex(/^[a-z][a-zA-Z]{1,39}$/, 'editions.unknownSubject')
const Province = z.string().regex(/^IR-\d\d$/, 'editions.unknownProvince')

export const Asked = z.object({ subject: Subject, province: Province.optional() })
export type Asked = z.output<typeof Asked>

export const DraftBody = z.strictObject({
  subject: Subject,
  /** Left out: for the whole nation. */
  provinceId: Province.optional(),
  code: Line.optional(),
  title: Line.optional(),
})
export type DraftBody = z.input<typeof DraftBody>

export const WriteBody = z.strictObject({
  version: ScreenVersion,
  code: Line.optional(),
  title: Line.optional(),
  /** Whole, in the shape of its subject. */
  content: z.unknown(),
})
export type WriteBody = z.input<typeof WriteBody>

export const AdoptBody = z.strictObject({
  version: ScreenVersion,
  validFrom: IsoDate,
  /** The resolution that adopted it, where there is one. */
  decisionId: Id.optional(),
})
export type AdoptBody = z.input<typeof AdoptBody>

export const DiscardBody = z.strictObject({ version: ScreenVersion, reason: Line })
export type DiscardBody = z.input<typeof DiscardBody>

const Both = z.object({ fa: z.string(), en: z.string() })

export const EditionLine = z.object({
  /** Null: the sample that ships with the product. */
  id: Id.nullable(),
  subject: z.string(),
  provinceId: z.string().nullable(),
  code: Both,
  title: Both,
  state: z.enum(['sample', 'draft', 'adopted', 'discarded']),
  validFrom: IsoDate.nullable(),
  adoptedAt: z.string().nullable(),
  decision: z.object({ id: Id, name: z.string() }).nullable(),
})
export type EditionLine = z.infer<typeof EditionLine>

const May = z.record(z.string(), z.union([z.literal(true), z.string()]))

export const EditionsView = z.object({
  inForce: EditionLine.extend({ content: z.unknown() }),
  /** Newest first, the sample last; drafts as far as visible. */
  rows: z.array(EditionLine),
  may: May,
  /** Other provinces whose edition the reader may write: the way there from the nation's page. */
  ownPlaces: z.array(z.string()),
})
export type EditionsView = z.infer<typeof EditionsView>

export const EditionView = EditionLine.extend({ version: z.number(), content: z.unknown(), may: May })
export type EditionView = z.infer<typeof EditionView>

const Sentence = Both.extend({ clause: Both })

export const PreviewView = z.object({
  rows: z.array(
    z.object({
      recordId: Id,
      title: z.string(),
      about: Both,
      appears: z.array(Sentence),
      vanishes: z.array(Sentence),
      moves: z
        .object({
          from: z.number().nullable(),
          to: z.number().nullable(),
          scoreFrom: Exact.nullable(),
          scoreTo: Exact.nullable(),
        })
        .optional(),
    }),
  ),
})
export type PreviewView = z.infer<typeof PreviewView>
