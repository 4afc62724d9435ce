import { Icon } from '../icons.tsx'
import { useUiWords } from '../words.tsx'
import type { Column } from './column.ts'
import { nameOf } from './data-table.tsx'
import { AS, type Sort } from './table.rules.ts'

interface HeadRowProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | null
  resort(key: string): void
  rows: readonly Row[]
  rowKey(row: Row): string
  picked?: ReadonlySet<string>
  onPick?(picked: Set<string>): void
}

export function HeadRow<Row>({ columns, sort, resort, rows, rowKey, picked, onPick }: HeadRowProps<Row>) {
  const t = useUiWords()
  const all = picked !== undefined && rows.length > 0 && rows.every((row) => picked.has(rowKey(row)))
  return (
    <thead {...AS.rowgroup}>
      <tr {...AS.row}>
        {picked && onPick && (
          <th {...AS.columnheader} className="pick-cell" style={{ inlineSize: '2rem' }}>
            <input
              type="checkbox"
              aria-label={t('pickAll')}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && picked.size > 0
              }}
              onChange={() => onPick(new Set(all ? [] : rows.map(rowKey)))}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorted = sort?.key === column.key
          return (
            <th
              key={column.key}
              {...AS.columnheader}
              scope="col"
              className={column.num ? 'num' : undefined}
              style={column.width ? { inlineSize: column.width } : undefined}
              aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : undefined}
            >
              {column.sortBy ? (
                <button
                  type="button"
                  className="sort"
                  title={t('sortBy', { column: nameOf(column) })}
                  onClick={() => resort(column.key)}
                >
                  {column.head}
                  <Icon name="sort" />
                </button>
              ) : (
                column.head
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
