import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, Prose, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'

/** The office asks an institution to name who sits for it. */
export const AskForMember = z.strictObject({ due: IsoDate.optional(), note: Prose.optional() })
export type AskForMember = z.input<typeof AskForMember>

/** The institution names its member: somebody of the register, or by name with the post held. */
export const NameMember = z
  .strictObject({
    version: ScreenVersion,
    personId: Id.optional(),
    name: Line.optional(),
    post: Line.optional(),
    /** Number of the letter that names them, where there is one. */
    letter: Line.optional(),
    /** How it reached the house, where the office types it. */
    how: OnBehalf.shape.how.optional(),
  })
  .refine((one) => (one.personId === undefined) !== (one.name === undefined), {
    message: 'meetings.memberUnnamed',
    path: ['name'],
  })
export type NameMember = z.input<typeof NameMember>

export const WithdrawNomination = z.strictObject({ reason: Line })

const Title = z.object({ fa: z.string(), en: z.string() })

export const Nomination = z.object({
  id: z.uuid(),
  version: z.number(),
  seat: z.object({ id: z.uuid(), title: Title, voting: z.boolean() }),
  body: Named,
  organisation: Named,
  askedBy: Named.nullable(),
  askedAt: z.date(),
  due: z.string().nullable(),
  note: z.string().nullable(),
  named: z
    .object({
      person: Named.nullable(),
      name: z.string(),
      post: z.string().nullable(),
      letter: z.string().nullable(),
      by: Named.nullable(),
      at: z.date(),
    })
    .nullable(),
  /** How it ended: somebody sits, or the asking was taken back. */
  settled: z.object({ at: z.date(), seated: Named.nullable(), reason: z.string().nullable() }).nullable(),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type Nomination = z.infer<typeof Nomination>
