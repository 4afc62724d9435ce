import { z } from 'zod'
import { Id, IsoDate, Line, Page } from '../../../kernel/http/schema.ts'
import { Named, Source, Title } from '../meetings.schema.ts'

const Year = z.int().min(1300).max(1600)

export const EstablishBody = z.strictObject({
  kind: z.string().trim().min(1, 'kernel.required'),
  title: Line,
  /** Exactly one of these, as the kind's reach asks. */
  provinceId: z.string().trim().min(1).optional(),
  clusterId: Id.optional(),
  organisationId: Id.optional(),
  parentId: Id.optional(),
  /** Number of the last session held before the product; the next one continues it. */
  lastNumber: z.int().min(0).max(100_000).default(0),
  /** Jalali year of that number, where the series restarts each year. */
  year: Year.optional(),
  source: Source.optional(),
})
export type EstablishBody = z.input<typeof EstablishBody>

export const AddSeat = z.strictObject({
  code: z.string().regex(/^[a-z][a-z_]*$/, 'kernel.badFormat'),
  title: Title,
  /** The kind of institution that holds it; left out: any. */
  heldBy: Line.default('other'),
  organisationId: Id.optional(),
  voting: z.boolean(),
  required: z.boolean().default(false),
  /** First day; left out: from the beginning. */
  from: IsoDate.optional(),
})
export type AddSeat = z.input<typeof AddSeat>

export const EndSeat = z.strictObject({ until: IsoDate, reason: Line })
export type EndSeat = z.input<typeof EndSeat>

export const GiveSeat = z.strictObject({ organisationId: Id.nullable() })

export const AppointToSeat = z.strictObject({
  personId: Id,
  orderNumber: Line.optional(),
  orderDate: IsoDate.optional(),
  from: IsoDate.optional(),
  until: IsoDate.optional(),
  substituteOf: Id.optional(),
  source: Source.optional(),
})
export type AppointToSeat = z.input<typeof AppointToSeat>

export const EndSitting = z.strictObject({ until: IsoDate, reason: Line.optional() })

export const BodyList = Page.extend({
  provinceId: z.string().optional(),
  clusterId: Id.optional(),
  organisationId: Id.optional(),
})

const BodyLine = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  kindTitle: z.object({ fa: z.string(), en: z.string() }),
  provinceId: z.string().nullable(),
  clusterId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  lastNumber: z.number(),
})
/** A kind as a form offers it: what it is called, and where a body of it stands. */
const KindOffered = z.object({
  code: z.string(),
  title: z.object({ fa: z.string(), en: z.string() }),
  reach: z.enum(['province', 'cluster', 'organisation', 'body']),
  restartsEachYear: z.boolean(),
  /** Kinds of bodies under which it may stand; none: it stands by itself. */
  parents: z.array(z.string()),
})
export const Bodies = z.object({
  rows: z.array(BodyLine),
  total: z.number(),
  kinds: z.array(KindOffered),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})

const Sitting = z.object({
  id: z.uuid(),
  person: Named,
  orderNumber: z.string().nullable(),
  orderDate: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  substituteOf: z.uuid().nullable(),
  now: z.boolean(),
})

export const Body = BodyLine.extend({
  version: z.number(),
  parent: Named.nullable(),
  /** Bodies under it: working groups, the expert committee. */
  children: z.array(Named),
  edition: z.string(),
  editionTitle: z.object({ fa: z.string(), en: z.string() }),
  secretarySeat: z.string(),
  chairSeat: z.string(),
  /** The seats that the rules know, as a further one may be of them. */
  seatKinds: z.array(
    z.object({
      code: z.string(),
      title: z.object({ fa: z.string(), en: z.string() }),
      voting: z.boolean(),
      heldBy: z.string(),
    }),
  ),
  seats: z.array(
    z.object({
      id: z.uuid(),
      code: z.string(),
      position: z.number(),
      title: z.object({ fa: z.string(), en: z.string() }),
      heldBy: z.string(),
      organisation: Named.nullable(),
      voting: z.boolean(),
      required: z.boolean(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      /** Its institution was asked for a member: has it named one? Null: not asked, or not the reader's business. */
      nomination: z.object({ id: z.uuid(), named: z.boolean() }).nullable(),
      /** Does it stand today? */
      now: z.boolean(),
      sittings: z.array(Sitting),
    }),
  ),
  provenance: z.array(z.object({ field: z.string(), mark: z.string(), source: z.string() })),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type Body = z.infer<typeof Body>
export type Bodies = z.infer<typeof Bodies>
