import { z } from 'zod'
import { Id, Line } from '../../../kernel/http/schema.ts'

export const Merge = z.object({
  loserId: Id,
  winnerId: Id,
  loserVersion: z.number().int().positive().optional(),
  winnerVersion: z.number().int().positive().optional(),
  reason: Line,
})
export type Merge = z.output<typeof Merge>

export const SplitBack = z.object({ reason: Line })
export type SplitBack = z.output<typeof SplitBack>
