import { z } from 'zod'
import { Id, Line, Page } from '../../../kernel/http/schema.ts'
import { outcomes } from './import.plan.ts'

const Counts = z.object({
  create: z.number(),
  change: z.number(),
  same: z.number(),
  refuse: z.number(),
  total: z.number(),
})
const Both = z.object({ fa: z.string(), en: z.string() })

export const ImportRowView = z.object({
  number: z.number(),
  outcome: z.enum(outcomes),
  name: z.string(),
  unitId: z.string().nullable(),
  changes: z.array(z.object({ column: Both, before: z.string().nullable(), after: z.string().nullable() })),
  problems: z.array(z.object({ column: Both, code: z.string(), message: Both })),
})
export type ImportRowView = z.output<typeof ImportRowView>

export const ImportView = z.object({
  id: z.string(),
  fileName: z.string(),
  planHash: z.string(),
  counts: Counts,
  /** Head cells that name no column of the table; they were not read. */
  ignored: z.array(z.string()),
  madeAt: z.string(),
  appliedAt: z.string().nullable(),
  /** Rows of the outcome asked for, a page of them. */
  rows: z.array(ImportRowView),
})
export type ImportView = z.output<typeof ImportView>

export const ImportQuery = Page.extend({ outcome: z.enum(outcomes).optional() })
export const ApplyImport = z.object({ importId: Id, planHash: z.string().length(64), reason: Line.optional() })
export const Pasted = z.object({ name: Line.default('جدول'), text: z.string().max(4_000_000) })
export const SheetLocale = z.object({ locale: z.enum(['fa', 'en']).default('fa') })
