import { z } from 'zod'
import { Exact, IsoDate, Line, ScreenVersion } from '../../kernel/http/schema.ts'

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

const May = z.union([z.literal(true), z.string()])

/** How a record stands towards the public; null where its kind is not published one by one. */
export const PublicationView = z.object({
  publication: z
    .object({
      version: z.number(),
      audience: z.enum(['public', 'reach', 'parties']),
      /** Address of the page on which it stands or would stand. */
      page: z.string(),
      /** What everybody reads of it. */
      preview: z.object({
        number: z.number(),
        text: z.string(),
        body: z.string(),
        session: z.number().nullable(),
        day: IsoDate.nullable(),
        responsible: z.string().nullable(),
        deadline: IsoDate.nullable(),
        state: z.string(),
        gaps: z.array(z.enum(['responsible', 'deadline'])),
        sources: z.array(z.string()),
        approved: Exact.nullable(),
      }),
      may: z.object({ publish: May, withdraw: May }),
    })
    .nullable(),
})
export type PublicationView = z.infer<typeof PublicationView>
