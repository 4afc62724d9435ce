import type { ReactNode } from 'react'
import type { Shape } from './table.rules.ts'

/** One column of a table. */
export interface Column<Row> extends Shape<Row> {
  head: ReactNode
  /** Words of the head where `head` is no text: for the small label and the sort button. */
  name?: string
  cell(row: Row): ReactNode
  /** Any CSS length. */
  width?: string
  /** Show the column's name before the value when folded. */
  labelled?: boolean
}
