import { z } from 'zod'
import { Exact, Id, IsoDate } from '../../../kernel/http/schema.ts'

const Named = z.object({ id: Id, name: z.string() })
const Forecast = z.object({ finish: IsoDate.nullable(), why: z.string().nullable() })

export const LateLeaf = z.object({
  itemId: Id,
  title: z.string(),
  weight: Exact,
  owner: Named.nullable(),
  start: IsoDate.nullable(),
  finish: IsoDate.nullable(),
  approved: Exact,
  planned: Exact.nullable(),
  /** Past its finish, or behind its own line while the finish is still to come. */
  kind: z.enum(['overdue', 'behind']),
  days: z.number(),
  why: z.enum(['neverClaimed', 'returned', 'waitsVerify', 'waitsApprove', 'behind', 'predecessorLate']),
  /** The words of who said so last. */
  quote: z.string().nullable(),
  /** Since when it has stood like this: the claim was made, stepped upon or returned. */
  since: z.string().nullable(),
  claimId: Id.nullable(),
  /** On whom the claim waits: the role, and who holds it over this record. */
  awaits: z.object({ role: z.enum(['supervisor', 'expert', 'agentTeam']), people: z.array(Named) }).nullable(),
  /** Late activities that it waits for. */
  predecessors: z.array(z.object({ itemId: Id, title: z.string(), finish: IsoDate.nullable() })),
  critical: z.boolean(),
  /** Days that it may slip without moving the finish of the whole; null where it has no dates. */
  slack: z.number().nullable(),
  forecast: Forecast,
})

export const LateView = z.object({
  recordId: Id,
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  /** The last planned finish of the version in force; the forecast of the whole is the progress' own. */
  finish: IsoDate.nullable(),
  late: z.array(LateLeaf),
})

export type LateLeaf = z.infer<typeof LateLeaf>
export type LateView = z.infer<typeof LateView>
