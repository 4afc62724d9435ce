import { z } from 'zod'
import { Id, IsoDate, Line, Prose, ScreenVersion } from '../../kernel/http/schema.ts'
import { directions, letterStates, numberings, receivingRoles } from './letters.rules.ts'

const LetterNumber = z.string().trim().min(1, 'kernel.required').max(60, 'kernel.tooLong')
const Files = z.array(Id).max(20, 'kernel.tooLong')

/** Whose register: a cluster's, a province's, or the nation's; left out where the actor keeps but one. */
const office = { clusterId: Id.optional(), provinceId: z.string().max(10).optional() }
/** The other side: an organisation of the register, or a name as the letter gives it. */
const party = { organisationId: Id.optional(), partyName: Line.optional() }
const receiver = { receiverPersonId: Id.optional(), receiverRole: z.enum(receivingRoles).optional() }
const common = {
  ...office,
  ...party,
  dated: IsoDate,
  subject: Line,
  answersId: Id.optional(),
  /** Records that the letter is about. */
  about: z.array(Id).max(20).default([]),
  fileIds: Files.default([]),
}

export const RegisterIncoming = z.strictObject({
  direction: z.literal('incoming'),
  ...common,
  number: LetterNumber,
  ...receiver,
  asksAnswer: z.boolean().default(false),
  due: IsoDate.optional(),
  bodyId: Id.optional(),
})
export type RegisterIncoming = z.input<typeof RegisterIncoming>

/** Without a number it takes the office's next. */
export const RegisterOutgoing = z.strictObject({
  direction: z.literal('outgoing'),
  ...common,
  number: LetterNumber.optional(),
})
export type RegisterOutgoing = z.input<typeof RegisterOutgoing>

export const RegisterLetter = z.discriminatedUnion('direction', [RegisterIncoming, RegisterOutgoing])
export type RegisterLetter = z.input<typeof RegisterLetter>

/** What was entered wrongly; what is left out stays, null takes away. */
export const CorrectLetter = z.strictObject({
  version: ScreenVersion,
  number: LetterNumber.optional(),
  dated: IsoDate.optional(),
  ...party,
  ...receiver,
  subject: Line.optional(),
  answersId: Id.nullable().optional(),
  asksAnswer: z.boolean().optional(),
  due: IsoDate.nullable().optional(),
  fileIds: Files.default([]),
  reason: Line.optional(),
})
export type CorrectLetter = z.input<typeof CorrectLetter>

export const LayBefore = z.strictObject({ version: ScreenVersion, bodyId: Id.nullable() })
export type LayBefore = z.input<typeof LayBefore>
export const Attach = z.strictObject({ recordId: Id, kind: z.enum(['cites', 'answers']).default('cites') })
export type Attach = z.input<typeof Attach>
export const MarkAnswered = z.strictObject({ version: ScreenVersion, answerId: Id })
export type MarkAnswered = z.input<typeof MarkAnswered>
export const WithReason = z.strictObject({ version: ScreenVersion, reason: Line })
export type WithReason = z.input<typeof WithReason>

/** What of ours it answers: a point sent out to its sender, or a resolution notified to it, with what the letter says of it. */
export const BringAnswer = z.strictObject({
  version: ScreenVersion,
  what: z.enum(['remark', 'accept', 'object']),
  /** The point sent out, or the resolution. */
  id: Id,
  /** Left out: the letter's subject. */
  text: Prose.min(1, 'kernel.required').optional(),
})
export type BringAnswer = z.input<typeof BringAnswer>

/** What bodies wait to hear from the sender of a letter. */
export const AskedOfSender = z.object({
  remarks: z.array(
    z.object({
      id: z.uuid(),
      sessionId: z.uuid(),
      session: z.string(),
      item: z.string(),
      due: z.string(),
      askedAt: z.date(),
    }),
  ),
  resolutions: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      version: z.number(),
      notifiedOn: z.string(),
      objectionUntil: z.string().nullable(),
    }),
  ),
})
export type AskedOfSender = z.infer<typeof AskedOfSender>

/** Filters of the register, as they stand in the address. They narrow what one may see, and never widen it. */
export const LetterFilter = z.object({
  direction: z.enum(directions).optional(),
  /** An organisation of the register, or `name:` with a name as typed. */
  party: z.string().max(300).optional(),
  open: z.literal('yes').optional(),
  overdue: z.literal('yes').optional(),
  q: z.string().max(200).optional(),
  province: z.string().max(10).optional(),
  cluster: Id.optional(),
  body: Id.optional(),
})
export type LetterFilter = z.output<typeof LetterFilter>
export const LetterQuery = LetterFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** The last letter of the page before. */
  after: Id.optional(),
})

const Named = z.object({ id: z.uuid(), name: z.string() })
const Brief = z.object({
  id: z.uuid(),
  direction: z.enum(directions),
  number: z.string(),
  dated: z.string(),
  subject: z.string(),
})
export const LetterLine = Brief.extend({
  numbering: z.enum(numberings),
  /** Sender or addressee; without an id it is a name as typed. */
  party: z.object({ id: z.uuid().nullable(), name: z.string() }),
  receiver: z.object({ person: Named.nullable(), role: z.enum(receivingRoles).nullable() }),
  state: z.enum(letterStates),
  asksAnswer: z.boolean(),
  due: z.string().nullable(),
  daysLate: z.number(),
  files: z.number(),
  example: z.boolean(),
})
export type LetterLine = z.infer<typeof LetterLine>

export const LetterPage = z.object({ today: z.string(), rows: z.array(LetterLine), more: z.boolean() })
export type LetterPage = z.infer<typeof LetterPage>

const Both = z.object({ fa: z.string(), en: z.string() })
export const LetterOffice = z.object({
  clusterId: z.uuid().nullable(),
  provinceId: z.string().nullable(),
  name: Both,
})
export type LetterOffice = z.infer<typeof LetterOffice>

export const LetterSummary = z.object({
  total: z.number(),
  incoming: z.number(),
  outgoing: z.number(),
  open: z.number(),
  overdue: z.number(),
  /** Who wrote or was written to, most letters first. */
  parties: z.array(z.object({ key: z.string(), name: z.string(), count: z.number() })),
  /** Registers that the reader keeps. */
  offices: z.array(LetterOffice),
})
export type LetterSummary = z.infer<typeof LetterSummary>

const Answer = z.union([z.literal(true), z.string()])
export const Letter = LetterLine.extend({
  version: z.number(),
  provinceId: z.string().nullable(),
  clusterId: z.uuid().nullable(),
  body: Named.nullable(),
  answers: Brief.nullable(),
  answeredBy: z.array(Brief),
  settled: z
    .object({ how: z.enum(['answered', 'filed']), at: z.date(), reason: z.string().nullable(), by: Brief.nullable() })
    .nullable(),
  about: z.array(z.object({ id: z.uuid(), kind: z.string(), title: z.string(), link: z.enum(['cites', 'answers']) })),
  scans: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.number(), mediaType: z.string() })),
  agendas: z.array(Named),
  registered: z.object({ by: Named.nullable(), at: z.date() }),
  provenance: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  /** The desk's item that the reader could refer: it waits on them. */
  mine: z.boolean(),
  may: z.object({ correct: Answer, lay: Answer, attach: Answer, settle: Answer, register: Answer }),
})
export type Letter = z.infer<typeof Letter>

export const LetterLines = z.object({ rows: z.array(LetterLine) })
export type LetterLines = z.infer<typeof LetterLines>
export const MadeLetter = z.object({ id: z.uuid(), number: z.string() })
export type MadeLetter = z.infer<typeof MadeLetter>
