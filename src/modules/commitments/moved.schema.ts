import { z } from 'zod'
import { AsOf, Exact, Id, IsoDate } from '../../kernel/http/schema.ts'
import { LineName, Named } from './commitments.schema.ts'

/** The earlier of two figures: as of a day, and as known at its end unless another instant is asked for. The later one is today's. */
export const MovedQuery = AsOf.extend({
  asOf: IsoDate,
  line: LineName.default('approved'),
  itemId: Id.optional(),
})

const FigureThen = z.object({ asOf: IsoDate, knownAt: z.string(), percent: Exact.nullable() })

export const MovedReason = z.object({
  why: z.enum([
    'stepLater',
    'enteredLater',
    'corrected',
    'takenOver',
    'takenBack',
    'newWork',
    'version',
    'counted',
    'mirrored',
  ]),
  /** The claim that counts now, or the one that was taken back. */
  claim: z
    .object({
      id: Id,
      asOf: IsoDate,
      at: z.string(),
      by: Named.nullable(),
      value: Exact,
      result: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  step: z
    .object({
      kind: z.enum(['verify', 'return', 'approve', 'note', 'withdraw']),
      at: z.string(),
      by: Named.nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
})
const MovedPart = z.object({ points: Exact, reasons: z.array(MovedReason) })

export const MovedView = z.object({
  recordId: Id,
  title: z.string(),
  line: LineName,
  /** The figure as it was known then; the same day with what is known now; and today's. */
  past: FigureThen,
  revised: FigureThen,
  now: FigureThen,
  /** Activities that moved, the greatest movement first. */
  leaves: z.array(
    z.object({
      itemId: Id,
      title: z.string(),
      measure: z.enum(['percent', 'quantity', 'milestone']),
      unit: z.string().nullable(),
      /** Percent of the activity itself; null where it was in no version past. */
      past: Exact.nullable(),
      now: Exact.nullable(),
      /** Percent points of the whole that it moved. */
      learned: MovedPart,
      since: MovedPart,
    }),
  ),
  /** Versions frozen since what was known past. */
  versions: z.array(
    z.object({ n: z.number(), frozenAt: z.string(), reason: z.string().nullable(), decision: Named.nullable() }),
  ),
})
export type MovedView = z.infer<typeof MovedView>
export type MovedReason = z.infer<typeof MovedReason>
