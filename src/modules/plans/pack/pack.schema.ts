import { z } from 'zod'
import { AsOf, Exact, Id, IsoDate } from '../../../kernel/http/schema.ts'
import { packStates } from './pack.rules.ts'

export const PackQuery = AsOf.extend({
  /** The session of its steering council that it is made for; left out: the next that is called, else none. */
  session: Id.optional(),
})
export type PackQuery = z.output<typeof PackQuery>

const SessionOf = z.object({ id: Id, number: z.number(), title: z.string(), heldOn: IsoDate.nullable() })
const ResolutionOf = z.object({ id: Id, title: z.string(), state: z.string() })

/** The council's page: everything on one sheet, each figure with what it rests on. */
export const PackView = z.object({
  planYearId: Id,
  cluster: z.object({ id: Id, title: z.string() }),
  n: z.number(),
  fiscalYear: z.number(),
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  frozen: z.boolean(),
  /** Progress of this year holds example values. */
  example: z.boolean(),
  /** The steering council of the cluster; null while none is established. */
  body: z.object({ id: Id, title: z.string() }).nullable(),
  session: SessionOf.nullable(),
  /** Its sessions, newest first. */
  sessions: z.array(SessionOf),
  approved: Exact.nullable(),
  planned: Exact.nullable(),
  money: z.object({ budget: Exact, spent: Exact.nullable(), percent: Exact.nullable() }),
  time: z.object({ from: IsoDate, to: IsoDate, days: z.number(), all: z.number(), percent: Exact }),
  activities: z.array(
    z.object({
      itemId: Id.nullable(),
      title: z.string(),
      weight: Exact,
      planned: Exact.nullable(),
      approved: Exact.nullable(),
      state: z.enum(packStates).nullable(),
      count: z.number(),
    }),
  ),
  results: z.array(z.object({ itemId: Id, title: z.string(), text: z.string() })),
  /** Results that the sheet has no room for. */
  resultsLeft: z.number(),
  next: z
    .object({
      id: Id,
      n: z.number(),
      fiscalYear: z.number(),
      frozen: z.boolean(),
      activities: z.array(z.object({ title: z.string(), weight: Exact })),
      left: z.number(),
    })
    .nullable(),
  /** What became of the council's resolutions; null for a past day, as their states are today's. */
  resolutions: z
    .object({ done: z.array(ResolutionOf), inProgress: z.array(ResolutionOf), notDone: z.array(ResolutionOf) })
    .nullable(),
  /** What is asked of the council: the session's own agenda, or what the state of the year asks for. */
  decisions: z.array(
    z.object({ what: z.enum(['item', 'note', 'freeze', 'complete']), title: z.string(), count: z.number() }),
  ),
  /** Head of the province's chain of the journal when the page was written: an anchor of `journal verify`. */
  journal: z.object({ chain: z.string(), seq: z.number(), hash: z.string() }).nullable(),
})
export type PackView = z.infer<typeof PackView>

export const PackFileQuery = PackQuery.extend({ locale: z.enum(['fa', 'en']).default('fa') })
