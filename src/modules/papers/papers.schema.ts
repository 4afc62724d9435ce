import { z } from 'zod'
import { Id, IsoDate, Line } from '../../kernel/http/schema.ts'

const Province = z.string().regex(/^IR-\d\d$/, 'papers.unknownProvince')
const Locale = z.enum(['fa', 'en'])
const Kind = z.string().regex(/^[a-z][a-z-]{1,59}$/, 'papers.unknownKind')
const Both = z.object({ fa: z.string(), en: z.string() })
const May = z.union([z.literal(true), z.string()])

export const Office = z.object({ province: Province.optional() })
export type Office = z.output<typeof Office>

export const CheckBody = z.strictObject({ kind: Kind, fileId: Id })
export type CheckBody = z.output<typeof CheckBody>

export const CheckView = z.object({
  /** Names that the template uses, and fields of the kind that it leaves out. */
  used: z.array(z.string()),
  unused: z.array(z.string()),
})
export type CheckView = z.infer<typeof CheckView>

/** Of a file just brought, of an adopted template, or (neither) of what is in force in the place. */
export const TemplateFileQuery = z.object({
  kind: Kind,
  locale: Locale.default('fa'),
  province: Province.optional(),
  file: Id.optional(),
  template: Id.optional(),
  /** The template itself, or filled with example data. */
  as: z.enum(['template', 'word', 'pdf']).default('template'),
})
export type TemplateFileQuery = z.output<typeof TemplateFileQuery>

export const AdoptBody = z.strictObject({
  kind: Kind,
  locale: Locale,
  /** Left out: for the whole nation. */
  provinceId: Province.optional(),
  fileId: Id,
  name: Line,
  validFrom: IsoDate,
})
export type AdoptBody = z.output<typeof AdoptBody>

const TemplateLine = z.object({
  id: Id,
  name: z.string(),
  provinceId: z.string().nullable(),
  validFrom: IsoDate,
  adoptedBy: z.string().nullable(),
  inForce: z.boolean(),
})

const Head = z.object({
  organisation: z.string(),
  slogan: z.string(),
  pattern: z.string(),
  digits: z.number(),
  firstNumber: z.number(),
})

export const OfficeView = z.object({
  provinceId: z.string().nullable(),
  year: z.number(),
  letterhead: Head.extend({
    /** The next letter's number as it will stand there. */
    next: z.string(),
    /** The last number given this year; 0 before the first. */
    last: z.number(),
  }),
  kinds: z.array(
    Both.extend({
      code: z.string(),
      required: z.array(z.string()),
      fields: z.array(z.string()),
      lists: z.array(z.object({ name: z.string(), fields: z.array(z.string()) })),
      /** Newest first; none: the house's own is in force. */
      templates: z.object({ fa: z.array(TemplateLine), en: z.array(TemplateLine) }),
    }),
  ),
  may: z.object({ arrange: May }),
})
export type OfficeView = z.infer<typeof OfficeView>

export const LetterheadBody = z.strictObject({
  provinceId: Province.optional(),
  year: z.int().min(1390).max(1500),
  organisation: Line,
  slogan: z.string().trim().max(300, 'kernel.tooLong').default(''),
  pattern: Line,
  digits: z.int().min(1).max(8),
  firstNumber: z.int().min(1).max(9_999_999),
})
export type LetterheadBody = z.input<typeof LetterheadBody>

export const PapersQuery = z.object({ record: Id, locale: Locale.default('fa') })

/** Who put a signature or a stamp on a paper, and when; the hash is of the file with it. */
const Signing = z.object({
  kind: z.enum(['signature', 'stamp']),
  name: z.string(),
  post: z.string(),
  organisation: z.string().nullable(),
  at: z.date(),
  pdfHash: z.string(),
})

export const PapersView = z.object({
  rows: z.array(
    z.object({
      id: Id,
      kind: Both.extend({ code: z.string() }),
      locale: Locale,
      /** What it was made for, where that is said. */
      forTitle: z.string().nullable(),
      letterNumber: z.string().nullable(),
      dated: IsoDate,
      checkCode: z.string(),
      wordFile: Id,
      pdfFile: Id,
      madeBy: z.string().nullable(),
      madeAt: z.date(),
      /** Why it replaced the one before it. */
      reason: z.string().nullable(),
      replaced: z.boolean(),
      /** Whom it names, in their order, and who of them has put the own signature on it. */
      signers: z.array(z.object({ id: Id, name: z.string(), signed: z.boolean() })),
      signings: z.array(Signing.extend({ pdfFile: Id })),
      /** May the reader put the own signature on it? And which stamps does the reader hold that are not on it? */
      maySign: May,
      stamps: z.array(z.object({ organisationId: Id, organisation: z.string() })),
    }),
  ),
  /** The reader as a person: proposed as signer. */
  me: Id.nullable(),
  /** What can be made of the record, each with what is proposed for the fields that a person may write. */
  make: z.array(
    Both.extend({
      code: z.string(),
      may: May,
      asks: z.array(z.object({ field: z.string(), proposed: z.string() })),
      /** What it can be made for, one at a time; null: it is made of the record as a whole. */
      choose: z.object({ required: z.boolean(), list: z.array(z.object({ id: Id, title: z.string() })) }).nullable(),
      /** Those that a new one would replace, each for what it was made for. */
      latest: z.array(z.object({ id: Id, forId: Id.nullable() })),
    }),
  ),
})
export type PapersView = z.infer<typeof PapersView>

export const MakeBody = z.strictObject({
  recordId: Id,
  kind: Kind,
  locale: Locale.default('fa'),
  /** Who signs it, where the paper names a signer: this person alone can put a signature on it. */
  signerId: Id.optional(),
  /** One of what it can be made for. */
  forId: Id.optional(),
  fields: z.record(z.string().max(60), z.string().trim().max(500, 'kernel.tooLong')).default({}),
  /** The paper that this one replaces, with the reason. */
  replaces: Id.optional(),
  reason: Line.optional(),
})
export type MakeBody = z.input<typeof MakeBody>

export const MadePaper = z.object({ id: Id, letterNumber: z.string().nullable(), checkCode: z.string() })

export const CheckedPaper = z.object({
  kind: Both,
  letterNumber: z.string().nullable(),
  dated: IsoDate,
  organisation: z.string(),
  /** A later paper stands in its place. */
  replaced: z.boolean(),
  /** sha256 of each file, for the browser to compare. */
  wordHash: z.string(),
  pdfHash: z.string(),
  signings: z.array(Signing),
  /** How many it names to sign it. */
  signers: z.number(),
})
export type CheckedPaper = z.infer<typeof CheckedPaper>
