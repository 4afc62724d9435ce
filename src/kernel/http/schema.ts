import { z } from 'zod'

/** A record id, in small letters as the database writes it: whoever sends capitals means the same record. */
export const Id = z.uuid().toLowerCase()

/** A calendar day that exists, within the years that people of the house speak of; never throws, whatever was typed. */
const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text && text >= '1850' && text < '2250'
}

/** A calendar day in Asia/Tehran, `YYYY-MM-DD`, that exists. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'kernel.badDate')
  .refine(isDay, 'kernel.badDate')
  .meta({ description: 'Calendar day in Asia/Tehran, YYYY-MM-DD' })

/** An exact decimal as text, as large as the database keeps it: weights, percents, quantities and money never touch a float. */
export const Decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'kernel.badDecimal')
  .meta({ description: 'Exact decimal as text' })

/** An exact figure as it leaves the house: quotients that do not end carry up to 20 places, so that receipts recompute. */
export const Exact = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'Exact decimal as text, up to 20 places' })

/** A percentage from 0 to 100 with at most two decimals, as text. */
export const Percent = z
  .string()
  .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'kernel.badPercent')
  .meta({ description: 'Percent 0–100, at most two decimals, as text' })

/** Rials, whole and not negative, as text. */
export const Rial = z
  .string()
  .regex(/^\d{1,18}$/, 'kernel.badAmount')
  .meta({ description: 'Whole rials as text' })

/** A line of text that is not empty. */
export const Line = z.string().trim().min(1, 'kernel.required').max(300, 'kernel.tooLong')
/** Longer text; may be empty. */
export const Prose = z.string().trim().max(10_000, 'kernel.tooLong')

/** On whose behalf something is entered (a phone call that an expert types), and how it reached the house. */
export const OnBehalf = z
  .object({
    personId: Id.optional(),
    organisationId: Id.optional(),
    how: z.enum(['phone', 'letter', 'inPerson', 'message']),
  })
  .refine((one) => one.personId !== undefined || one.organisationId !== undefined, 'kernel.halfOnBehalf')

/** Version of a record that was on screen; a stale one is refused. */
export const ScreenVersion = z
  .number()
  .int()
  .min(0)
  .max(2_147_483_647)
  .meta({ description: 'Version of the record that was on screen; a stale one is refused' })

/** As of which day, and as known when; both default to now. */
export const AsOf = z.object({ asOf: IsoDate.optional(), knownAt: z.iso.datetime({ offset: true }).optional() })

export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

/** The reply of a deed that makes something new: its id. */
export const Made = z.object({ id: Id })

/** The reply of a deed that makes nothing new: it was done. */
export const Done = z.object({ done: z.literal(true) })
export const done: z.output<typeof Done> = { done: true }
