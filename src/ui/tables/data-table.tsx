import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { useUiWords } from '../words.tsx'
import type { Column } from './column.ts'
import { HeadRow } from './head-row.tsx'
import { AS, cellClass, groupRows, nextSort, type Sort, sortRows } from './table.rules.ts'
import { TableRow } from './table-row.tsx'

export interface DataTableProps<Row> {
  /** Accessible name; not shown. */
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** Plain text over the rows of a group. */
  groupOf?(row: Row): string
  /** Sum row: what stands under each column, by its key. */
  sum?: Record<string, ReactNode>
  /** Makes the row's title a button; the whole row follows a click. */
  onOpen?(row: Row): void
  /** Makes the row's title a link. */
  hrefOf?(row: Row): string
  selectedKey?: string
  /** Check boxes: only where the same act is safe for all. */
  picked?: ReadonlySet<string>
  onPick?(picked: Set<string>): void
  /** Words of a row for its check box. */
  titleOf?(row: Row): string
  /** Order kept outside (in the address); without it the table keeps its own. */
  sort?: Sort | null
  onSort?(sort: Sort | null): void
  /** Rows that have just changed: marked for two seconds. */
  freshKeys?: ReadonlySet<string>
  /** Many rows scroll inside their own place, heads fixed; any CSS length. */
  height?: string
  dense?: boolean
  /** What stands in place of rows: an `Empty`. */
  empty?: ReactNode
}

/** Rows with a heavy rule under heads, groups, a sum, and two-line entries where the place is narrow. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, rowKey, groupOf, sum, picked, onPick, height, dense, empty } = props
  const t = useUiWords()
  const [own, setOwn] = useState<Sort | null>(null)
  const outside = props.sort !== undefined
  const sort = outside ? props.sort! : own
  const groups = useMemo(
    () => groupRows(outside && props.onSort ? rows : sortRows(rows, sort, columns), groupOf),
    [rows, sort, columns, groupOf, outside, props.onSort],
  )
  if (rows.length === 0 && empty) return <>{empty}</>

  const resort = (key: string) => {
    const next = nextSort(sort, key)
    if (outside) props.onSort?.(next)
    else setOwn(next)
  }
  const pickable = Boolean(picked && onPick)
  const width = columns.length + (pickable ? 1 : 0)
  const table = (
    <table
      {...AS.table}
      aria-label={name}
      className={['tbl fold', pickable && 'pick', dense && 'dense'].filter(Boolean).join(' ')}
    >
      <HeadRow {...{ columns, sort, resort, rows, rowKey, picked, onPick }} />
      <tbody {...AS.rowgroup} onKeyDown={walkRows}>
        {groups.map(({ group, rows: members }) => [
          group !== null && (
            <tr key={`group ${group}`} {...AS.row} className="grp">
              <td {...AS.cell} colSpan={width}>
                {group}
              </td>
            </tr>
          ),
          members.map((row) => <TableRow key={rowKey(row)} row={row} {...props} />),
        ])}
      </tbody>
      {sum && (
        <tfoot {...AS.rowgroup}>
          <tr {...AS.row}>
            {pickable && <td {...AS.cell} className="hollow" />}
            {columns.map((column) => {
              const hollow = sum[column.key] === undefined
              return (
                <td
                  key={column.key}
                  {...AS.cell}
                  className={cellClass(column, hollow)}
                  data-l={column.labelled ? nameOf(column) : undefined}
                >
                  {sum[column.key]}
                </td>
              )
            })}
          </tr>
        </tfoot>
      )}
    </table>
  )
  return (
    <div className="tbl-box">
      {height ? (
        <section
          className="tbl-scroll sticky"
          style={{ '--tbl-height': height } as CSSProperties}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be in reach of the keyboard
          tabIndex={0}
          aria-label={t('rowsOf', { name })}
        >
          {table}
        </section>
      ) : (
        table
      )}
    </div>
  )
}

export const nameOf = <Row,>(column: Column<Row>): string =>
  column.name ?? (typeof column.head === 'string' ? column.head : column.key)

/** Arrow keys, Home and End walk over the titles of the rows. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const step = steps[event.key]
  const target = event.target as HTMLElement
  if (step === undefined || !target.matches('.open-row')) return
  const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('.open-row')]
  const place = Math.min(titles.length - 1, Math.max(0, titles.indexOf(target) + step))
  titles[place]?.focus()
  event.preventDefault()
}
