import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { RoutePermission } from '../http/route.ts'

export type PrintLocale = 'fa' | 'en'

export interface PrintTable {
  kind: 'table'
  heading: string
  note?: string
  columns: readonly {
    title: string /** Share of the width; left out: as wide as its text. */
    width?: number
    num?: true
  }[]
  rows: readonly (readonly string[])[]
  sum?: readonly string[]
  /** What is said in place of rows. */
  empty?: string
}
export interface PrintFacts {
  kind: 'facts'
  heading: string
  note?: string
  /** A figure or a word with where it came from. */
  facts: readonly { label: string; value: string; source?: string }[]
}
export interface PrintText {
  kind: 'text'
  heading: string
  note?: string
  lines: readonly string[]
}
export type PrintPart = PrintTable | PrintFacts | PrintText

/** A page as it is printed: what stands in it, in the language of the reader, with numbers and days already written. */
export interface PrintDocument {
  title: string
  /** Where it lies: the province, the cluster. */
  place?: string
  /** The state in one or two sentences. */
  lead: string
  /** Both dates of its figures; they stand in the head of each sheet. */
  when: { asOf: string; knownAt: string; isPast: boolean }
  parts: readonly PrintPart[]
  notes?: readonly string[]
  /** A wide table: the sheets lie across. */
  wide?: boolean
}

/** A page of a room as PDF, declared once: `GET /api/prints/<name>.pdf` with the page's own parameters and its sight. */
export interface PagePrint<Query extends z.ZodObject = z.ZodObject> {
  /** Name in the address: small letters, no marks. */
  name: string
  en: string
  permission: RoutePermission
  query: Query
  /** @throws what the page's own read throws: 404 where it is not visible */
  document: (ctx: Ctx, query: z.output<Query>, locale: PrintLocale) => Promise<PrintDocument>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of prints holds queries of different shapes
export type AnyPrint = PagePrint<any>

/** Declares a print with its types inferred. */
export const pagePrint = <Query extends z.ZodObject>(print: PagePrint<Query>): AnyPrint => print
