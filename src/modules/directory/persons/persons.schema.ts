import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, Page } from '../../../kernel/http/schema.ts'
import { ChangeShape, Mobile, NationalCode, ProvinceCode } from '../directory.schema.ts'
import { MergedView, PostView } from '../organisations/organisations.schema.ts'

export const RegisterPerson = z.object({
  givenName: Line.nullish(),
  familyName: Line,
  nationalCode: NationalCode.nullish(),
  mobile: Mobile.nullish(),
  email: z.email('directory.badEmail').nullish(),
  /** Whom they belong to; gives the province when none is said. */
  organisationId: Id.nullish(),
  provinceId: ProvinceCode.nullish(),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
})
export type RegisterPerson = z.output<typeof RegisterPerson>

export const CorrectPerson = z.object({
  givenName: Line.nullish(),
  familyName: Line.optional(),
  nationalCode: NationalCode.nullish(),
  mobile: Mobile.nullish(),
  email: z.email('directory.badEmail').nullish(),
  provinceId: ProvinceCode.nullish(),
  ...ChangeShape,
})
export type CorrectPerson = z.output<typeof CorrectPerson>

export const Appoint = z.object({
  organisationId: Id,
  title: Line,
  /** A public post: name, post and term may be known to everybody. */
  isPublic: z.boolean().default(false),
  from: IsoDate.nullish(),
  until: IsoDate.nullish(),
  source: Line.nullish(),
  onBehalf: OnBehalf.optional(),
})
export type Appoint = z.output<typeof Appoint>

export const PersonFilter = Page.extend({
  q: z.string().trim().max(200).optional(),
  province: ProvinceCode.optional(),
  organisation: Id.optional(),
})
export type PersonFilter = z.output<typeof PersonFilter>

export const PersonLine = z.object({
  id: z.string(),
  name: z.string(),
  provinceId: z.string().nullable(),
  /** Posts held on the day asked, as sentences need them. */
  posts: z.array(PostView),
})
export const PersonList = z.object({ total: z.number(), rows: z.array(PersonLine) })
export type PersonList = z.output<typeof PersonList>

export const PersonPage = z.object({
  id: z.string(),
  /** `public`: only the name and the public posts are shown. */
  sight: z.enum(['full', 'public']),
  name: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string(),
  provinceId: z.string().nullable(),
  version: z.number(),
  /** Null where the actor may not see them. */
  contact: z
    .object({ nationalCode: z.string().nullable(), mobile: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  posts: z.array(PostView),
  merged: z.array(MergedView),
  may: z.object({ correct: z.boolean(), merge: z.boolean(), appoint: z.boolean() }),
})
export type PersonPage = z.output<typeof PersonPage>
