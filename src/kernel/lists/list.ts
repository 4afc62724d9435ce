import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { FieldProblem } from '../errors.ts'
import type { RoutePermission } from '../http/route.ts'

export type Locale = 'fa' | 'en'

export interface ListColumn<Row> {
  key: string
  fa: string
  en: string
  /** Width in characters (16). */
  width?: number
  /** What stands in the cell; null: nothing. Days are Jalali, numbers in the reader's digits. */
  of: (row: Row, locale: Locale) => string | null | undefined
  /** Choices of the cell. */
  choices?: Readonly<Record<Locale, readonly string[]>>
  /** Fields of the verb that a refusal names (`provinceId`); the key itself counts too. */
  fields?: readonly string[]
  /** Other headings that tables of the offices carry for it; they are known as the column's own. */
  also?: readonly string[]
  /** Goes out only: what is written there is not read. */
  outOnly?: true
  /** Stands once it is written: a row that says otherwise is refused at this column. */
  fixed?: true
  /** Comes in only: it says how the row is taken in and is no part of what stands. */
  inOnly?: true
}

/** Cells of one row by column key; empty ones are left out. */
export type Cells = Readonly<Record<string, string>>

export interface TakeIn<Row, Asked = unknown> {
  permission: RoutePermission
  /** The row that an id in the file means, as the list shows it; null: there is none for this reader. Left out: rows have no id. */
  find?: (ctx: Ctx, id: string, asked: Asked) => Promise<Row | null>
  /** The row that cells without an id mean by their own key (a session by its number), so that a file brought twice is the same. */
  keyed?: (ctx: Ctx, cells: Cells, asked: Asked) => Promise<Row | null>
  /** Takes a new row in, through the room's verb. Refusals name fields; a wrong form may be thrown as zod throws it. */
  create: (ctx: Ctx, cells: Cells, asked: Asked) => Promise<unknown>
  /**
   * Takes in the cells that differ in a row that is there (an empty cell never does); `said` are all of the row. Left out: such a row is
   * refused at what differs.
   */
  change?: (ctx: Ctx, row: Row, differing: Cells, asked: Asked, said: Cells) => Promise<unknown>
}

export type ListOutcome = 'create' | 'change' | 'same' | 'refuse'
export type NumberedCells = { number: number; cells: Cells }

/** Takes a list in that its room writes as a whole (the draft of a plan year): one verb for all rows, an outcome for each. */
export interface TakeWhole<Asked = unknown> {
  permission: RoutePermission
  whole: (
    ctx: Ctx,
    rows: readonly NumberedCells[],
    asked: Asked,
  ) => Promise<readonly { outcome: ListOutcome; problems: FieldProblem[] }[]>
}

/**
 * A list of a room as a spreadsheet, declared once: `GET /api/lists/<name>.xlsx` with the filters and the sight of the list itself, and
 * where rows are taken in, a dry run and an import by the same table. The filters come along with a file, so that a list of one place
 * (the sessions of a body) knows where its rows belong.
 */
export interface SheetList<Row, Query extends z.ZodObject = z.ZodObject> {
  /** Name in the address: small letters, no marks. */
  name: string
  fa: string
  en: string
  permission: RoutePermission
  query: Query
  columns: readonly ListColumn<Row>[]
  /** A page of rows as the list's own route shows them. Fewer than `limit`: it was the last page. */
  rows: (ctx: Ctx, query: z.output<Query>, page: { limit: number; offset: number }) => Promise<readonly Row[]>
  takeIn?: TakeIn<Row, z.output<Query>> | TakeWhole<z.output<Query>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of lists holds rows of different shapes
export type AnyList = SheetList<any, any>

/** Writes a sentence of any room (`verbs` of the history, `waiting` and `asked` of the desk) for people; the app joins the words of all modules. */
export type Sentence = (
  kind: 'verbs' | 'waiting' | 'asked',
  name: string,
  values: Record<string, string | number | boolean | null>,
  locale: Locale,
) => string

/** Declares a list with its types inferred. */
export const sheetList = <Row, Query extends z.ZodObject>(list: SheetList<Row, Query>): AnyList => list
