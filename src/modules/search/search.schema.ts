import { z } from 'zod'
import { Id } from '../../kernel/http/schema.ts'

export const SearchQuery = z.object({
  q: z.string().trim().max(200).default(''),
  /** Of a kind at most. */
  limit: z.coerce.number().int().min(1).max(50).default(5),
})

export const RecentQuery = z.object({
  /** Ids with commas, newest first. */
  ids: z
    .string()
    .max(1_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(20)),
})

export const Hit = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  /** Its page; of an activity or file the page of what it belongs to. */
  path: z.string(),
  province: z.object({ fa: z.string(), en: z.string() }).nullable(),
  cluster: z.string().nullable(),
})
export type Hit = z.infer<typeof Hit>

export const Found = z.object({
  groups: z.array(z.object({ kind: z.string(), hits: z.array(Hit), more: z.boolean() })),
  /** Too short to be asked. */
  short: z.boolean(),
})
export type Found = z.infer<typeof Found>

export const Recent = z.object({ hits: z.array(Hit) })
export type Recent = z.infer<typeof Recent>
