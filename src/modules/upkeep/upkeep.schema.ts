import { z } from 'zod'

const Instant = z.iso.datetime()
export const UpkeepView = z.object({
  folder: z.string(),
  byItself: z.boolean(),
  next: Instant.nullable(),
  free: z.number(),
  lastGood: z
    .object({
      file: z.string(),
      madeAt: Instant,
      bytes: z.number(),
      rows: z.number(),
      files: z.number(),
      missingFiles: z.number(),
    })
    .nullable(),
  failure: z.object({ at: Instant, reason: z.string() }).nullable(),
  drill: z
    .object({ at: Instant, file: z.string(), seconds: z.number(), entries: z.number(), reason: z.string().nullable() })
    .nullable(),
  archives: z.array(z.object({ name: z.string(), at: Instant, bytes: z.number() })),
  busy: z.object({ what: z.enum(['backup', 'drill']), since: Instant, done: z.number(), all: z.number() }).nullable(),
})
export type UpkeepView = z.infer<typeof UpkeepView>
