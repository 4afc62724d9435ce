import { z } from 'zod'
import { Id, IsoDate, Line, Page } from '../../../kernel/http/schema.ts'
import { Named, Source, Time } from '../meetings.schema.ts'

const SessionKind = z.enum(['ordinary', 'extraordinary', 'online', 'circulation'])
const AgendaLine = z.strictObject({ title: Line, recordId: Id.optional() })

export const CallSession = z.strictObject({
  heldOn: IsoDate.optional(),
  startsAt: Time.optional(),
  endsAt: Time.optional(),
  place: Line.optional(),
  kind: SessionKind.default('ordinary'),
  agenda: z.array(AgendaLine).max(50).default([]),
})
export type CallSession = z.input<typeof CallSession>

export const EnterHistoricSession = z.strictObject({
  number: z.int().min(1).max(100_000),
  /** Jalali year, where the series restarts each year and the day is not known. */
  year: z.int().min(1300).max(1600).optional(),
  heldOn: IsoDate.optional(),
  startsAt: Time.optional(),
  place: Line.optional(),
  kind: SessionKind.default('ordinary'),
  chairPersonId: Id.optional(),
  agenda: z.array(AgendaLine).max(50).default([]),
  source: Source,
  /** Its minutes as they were written then, as files. */
  fileIds: z.array(Id).max(20).default([]),
})
export type EnterHistoricSession = z.input<typeof EnterHistoricSession>

export const HoldSession = z.strictObject({
  heldOn: IsoDate,
  startsAt: Time.optional(),
  place: Line.optional(),
  chairPersonId: Id.optional(),
})
export type HoldSession = z.input<typeof HoldSession>

export const AddAgendaItem = AgendaLine
export type AddAgendaItem = z.input<typeof AddAgendaItem>

export const SessionList = Page

const SessionLine = z.object({
  id: z.uuid(),
  number: z.number(),
  year: z.number().nullable(),
  title: z.string(),
  kind: SessionKind,
  state: z.enum(['planned', 'sitting', 'held', 'history', 'cancelled']),
  /** Why it was called off. */
  cancelledReason: z.string().nullable(),
  heldOn: z.string().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  place: z.string().nullable(),
  resolutionCount: z.number(),
})
export const Sessions = z.object({ rows: z.array(SessionLine), total: z.number() })
export type Sessions = z.infer<typeof Sessions>

export const Session = SessionLine.extend({
  version: z.number(),
  body: Named,
  clusterId: z.uuid().nullable(),
  chair: Named.nullable(),
  agenda: z.array(
    z.object({
      id: z.uuid(),
      position: z.number(),
      title: z.string(),
      minutesAllotted: z.number().nullable(),
      reached: z.boolean().nullable(),
      carried: z.boolean(),
      record: z.object({ id: z.uuid(), kind: z.string(), title: z.string() }).nullable(),
    }),
  ),
  cancelledAt: z.date().nullable(),
  /** Called sessions of the same body that could take its agenda over, were it called off. */
  carryTo: z.array(Named),
  /** Subjects a resolution can be sorted under. */
  categories: z.array(z.object({ code: z.string(), fa: z.string(), en: z.string() })),
  provenance: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type Session = z.infer<typeof Session>
