import { z } from 'zod'
import { Exact, Id } from '../../../kernel/http/schema.ts'
import { fieldNames } from './versions.rules.ts'

export const VersionsQuery = z.object({
  /** Numbers of the two versions; left out: the last and the one before it. */
  from: z.coerce.number().int().min(1).max(10_000).optional(),
  to: z.coerce.number().int().min(1).max(10_000).optional(),
})

const Named = z.object({ id: Id, name: z.string() }).nullable()
const VersionLine = z.object({
  id: Id,
  n: z.number(),
  /** Null: the draft. */
  frozenAt: z.string().nullable(),
  frozenBy: z.string().nullable(),
  decision: Named,
  /** Why it was drawn up over the earlier one. */
  reason: z.string().nullable(),
  activities: z.number(),
  weight: Exact,
  /** The baseline that counts today. */
  inForce: z.boolean(),
})
export type VersionLine = z.infer<typeof VersionLine>

export const VersionsView = z.object({
  planYearId: Id,
  cluster: z.object({ id: Id, title: z.string() }),
  year: z.object({ n: z.number(), fiscalYear: z.number() }),
  /** Oldest first. */
  versions: z.array(VersionLine),
  /** Null while there is only one. */
  changes: z
    .object({
      from: z.number(),
      to: z.number(),
      activities: z.array(
        z.object({
          itemId: Id,
          code: z.string(),
          title: z.string(),
          what: z.enum(['added', 'removed', 'changed', 'moved']),
          fields: z.array(
            z.object({ field: z.enum(fieldNames), before: z.string().nullable(), after: z.string().nullable() }),
          ),
        }),
      ),
      same: z.number(),
      weight: z.object({ before: Exact, after: Exact }),
    })
    .nullable(),
})
export type VersionsView = z.infer<typeof VersionsView>
