import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Named, Time } from '../meetings.schema.ts'

/** Somebody without a seat: of the register, or by name with the organisation he comes from. */
export const Guest = z
  .strictObject({ personId: Id.optional(), name: Line.optional(), organisation: Line.optional() })
  .refine((one) => (one.personId === undefined) !== (one.name === undefined), 'meetings.guestUnnamed')

export const Invite = z.strictObject({ guests: z.array(Guest).max(50).default([]) })
export type Invite = z.input<typeof Invite>

export const AnswerInvitation = z.strictObject({
  answer: z.enum(['comes', 'substitute', 'excused']),
  /** Whom the invited person sends. */
  substitute: Line.optional(),
  /** How the answer reached the house, where another types it. */
  how: OnBehalf.shape.how.optional(),
})
export type AnswerInvitation = z.input<typeof AnswerInvitation>

export const ChangeCall = z.strictObject({
  version: ScreenVersion,
  heldOn: IsoDate.nullable().optional(),
  startsAt: Time.nullable().optional(),
  endsAt: Time.nullable().optional(),
  place: Line.nullable().optional(),
})
export type ChangeCall = z.input<typeof ChangeCall>

export const CancelSession = z.strictObject({
  version: ScreenVersion,
  reason: Line,
  /** A called session of the same body that takes its agenda over; left out, the agenda is proposed to the next one. */
  carryTo: Id.optional(),
})
export type CancelSession = z.input<typeof CancelSession>

export const AttachPapers = z.strictObject({ fileIds: z.array(Id).min(1).max(20) })

const Invited = z.object({
  id: z.uuid(),
  as: z.enum(['member', 'substitute', 'guest']),
  seat: z.object({ id: z.uuid(), title: z.object({ fa: z.string(), en: z.string() }) }).nullable(),
  person: Named.nullable(),
  name: z.string(),
  organisation: z.string().nullable(),
  answer: z.enum(['comes', 'substitute', 'excused']).nullable(),
  substitute: z.string().nullable(),
  how: z.string().nullable(),
  /** Is it the reader's own? */
  mine: z.boolean(),
})
export type Invited = z.infer<typeof Invited>

export const Invitations = z.object({
  rows: z.array(Invited),
  /** Members and substitutes in force that day who are not invited yet. */
  toInvite: z.number(),
  late: z.object({ days: z.number(), asked: z.number() }).nullable(),
  papers: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.number() })),
})
export type Invitations = z.infer<typeof Invitations>
