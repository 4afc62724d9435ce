import { z } from 'zod'
import { Exact, Id, IsoDate, Line } from '../../../kernel/http/schema.ts'
import { YearView } from '../plans.schema.ts'

const Code = z.string().max(20, 'kernel.tooLong')

/** A body may be left out: then nothing is unfinished and no claim waits, or the closing is refused. */
export const CloseBody = z
  .strictObject({
    left: z
      .array(z.strictObject({ code: Code, cause: Line }))
      .max(500)
      .default([]),
    later: z.array(Code).max(500).default([]),
    waiting: z.array(Id).max(500).default([]),
  })
  .nullish()

const Answer = z.union([z.literal(true), z.string()])
const Named = z.object({ id: Id, name: z.string() })

export const TurnActivity = z.object({
  itemId: Id,
  code: z.string(),
  title: z.string(),
  weight: Exact,
  measure: z.enum(['percent', 'quantity', 'milestone']),
  unit: z.string().nullable(),
  target: Exact.nullable(),
  percent: Exact,
  reached: Exact,
  /** What carrying would promise anew, in the activity's own unit. */
  rest: Exact.nullable(),
  state: z.enum(['done', 'open', 'carried', 'left']),
  cause: z.string().nullable(),
  /** Where its rest is promised. */
  carriedTo: z.object({ planYearId: Id, n: z.number(), code: z.string() }).nullable(),
  /** True, or the code of the reason why it cannot be carried. */
  canCarry: Answer,
  result: z.string().nullable(),
  waiting: z.array(
    z.object({
      claimId: Id,
      value: Exact,
      asOf: IsoDate,
      awaits: z.enum(['verify', 'approve']),
      since: z.string(),
      by: Named.nullable(),
    }),
  ),
})

export const TurnView = z.object({
  id: Id,
  cluster: z.object({ id: Id, title: z.string() }),
  planId: Id,
  year: YearView,
  years: z.array(YearView),
  /** Later years of the plan; only one with an open draft can take up what is carried. */
  later: z.array(z.object({ id: Id, n: z.number(), fiscalYear: z.number(), draft: z.boolean(), closed: z.boolean() })),
  activities: z.array(TurnActivity),
  /** Approved claims of which the council has no notice yet; they can still be noted after the closing. */
  toNote: z.number(),
  may: z.object({ close: Answer, carry: Answer, openYear: Answer }),
})

export type TurnView = z.infer<typeof TurnView>
export type TurnActivity = z.infer<typeof TurnActivity>
