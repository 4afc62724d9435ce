import { z } from 'zod'
import { Line } from '../../kernel/http/schema.ts'

/** Where something entered came from: a document (D0 … D4), a state taken over, an example. */
export const Source = z.object({
  mark: z.enum(['document', 'takenOver', 'example']),
  source: z.string().trim().max(300).default(''),
})

/** A person or organisation as it is named on a page. */
export const Named = z.object({ id: z.uuid(), name: z.string() })

export const Title = z.object({ fa: Line, en: Line })

/** A time of day in Tehran, `HH:MM`. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'kernel.badFormat')
