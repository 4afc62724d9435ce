import { z } from 'zod'
import { Id } from '../../kernel/http/schema.ts'

const Named = z.object({ id: Id, name: z.string() }).nullable()

export const HistoryView = z.object({
  lines: z.array(
    z.object({
      at: z.date(),
      verb: z.string(),
      by: Named,
      forWhom: Named,
      reason: z.string().nullable(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      record: z.object({ id: Id, kind: z.string(), title: z.string() }),
      chain: z.string(),
      seq: z.string(),
      hash: z.string(),
    }),
  ),
})
export type HistoryView = z.infer<typeof HistoryView>
