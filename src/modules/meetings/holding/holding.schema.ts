import { z } from 'zod'
import { Id, IsoDate, Line } from '../../../kernel/http/schema.ts'
import { Named, Time } from '../meetings.schema.ts'

export const OpenSitting = z.strictObject({
  /** Today, unless the sitting is typed later. */
  heldOn: IsoDate.optional(),
  at: Time,
  chairPersonId: Id.optional(),
})
export type OpenSitting = z.input<typeof OpenSitting>

const Arrival = z
  .strictObject({
    as: z.enum(['member', 'substitute', 'guest']),
    seatId: Id.optional(),
    personId: Id.optional(),
    name: Line.optional(),
    organisation: Line.optional(),
  })
  .refine((one) => (one.personId === undefined) !== (one.name === undefined), 'meetings.guestUnnamed')
  .refine((one) => (one.as === 'guest') === (one.seatId === undefined), 'meetings.seatOfWhom')

export const RecordArrivals = z.strictObject({
  at: Time,
  arrivals: z.array(Arrival).min(1, 'kernel.required').max(100),
})
export type RecordArrivals = z.input<typeof RecordArrivals>

export const RecordLeaving = z.strictObject({ at: Time })

export const CloseSitting = z.strictObject({ at: Time })

export const CallAgain = z.strictObject({ heldOn: IsoDate.nullable().default(null), reason: Line.optional() })
export type CallAgain = z.input<typeof CallAgain>

export const Vote = z.strictObject({
  for: z.int().min(0).max(1000),
  against: z.int().min(0).max(1000),
  abstaining: z.int().min(0).max(1000),
})

export const RecordVote = Vote.extend({ at: Time })
export type RecordVote = z.input<typeof RecordVote>

const Both = z.object({ fa: z.string(), en: z.string() })

export const Sitting = z.object({
  version: z.number(),
  /** Time of day in Tehran now, for what is recorded next. */
  now: z.string(),
  /** The clause of the body's rules. */
  clause: Both,
  quorum: z.object({
    total: z.number(),
    needed: z.number(),
    present: z.number(),
    missing: z.array(Both),
    holds: z.boolean(),
    /** The first minute at which there was one. */
    since: z.string().nullable(),
    /** The minute that this tells of: now while sitting, else the end. */
    at: z.string(),
  }),
  seats: z.array(
    z.object({
      id: z.uuid(),
      title: Both,
      voting: z.boolean(),
      /** Who sits there that day. */
      member: Named.nullable(),
      substitutes: z.array(Named),
      here: z.enum(['member', 'substitute']).nullable(),
    }),
  ),
  attendance: z.array(
    z.object({
      id: z.uuid(),
      as: z.enum(['member', 'substitute', 'guest']),
      seatId: z.uuid().nullable(),
      person: Named.nullable(),
      name: z.string(),
      organisation: z.string().nullable(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
})
export type Sitting = z.infer<typeof Sitting>
