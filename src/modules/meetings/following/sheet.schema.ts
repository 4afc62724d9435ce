import { z } from 'zod'
import { notificationFields } from './sheet.rules.ts'

const Fields = z.object(
  Object.fromEntries(notificationFields.map((name) => [name, z.string()])) as Record<
    (typeof notificationFields)[number],
    z.ZodString
  >,
)
export const NotificationSheet = z.object({
  id: z.uuid(),
  resolutionId: z.uuid(),
  number: z.string(),
  /** Is it the one in force? */
  inForce: z.boolean(),
  fields: z.object({ fa: Fields, en: Fields }),
})
export type NotificationSheet = z.infer<typeof NotificationSheet>
