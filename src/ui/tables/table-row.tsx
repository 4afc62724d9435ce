import type { MouseEvent } from 'react'
import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'
import type { Column } from './column.ts'
import { type DataTableProps, nameOf } from './data-table.tsx'
import { AS, cellClass } from './table.rules.ts'

export function TableRow<Row>({
  row,
  columns,
  rowKey,
  onOpen,
  hrefOf,
  selectedKey,
  picked,
  onPick,
  titleOf,
  freshKeys,
}: DataTableProps<Row> & { row: Row }) {
  const t = useUiWords()
  const key = rowKey(row)
  const title = columns.find((column) => column.fold === 'title') ?? columns[0]
  const className = [key === selectedKey && 'sel', onOpen && 'can-open', freshKeys?.has(key) && 'fresh']
    .filter(Boolean)
    .join(' ')
  // A click on a link, button or box inside the row is its own; a marked text is being copied.
  const follow = (event: MouseEvent) => {
    const inside = (event.target as HTMLElement).closest('a, button, input, label')
    if (!inside && !getSelection()?.toString()) onOpen?.(row)
  }
  const inner = (column: Column<Row>) => {
    const cell = column.cell(row)
    if (column !== title) return cell
    if (hrefOf)
      return (
        <Link className="open-row" href={hrefOf(row)}>
          {cell}
        </Link>
      )
    if (onOpen)
      return (
        <button type="button" className="open-row" onClick={() => onOpen(row)}>
          {cell}
        </button>
      )
    return cell
  }
  return (
    // A click anywhere in the row; the title inside is a button or link with the same act for the keyboard.
    <tr
      {...AS.row}
      className={className || undefined}
      aria-current={key === selectedKey || undefined}
      onClick={onOpen && follow}
    >
      {picked && onPick && (
        <td {...AS.cell} className="pick-cell">
          <input
            type="checkbox"
            aria-label={t('pickRow', { name: titleOf?.(row) ?? key })}
            checked={picked.has(key)}
            onChange={(event) => {
              const next = new Set(picked)
              if (event.target.checked) next.add(key)
              else next.delete(key)
              onPick(next)
            }}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          {...AS.cell}
          className={cellClass(column)}
          data-l={column.labelled ? nameOf(column) : undefined}
        >
          {inner(column)}
        </td>
      ))}
    </tr>
  )
}
