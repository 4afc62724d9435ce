import { z } from 'zod'
import { Id, IsoDate, Line, Prose } from '../../../kernel/http/schema.ts'
import { Vote } from '../holding/holding.schema.ts'
import { Named } from '../meetings.schema.ts'

export const ProposeWritten = z.strictObject({
  text: Prose.min(1, 'kernel.required'),
  category: z.string().trim().min(1).max(60).optional(),
  responsibleOrganisationId: Id.optional(),
  responsiblePersonId: Id.optional(),
  deadline: IsoDate.optional(),
  /** Last day for answers. */
  due: IsoDate,
})
export type ProposeWritten = z.input<typeof ProposeWritten>

export const AnswerWritten = z.strictObject({
  answer: z.enum(['agree', 'against', 'remark']),
  text: Prose.min(1, 'kernel.required').optional(),
  /** Whose answer it is, where another types it; his own seat otherwise. */
  seatId: Id.optional(),
  how: z.enum(['phone', 'letter', 'inPerson', 'message']).optional(),
})
export type AnswerWritten = z.input<typeof AnswerWritten>

export const WithdrawWritten = z.strictObject({ reason: Line.min(1, 'kernel.required') })

const State = z.enum(['open', 'carried', 'notCarried', 'withdrawn'])

export const WrittenLine = z.object({
  id: z.uuid(),
  text: z.string(),
  state: State,
  due: z.string(),
  proposedAt: z.date(),
  closedAt: z.date().nullable(),
  asked: z.number(),
  answered: z.number(),
})
export type WrittenLine = z.infer<typeof WrittenLine>
export const WrittenLines = z.object({ rows: z.array(WrittenLine) })
export type WrittenLines = z.infer<typeof WrittenLines>

export const WrittenShown = WrittenLine.extend({
  body: Named,
  category: z.object({ fa: z.string(), en: z.string() }).nullable(),
  responsibleOrganisation: Named.nullable(),
  responsiblePerson: Named.nullable(),
  deadline: z.string().nullable(),
  proposedBy: Named.nullable(),
  closedBy: Named.nullable(),
  reason: z.string().nullable(),
  resolution: z.object({ id: z.uuid(), number: z.number() }).nullable(),
  /** The body's rule in words, with how many must answer. */
  rule: z.object({ fa: z.string(), en: z.string() }),
  needed: z.number(),
  total: z.number(),
  vote: Vote,
  /** What it would be if it were closed now. */
  outcome: z.enum(['carried', 'noQuorum', 'notAgreed']),
  answers: z.array(
    z.object({
      id: z.uuid(),
      seatId: z.uuid(),
      seat: z.object({ fa: z.string(), en: z.string() }),
      person: Named.nullable(),
      answer: z.enum(['agree', 'against', 'remark']).nullable(),
      text: z.string().nullable(),
      how: z.string().nullable(),
      at: z.date().nullable(),
      mine: z.boolean(),
    }),
  ),
  may: z.object({
    answer: z.union([z.literal(true), z.string()]),
    /** To type the answers of others, to close, to withdraw. */
    keep: z.union([z.literal(true), z.string()]),
    close: z.union([z.literal(true), z.string()]),
  }),
})
export type WrittenShown = z.infer<typeof WrittenShown>
