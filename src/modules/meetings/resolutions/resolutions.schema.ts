import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, Prose } from '../../../kernel/http/schema.ts'
import { Life, StoryLine } from '../following/following.schema.ts'
import { Vote } from '../holding/holding.schema.ts'
import { Named, Source, Time } from '../meetings.schema.ts'
import { SetEffect } from '../minutes/minutes.schema.ts'

export const MinuteResolution = z.strictObject({
  /** The session that resolved it; where no session is known, the body alone. */
  sessionId: Id.optional(),
  bodyId: Id.optional(),
  agendaItemId: Id.optional(),
  /** Leave out for the next number. */
  number: z.int().min(1).max(10_000).optional(),
  text: Prose.min(1, 'kernel.required'),
  category: z.string().trim().min(1).max(60).optional(),
  decidedOn: IsoDate.optional(),
  /** Minute of the session; while sitting it is now, unless given. */
  decidedAt: Time.optional(),
  vote: Vote.optional(),
  /** What it brings about when the minutes become final. */
  effect: SetEffect.optional(),
  responsibleOrganisationId: Id.optional(),
  responsiblePersonId: Id.optional(),
  deadline: IsoDate.optional(),
  /** Records that it decides about. */
  concerns: z.array(Id).max(50).default([]),
  source: Source.optional(),
  onBehalf: OnBehalf.optional(),
})
export type MinuteResolution = z.input<typeof MinuteResolution>

export const CompleteResolution = z.strictObject({
  version: z.int(),
  responsibleOrganisationId: Id.nullable().optional(),
  responsiblePersonId: Id.nullable().optional(),
  deadline: IsoDate.nullable().optional(),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
})
export type CompleteResolution = z.input<typeof CompleteResolution>

export const AmendResolution = z.strictObject({
  version: z.int(),
  text: Prose.min(1, 'kernel.required'),
  category: z.string().trim().min(1).max(60).nullable(),
  reason: Line.optional(),
})
export type AmendResolution = z.input<typeof AmendResolution>

export const NotifyResolution = z.strictObject({
  version: z.int(),
  /** Number of the office's letter, ours or another system's. */
  letterNumber: Line.optional(),
})
export type NotifyResolution = z.input<typeof NotifyResolution>

export const Resolution = z.object({
  id: z.uuid(),
  version: z.number(),
  number: z.number(),
  text: z.string(),
  category: z.string().nullable(),
  body: Named,
  session: z.object({ id: z.uuid(), number: z.number(), title: z.string(), heldOn: z.string().nullable() }).nullable(),
  decidedOn: z.string().nullable(),
  clusterId: z.uuid().nullable(),
  responsibleOrganisation: Named.nullable(),
  responsiblePerson: Named.nullable(),
  deadline: z.string().nullable(),
  gaps: z.array(z.enum(['responsible', 'deadline'])),
  notifiedAt: z.date().nullable(),
  ...Life.shape,
  agendaItemId: z.uuid().nullable(),
  decidedAt: z.string().nullable(),
  vote: Vote.nullable(),
  /** Its text as the minutes went out with it, where it was amended since. */
  circulated: z.string().nullable(),
  /** Its session's minutes are not final yet: it is in effect from then on, dated to the session. */
  minutesOpen: z.boolean(),
})
export const Resolutions = z.object({ rows: z.array(Resolution) })
export type Resolutions = z.infer<typeof Resolutions>

export const ResolutionShown = Resolution.extend({
  categoryTitle: z.object({ fa: z.string(), en: z.string() }).nullable(),
  concerns: z.array(z.object({ id: z.uuid(), kind: z.string(), title: z.string() })),
  provenance: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  /** Everything that happened to it from its notification on, oldest first. */
  story: z.array(StoryLine),
  /** The decision in writing that it came from, where there was no session. */
  writtenId: z.uuid().nullable(),
  /** Whether the reader is the notified body, or types for it. */
  answersForIt: z.boolean(),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type ResolutionShown = z.infer<typeof ResolutionShown>
