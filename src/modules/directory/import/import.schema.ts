import { z } from 'zod'
import { Line, Page } from '../../../kernel/http/schema.ts'
import { outcomes } from './import.plan.ts'
import { importStates } from './import.states.ts'

const Counts = z.object({
  create: z.number(),
  change: z.number(),
  same: z.number(),
  refuse: z.number(),
  total: z.number(),
})
const Both = z.object({ fa: z.string(), en: z.string() })
const Told = z.object({ code: z.string(), message: Both })

export const ImportRowView = z.object({
  number: z.number(),
  outcome: z.enum(outcomes),
  name: z.string(),
  unitId: z.string().nullable(),
  applied: z.boolean(),
  undo: z.enum(['takenBack', 'restored', 'stays']).nullable(),
  changes: z.array(z.object({ column: Both, before: z.string().nullable(), after: z.string().nullable() })),
  problems: z.array(z.object({ column: Both, code: z.string(), message: Both })),
})
export type ImportRowView = z.output<typeof ImportRowView>

/** One import without its rows, as the list shows it. */
export const ImportLine = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  /** Rows by what they would do, or did; null until they are tried. */
  counts: Counts.nullable(),
  /** Rows done of the work under way; `total` null while nobody knows. */
  progress: z.object({ done: z.number(), total: z.number().nullable() }).nullable(),
  undone: z.object({ takenBack: z.number(), restored: z.number(), stays: z.number() }).nullable(),
  madeAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})
export type ImportLine = z.output<typeof ImportLine>

export const ImportView = ImportLine.extend({
  /** Imports that are served before this one. */
  before: z.number(),
  problem: Told.nullable(),
  /** Headings as found and the column each was taken for. */
  headings: z
    .object({
      titles: z.array(z.string()),
      keys: z.array(z.string().nullable()),
      remembered: z.boolean(),
      /** Head cells that name no column of the table; they were not read. */
      ignored: z.array(z.string()),
      skipped: z.number(),
    })
    .nullable(),
  columns: z.array(z.object({ key: z.string(), title: Both })),
  /** Rows of the outcome asked for, a page of them. */
  rows: z.array(ImportRowView),
})
export type ImportView = z.output<typeof ImportView>

export const ImportQuery = Page.extend({ outcome: z.enum([...outcomes, 'stays']).optional() })
export const OrderReason = z.object({ reason: Line.optional() })
export const Mapping = z.object({ mapping: z.array(z.string().nullable()).max(200) })
export const Pasted = z.object({ name: Line.default('جدول'), text: z.string().min(1).max(4_000_000) })
export const SheetLocale = z.object({ locale: z.enum(['fa', 'en']).default('fa') })
