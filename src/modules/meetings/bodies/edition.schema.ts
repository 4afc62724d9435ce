import { z } from 'zod'
import { IsoDate, Line, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'
import { fractions, rhythmUnits, settingNames } from './edition.rules.ts'

const Both = z.object({ fa: z.string(), en: z.string() })

export const EditionSettingsShape = z.strictObject({
  fraction: z.enum(fractions),
  minimum: z.int().min(1).max(100).nullable(),
  mustInclude: z.array(z.string().max(60)).max(20),
  rhythm: z.strictObject({ every: z.int().min(1).max(24), unit: z.enum(rhythmUnits) }),
  invitationDays: z.int().min(0).max(90),
  objectionDays: z.int().min(1).max(90),
  restartsEachYear: z.boolean(),
  appointedBy: Line,
})

export const PreviewEdition = z.strictObject({ validFrom: IsoDate, settings: EditionSettingsShape })
export type PreviewEdition = z.input<typeof PreviewEdition>

export const AdoptEdition = PreviewEdition.extend({
  version: ScreenVersion,
  /** As people name it: «ویرایش ۲». */
  edition: Line,
  /** By which order or resolution, and why. */
  reason: Line,
})
export type AdoptEdition = z.input<typeof AdoptEdition>

export const RulesOfBody = z.object({
  body: Named,
  version: z.number(),
  edition: Both,
  settings: EditionSettingsShape,
  said: z.array(z.object({ what: z.enum(settingNames), text: Both })),
  /** Newest first. */
  editions: z.array(
    z.object({
      edition: Both,
      validFrom: z.string(),
      state: z.enum(['past', 'inForce', 'coming']),
      adoptedAt: z.date().nullable(),
      adoptedBy: Named.nullable(),
      reason: z.string().nullable(),
      clause: Both,
    }),
  ),
  /** Seats that a quorum may ask for. */
  seats: z.array(z.object({ code: z.string(), title: Both })),
  /** The first day on which a new edition can begin. */
  firstDay: z.string(),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type RulesOfBody = z.infer<typeof RulesOfBody>

export const EditionPreview = z.object({
  changes: z.array(z.object({ what: z.enum(settingNames), before: Both, after: Both })),
  /** Voting seats on that day, and how many of them a session needs before and after. */
  quorum: z.object({ seats: z.number(), before: z.number(), after: z.number() }),
  /** Called sessions that it would meet, with what each would need. */
  sessions: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      heldOn: z.string().nullable(),
      late: z.object({ days: z.number(), asked: z.number() }).nullable(),
    }),
  ),
})
export type EditionPreview = z.infer<typeof EditionPreview>
