import { z } from 'zod'
import { AsOf, Decimal, Id, IsoDate, Line, OnBehalf, Page } from '../../../kernel/http/schema.ts'
import { factKinds, unitStates } from '../directory.rules.ts'
import {
  ChangeShape,
  IndustrialIdentifier,
  Named,
  NationalIdentifier,
  ProvinceCode,
  TrackingCode,
} from '../directory.schema.ts'
import { MembershipView, MergedView, PostView } from '../organisations/organisations.schema.ts'

const Amount = Decimal.refine((text) => !text.startsWith('-'), 'directory.badAmount')
const stated = { fromDay: IsoDate, source: Line }

/** One dated fact as stated. `value` null: from that day on it is not known. */
export const StatedFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), value: z.enum(unitStates).nullable(), ...stated }),
  z.object({
    kind: z.literal('jobs'),
    value: z
      .string()
      .regex(/^\d{1,7}$/, 'directory.badJobs')
      .nullable(),
    ...stated,
  }),
  z.object({
    kind: z.literal('capacity'),
    value: Amount.nullable(),
    /** Unit of measure with its period, «تن در سال». */
    measure: Line,
    /** The product, where a unit has several. */
    aspect: Line.optional(),
    ...stated,
  }),
  z.object({ kind: z.literal('establishmentPermit'), value: Line.nullable(), untilDay: IsoDate.nullish(), ...stated }),
  z.object({ kind: z.literal('operatingPermit'), value: Line.nullable(), untilDay: IsoDate.nullish(), ...stated }),
])
export type StatedFact = z.output<typeof StatedFact>

const keys = {
  nationalIdentifier: NationalIdentifier.nullish(),
  industrialIdentifier: IndustrialIdentifier.nullish(),
  trackingCode: TrackingCode.nullish(),
}

export const RegisterUnit = z.object({
  name: Line,
  /** Needed only while the county is not known. */
  provinceId: ProvinceCode.optional(),
  countyId: z.string().nullish(),
  isicCode: z.string().nullish(),
  park: Line.nullish(),
  ownerId: Id.nullish(),
  ...keys,
  facts: z.array(StatedFact).max(50).default([]),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
})
export type RegisterUnit = z.output<typeof RegisterUnit>

export const CorrectUnit = z.object({
  name: Line.optional(),
  provinceId: ProvinceCode.optional(),
  countyId: z.string().nullish(),
  isicCode: z.string().nullish(),
  park: Line.nullish(),
  ownerId: Id.nullish(),
  ...keys,
  ...ChangeShape,
})
export type CorrectUnit = z.output<typeof CorrectUnit>

export const StateFacts = z.object({
  facts: z.array(StatedFact).min(1).max(50),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
})
export type StateFacts = z.output<typeof StateFacts>

export const UnitFilter = Page.extend({
  q: z.string().trim().max(200).optional(),
  province: ProvinceCode.optional(),
  county: z.string().max(20).optional(),
  isic: z
    .string()
    .regex(/^\d{2,4}$/, 'directory.badIsic')
    .optional(),
  state: z.enum([...unitStates, 'unknown']).optional(),
  park: z.string().trim().max(200).optional(),
  owner: Id.optional(),
  /** By people at work on the day, as last stated. */
  size: z.enum(['micro', 'small', 'medium', 'large', 'unknown']).optional(),
  asOf: IsoDate.optional(),
  knownAt: AsOf.shape.knownAt,
})
export type UnitFilter = z.output<typeof UnitFilter>

export const Place = z.object({ id: z.string(), fa: z.string(), en: z.string().nullable() })

export const UnitLine = z.object({
  id: z.string(),
  name: z.string(),
  provinceId: z.string().nullable(),
  county: Place.nullable(),
  isic: Place.nullable(),
  park: z.string().nullable(),
  nationalIdentifier: z.string().nullable(),
  industrialIdentifier: z.string().nullable(),
  trackingCode: z.string().nullable(),
  state: z.string().nullable(),
  jobs: z.string().nullable(),
})
export const UnitList = z.object({
  asOf: z.string(),
  total: z.number(),
  /** How many of the found units are in each state on that day; `unknown` where nobody said. */
  byState: z.record(z.enum([...unitStates, 'unknown']), z.number()),
  rows: z.array(UnitLine),
})
export type UnitList = z.output<typeof UnitList>

export const FactView = z.object({
  id: z.string(),
  kind: z.enum(factKinds),
  aspect: z.string(),
  value: z.string().nullable(),
  measure: z.string().nullable(),
  untilDay: z.string().nullable(),
  fromDay: z.string(),
  source: z.string(),
  enteredAt: z.string(),
  enteredBy: z.string().nullable(),
  /** When it was taken back, with the import that had brought it. */
  takenBackAt: z.string().nullable(),
})
export type FactView = z.output<typeof FactView>

export const UnitQuery = AsOf
export const UnitPage = UnitLine.omit({ state: true, jobs: true }).extend({
  version: z.number(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  owner: Named.nullable(),
  facts: z.array(FactView),
  history: z.array(FactView),
  posts: z.array(PostView),
  memberOf: z.array(MembershipView),
  merged: z.array(MergedView),
  /** When the unit was taken back with the import that had made it. */
  takenBackAt: z.string().nullable(),
  may: z.object({ correct: z.boolean(), merge: z.boolean(), appoint: z.boolean(), stateFact: z.boolean() }),
})
export type UnitPage = z.output<typeof UnitPage>
