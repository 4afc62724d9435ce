import { z } from 'zod'
import { Line, ScreenVersion } from '../../kernel/http/schema.ts'

export const PublishBody = z.strictObject({
  /** Where it has been made public: a news item, a letter, a document. */
  source: Line,
  version: ScreenVersion.optional(),
})
export type PublishBody = z.input<typeof PublishBody>

export const WithdrawBody = z.strictObject({ reason: Line, version: ScreenVersion.optional() })
export type WithdrawBody = z.input<typeof WithdrawBody>

/** Address of a public page: language, and which part of a long list. */
export const PageQuery = z.object({
  lang: z.enum(['fa', 'en']).catch('fa').default('fa'),
  clusters: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
  resolutions: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})
export type PageQuery = z.output<typeof PageQuery>

/** A code that is none answers with a page that says so, not with a list of fields. */
export const ProvinceParams = z.object({ code: z.string().max(20) })
