import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf, Page } from '../../../kernel/http/schema.ts'
import { organisationKinds } from '../directory.rules.ts'
import { ChangeShape, Named, NationalIdentifier, ProvinceCode } from '../directory.schema.ts'

export const RegisterOrganisation = z.object({
  name: Line,
  kind: z.enum(organisationKinds),
  shortName: Line.nullish(),
  parentId: Id.nullish(),
  /** Left out: the parent's province. Null: a national organisation. */
  provinceId: ProvinceCode.nullish(),
  nationalIdentifier: NationalIdentifier.nullish(),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
})
export type RegisterOrganisation = z.output<typeof RegisterOrganisation>

export const CorrectOrganisation = z.object({
  name: Line.optional(),
  kind: z.enum(organisationKinds).optional(),
  shortName: Line.nullish(),
  parentId: Id.nullish(),
  provinceId: ProvinceCode.nullish(),
  nationalIdentifier: NationalIdentifier.nullish(),
  ...ChangeShape,
})
export type CorrectOrganisation = z.output<typeof CorrectOrganisation>

export const OrganisationFilter = Page.extend({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(organisationKinds).optional(),
  province: ProvinceCode.optional(),
  parent: Id.optional(),
})
export type OrganisationFilter = z.output<typeof OrganisationFilter>

export const OrganisationLine = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  shortName: z.string().nullable(),
  provinceId: z.string().nullable(),
  parent: Named.nullable(),
})
export const OrganisationList = z.object({ total: z.number(), rows: z.array(OrganisationLine) })
export type OrganisationList = z.output<typeof OrganisationList>

export const PostView = z.object({
  id: z.string(),
  person: Named,
  organisation: Named.extend({ kind: z.string() }),
  title: z.string(),
  isPublic: z.boolean(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  source: z.string().nullable(),
})
export type PostView = z.output<typeof PostView>

export const MembershipView = z.object({
  id: z.string(),
  association: Named,
  member: Named.extend({ kind: z.string() }),
  from: z.string().nullable(),
  until: z.string().nullable(),
  source: z.string().nullable(),
})
export type MembershipView = z.output<typeof MembershipView>

/** A record merged into the one shown. */
export const MergedView = Named

export const OrganisationPage = OrganisationLine.extend({
  version: z.number(),
  nationalIdentifier: z.string().nullable(),
  ancestors: z.array(Named),
  children: z.array(OrganisationLine),
  posts: z.array(PostView),
  members: z.array(MembershipView),
  memberOf: z.array(MembershipView),
  units: z.number(),
  merged: z.array(MergedView),
  may: z.object({ correct: z.boolean(), merge: z.boolean(), appoint: z.boolean() }),
})
export type OrganisationPage = z.output<typeof OrganisationPage>

export const AddMember = z.object({
  memberId: Id,
  from: IsoDate.nullish(),
  until: IsoDate.nullish(),
  source: Line.nullish(),
  onBehalf: OnBehalf.optional(),
})
export type AddMember = z.output<typeof AddMember>

export const EndTerm = z.object({ until: IsoDate, reason: Line.optional(), onBehalf: OnBehalf.optional() })
export type EndTerm = z.output<typeof EndTerm>
