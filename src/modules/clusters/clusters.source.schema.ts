import { z } from 'zod'
import { Line } from '../../kernel/http/schema.ts'

/** Where something entered came from: a document (D0 … D4, a letter with its number) or an example of the demo. */
export const Source = z.discriminatedUnion('mark', [
  z.strictObject({ mark: z.literal('document'), source: Line }),
  z.strictObject({ mark: z.literal('example'), source: z.string().trim().max(300).default('') }),
])
