import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, Prose, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'

const Minutes = z.int().min(1).max(600)
const What = z.string().regex(/^[a-z]\w*\.[a-zA-Z]\w*$/, 'kernel.badFormat')

/** What was chosen of the proposals, in the order wanted; the secretary may word the title anew. */
export const FillAgenda = z.strictObject({
  items: z
    .array(z.strictObject({ what: What, subjectId: Id, title: Line.optional(), minutesAllotted: Minutes.optional() }))
    .min(1, 'kernel.required')
    .max(100),
})
export type FillAgenda = z.input<typeof FillAgenda>

export const OrderAgenda = z.strictObject({ version: ScreenVersion, items: z.array(Id).min(1).max(200) })
export type OrderAgenda = z.input<typeof OrderAgenda>

export const ChangeAgendaItem = z.strictObject({
  title: Line.optional(),
  minutesAllotted: Minutes.nullable().optional(),
  reached: z.boolean().nullable().optional(),
})
export type ChangeAgendaItem = z.input<typeof ChangeAgendaItem>

/** Sends an item to organisations that are to remark on it in writing. */
export const SendOut = z.strictObject({
  organisationIds: z.array(Id).min(1, 'kernel.required').max(20),
  due: IsoDate,
  question: Line.optional(),
})
export type SendOut = z.input<typeof SendOut>

/** What an organisation answered, typed with how it came. */
export const EnterAnswer = z.strictObject({
  text: Prose.min(1, 'kernel.required'),
  how: OnBehalf.shape.how.default('letter'),
})
export type EnterAnswer = z.input<typeof EnterAnswer>

export const Candidates = z.object({
  rows: z.array(
    z.object({
      what: z.string(),
      subjectId: z.uuid(),
      title: z.string(),
      record: z.object({ id: z.uuid(), kind: z.string(), title: z.string() }),
      /** Number of the session that did not reach it. */
      carriedFrom: z.number().nullable(),
      /** Was that session called off? */
      calledOff: z.boolean(),
      since: z.date().nullable(),
      due: z.string().nullable(),
    }),
  ),
})
export type Candidates = z.infer<typeof Candidates>

export const Asked = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  organisation: Named,
  due: z.string(),
  question: z.string().nullable(),
  /** `by`: the record that brought it, where the reader sees it. */
  answer: z.object({ text: z.string(), at: z.date(), by: Named.nullable() }).nullable(),
})
export const AskedList = z.object({ rows: z.array(Asked) })
export type AskedList = z.infer<typeof AskedList>
