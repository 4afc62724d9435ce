import { z } from 'zod'
import { Exact, Id, IsoDate, Line, Rial } from '../../../kernel/http/schema.ts'

const Source = z.string().trim().min(1, 'kernel.required').max(60, 'kernel.tooLong')

export const SpendingBody = z.strictObject({
  amount: Rial,
  spentOn: IsoDate,
  note: Line,
  fundingSource: Source.optional(),
  kind: z.enum(['cash', 'inKind']).optional(),
  /** The paper that proves it: a file sent before. */
  fileId: Id.optional(),
})
/** What the entry should stand at; zero withdraws it. */
export const CorrectionBody = z.strictObject({ amount: Rial, reason: Line, fileId: Id.optional() })

const Named = z.object({ id: Id, name: z.string() })
const FileView = z.object({ id: Id, name: z.string(), size: z.number(), mediaType: z.string() })
/** A value, or the code of the reason why it has none. */
export const Measured = z.object({ value: Exact.nullable(), why: z.string().nullable() })

export const SpendingView = z.object({
  id: Id,
  itemId: Id,
  title: z.string(),
  source: z.string().nullable(),
  kind: z.enum(['cash', 'inKind']),
  /** As first written, and what it stands at. */
  first: Exact,
  amount: Exact,
  spentOn: IsoDate,
  note: z.string(),
  file: FileView.nullable(),
  by: Named.nullable(),
  at: z.string(),
  corrections: z.array(
    z.object({
      from: Exact,
      to: Exact,
      reason: z.string(),
      file: FileView.nullable(),
      by: Named.nullable(),
      at: z.string(),
    }),
  ),
})

export const MoneyView = z.object({
  recordId: Id,
  asOf: IsoDate,
  knownAt: z.string(),
  isPast: z.boolean(),
  /** Rials, cash and in kind together. Null spent: nothing is recorded, which is not the same as nothing spent. */
  budget: Exact,
  spent: Exact.nullable(),
  financial: Measured,
  /** Over all activities that have a budget. */
  spi: Measured,
  plannedValue: Exact,
  earnedValue: Exact,
  /** Only over the activities on which something was really spent: their budget, earned value, cost. */
  spentOn: z.object({ count: z.number(), budget: Exact, earned: Exact, cost: Exact }),
  cpi: Measured,
  sources: z.array(
    z.object({
      /** Null: spending that names no source. */
      source: z.string().nullable(),
      cash: Exact,
      inKind: Exact,
      nonMoney: z.array(z.object({ amount: Exact, unit: z.string() })),
      spentCash: Exact,
      spentInKind: Exact,
    }),
  ),
  items: z.array(
    z.object({ itemId: Id, title: z.string(), budget: Exact, spent: Exact.nullable(), earned: Exact, cpi: Measured }),
  ),
  spending: z.array(SpendingView),
  may: z.object({ spend: z.union([z.literal(true), z.string()]) }),
})

export type SpendingView = z.infer<typeof SpendingView>
export type MoneyView = z.infer<typeof MoneyView>
