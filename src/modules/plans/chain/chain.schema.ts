import { z } from 'zod'
import { Id, ScreenVersion } from '../../../kernel/http/schema.ts'

export const AnswersBody = z.strictObject({
  version: ScreenVersion,
  answers: z.array(z.strictObject({ strategyId: Id, pressurePointIds: z.array(Id).max(50) })).max(30),
})
export type AnswersBody = z.output<typeof AnswersBody>

/** The plan as a chain: vision → pressure points → strategies → activities. */
export const ChainView = z.object({
  planId: Id,
  version: z.number(),
  /** The edition of the diagnostic study that the points are of; null: none is written. */
  edition: z.object({ id: Id, n: z.number(), accepted: z.boolean() }).nullable(),
  points: z.array(
    z.object({
      id: Id,
      text: z.string(),
      /** Null: the edition that holds knows it no more. */
      position: z.number().nullable(),
      reportId: Id,
      n: z.number(),
    }),
  ),
  strategies: z.array(
    z.object({
      id: Id,
      title: z.string(),
      position: z.number(),
      pressurePointIds: z.array(Id),
      activities: z.array(
        z.object({
          itemId: Id,
          planYearId: Id,
          /** Number of the plan year. */
          n: z.number(),
          code: z.string(),
          title: z.string(),
          frozen: z.boolean(),
        }),
      ),
    }),
  ),
  may: z.object({ link: z.union([z.literal(true), z.string()]) }),
})
export type ChainView = z.infer<typeof ChainView>
