import { z } from 'zod'
import { roleNames } from '../../kernel/actor.ts'
import { Id, IsoDate, Line, OnBehalf, Page, Prose } from '../../kernel/http/schema.ts'
import { actsAtOnce } from './desk.rules.ts'

const What = z.string().regex(/^[a-z]\w*\.[a-zA-Z]\w*$/, 'kernel.badFormat')

export const Item = z.strictObject({ what: What, subjectId: Id })
export type Item = z.infer<typeof Item>

export const Refer = z.strictObject({
  recordId: Id,
  /** The item of one's desk that is passed on; without it the record as such is referred. */
  item: Item.optional(),
  toPersonId: Id.optional(),
  toRole: z.enum(roleNames).optional(),
  purpose: z.enum(['forAction', 'forInformation']),
  note: z.string().trim().max(1000, 'kernel.tooLong').default(''),
  due: IsoDate.optional(),
  copies: z.array(Id).max(20).default([]),
})
export type Refer = z.input<typeof Refer>

export const AnswerReferral = z.strictObject({ answer: Prose.min(1, 'kernel.required'), onBehalf: OnBehalf.optional() })
export type AnswerReferral = z.input<typeof AnswerReferral>

export const WithdrawReferral = z.strictObject({ reason: Line.optional() })
export type WithdrawReferral = z.input<typeof WithdrawReferral>

export const Postpone = Item.extend({ until: IsoDate })
export type Postpone = z.input<typeof Postpone>

export const AtOnce = z.strictObject({
  act: z.enum(actsAtOnce),
  items: z
    .array(Item)
    .min(1, 'kernel.required')
    .max(200)
    .refine(
      (items) => new Set(items.map((one) => `${one.what} ${one.subjectId}`)).size === items.length,
      'kernel.badFormat',
    ),
})
export type AtOnce = z.infer<typeof AtOnce>

const Message = z.object({ fa: z.string(), en: z.string() })
export const DoneAtOnce = z.object({
  done: z.number(),
  /** What was not done, each with its reason. */
  refused: z.array(Item.extend({ code: z.string(), message: Message })),
})
export type DoneAtOnce = z.infer<typeof DoneAtOnce>

export const DeskQuery = Page.extend({
  tab: z.enum(['mine', 'askedByMe', 'done', 'unattended']).default('mine'),
  putOff: z.enum(['without', 'only', 'with']).default('without'),
})

const Named = z.object({ id: z.uuid(), name: z.string() })
const Who = z.object({ person: Named.nullable(), role: z.enum(roleNames).nullable() })
const RecordOf = z.object({ id: z.uuid(), kind: z.string(), title: z.string() })

export const DeskRow = z.object({
  record: RecordOf,
  what: z.string(),
  subjectId: z.uuid(),
  asked: Who,
  /** Set when it is asked of somebody else whose substitute one is. */
  insteadOf: Named.nullable(),
  since: z.date(),
  due: z.string().nullable(),
  group: z.enum(['overdue', 'week', 'later']),
  details: z.record(z.string(), z.unknown()),
  /** For a referral: who referred it, the note in the margin, and the item it is about. */
  referral: z
    .object({
      from: Named.nullable(),
      note: z.string(),
      about: z.object({ what: z.string(), subjectId: z.uuid(), details: z.record(z.string(), z.unknown()) }).nullable(),
    })
    .nullable(),
  takenBy: Named.nullable(),
  takenByMe: z.boolean(),
  seen: z.boolean(),
  putOffUntil: z.string().nullable(),
  /** Page on which it is acted, with the act in its query. */
  href: z.string().nullable(),
})
export type DeskRow = z.infer<typeof DeskRow>

export const AskedRow = z.object({
  id: z.uuid(),
  record: RecordOf,
  what: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  to: Who,
  now: Who,
  /** Of whom, by name, where that is no single account: an organisation, those who are still silent. */
  names: z.string().nullable(),
  /** A referral can be taken back and its answer seen; what a room asked goes with the work itself. */
  referral: z.boolean(),
  note: z.string(),
  due: z.string().nullable(),
  group: z.enum(['overdue', 'week', 'later']),
  since: z.date(),
  answer: z.object({ text: z.string(), by: Named.nullable(), at: z.date() }).nullable(),
  href: z.string().nullable(),
})
export type AskedRow = z.infer<typeof AskedRow>

export const EventRow = z.object({
  at: z.date(),
  verb: z.string(),
  actor: Named.nullable(),
  reason: z.string().nullable(),
  record: RecordOf,
  /** Values that the sentence of the verb may name. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  href: z.string().nullable(),
})
export type EventRow = z.infer<typeof EventRow>

export const Counts = z.object({ waiting: z.number(), overdue: z.number(), week: z.number(), later: z.number() })
export type Counts = z.infer<typeof Counts>

export const Desk = z.object({
  today: z.string(),
  counts: Counts,
  /** What this person may do with a desk at all. */
  may: z.object({ refer: z.boolean(), unattended: z.boolean() }),
  total: z.number(),
  mine: z.array(DeskRow).optional(),
  askedByMe: z.array(AskedRow).optional(),
  done: z.array(EventRow).optional(),
  unattended: z.array(DeskRow).optional(),
})
export type Desk = z.infer<typeof Desk>

export const Recipients = z.object({
  people: z.array(Named.extend({ roles: z.array(z.enum(roleNames)) })),
  roles: z.array(z.enum(roleNames)),
})
export type Recipients = z.infer<typeof Recipients>
