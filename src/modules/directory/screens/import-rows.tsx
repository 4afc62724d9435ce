import { useAddress } from '../../../ui/address.ts'
import { Btn, DataTable, Tag, type TagTone } from '../../../ui/index.ts'
import type { ImportRowView } from '../import/import.schema.ts'
import { useDirectoryWords } from './words.ts'

export type Outcome = ImportRowView['outcome'] | 'stays'
export const outcomes: readonly Outcome[] = ['refuse', 'stays', 'create', 'change', 'same']
const tones: Record<ImportRowView['outcome'], TagTone> = { refuse: 'late', create: 'ok', change: 'info', same: 'off' }
/** Rows of one page. */
export const shown = 100

/** What each row does or did, or why not. */
export function RowTable({ rows }: { rows: readonly ImportRowView[] }) {
  const { t, f, locale } = useDirectoryWords()
  return (
    <DataTable
      name={t('import.rows')}
      rows={rows}
      rowKey={(row) => String(row.number)}
      empty={<p className="dim">{t('import.noRows')}</p>}
      columns={[
        {
          key: 'number',
          head: t('import.row'),
          num: true,
          width: '4rem',
          fold: 'hide',
          cell: (row) => f.number(row.number),
        },
        {
          key: 'name',
          head: t('field.name'),
          fold: 'title',
          cell: (row) => row.name || <span className="dim">{t('import.rowNumber', { row: row.number })}</span>,
        },
        {
          key: 'outcome',
          head: t('import.what'),
          fold: 'end',
          cell: (row) =>
            row.undo ? (
              <Tag tone={row.undo === 'stays' ? 'late' : 'off'}>{t(`import.undo.${row.undo}`)}</Tag>
            ) : (
              <Tag tone={tones[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Tag>
            ),
        },
        {
          key: 'detail',
          head: t('import.detail'),
          fold: 'wide',
          cell: (row) => (
            <ul className="plain-list small">
              {row.problems.map((problem) => (
                <li key={problem.column.en + problem.code}>
                  <b className="strong">{problem.column[locale]}:</b> {problem.message[locale]}
                </li>
              ))}
              {row.changes.map((change) => (
                <li key={change.column.en}>
                  <span className="dim">{change.column[locale]}:</span>{' '}
                  {change.before && (
                    <>
                      <s className="dim">{change.before}</s>{' '}
                    </>
                  )}
                  {change.after}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

/** Leafs through the rows. */
export function MoreRows({ total, offset }: { total: number; offset: number }) {
  const { t } = useDirectoryWords()
  const { change } = useAddress()
  if (total <= shown) return null
  return (
    <div className="pager">
      <Btn small disabled={offset === 0} onClick={() => change({ from: String(Math.max(0, offset - shown)) })}>
        {t('pager.former')}
      </Btn>
      <span className="dim small">
        {t('pager.rows', { from: offset + 1, to: Math.min(total, offset + shown), total })}
      </span>
      <Btn small disabled={offset + shown >= total} onClick={() => change({ from: String(offset + shown) })}>
        {t('pager.next')}
      </Btn>
    </div>
  )
}
