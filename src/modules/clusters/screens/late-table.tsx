import { useAddress } from '../../../ui/address.ts'
import { type Column, DataTable, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { LateItem } from '../front.schema.ts'
import { YearFigure } from './figures.tsx'
import { keepingDay, paths } from './paths.ts'

/** Activities past their day with owner, distance and what stands in the way, in the words of whoever said it. */
export function LateTable({ late, total }: { late: readonly LateItem[]; total: number }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { query } = useAddress()
  const columns: Column<LateItem>[] = [
    {
      key: 'activity',
      head: t('col.activity'),
      fold: 'title',
      cell: (row) => (
        <>
          <b className="strong">{row.title}</b>
          <span className="sub">{row.cluster}</span>
        </>
      ),
    },
    {
      key: 'late',
      head: t('col.late'),
      fold: 'end',
      sortBy: (row) => row.days,
      cell: (row) => (
        <>
          <span className="late-t">{t('province.days', { count: row.days })}</span>
          <span className="sub">{f.date(row.finish)}</span>
        </>
      ),
    },
    {
      key: 'owner',
      head: t('col.owner'),
      fold: 'line',
      cell: (row) => row.owner?.name ?? <span className="dim">—</span>,
    },
    {
      key: 'approved',
      head: t('col.approved'),
      num: true,
      fold: 'end',
      cell: (row) => (
        <YearFigure yearId={row.recordId} itemId={row.itemId} value={row.approved} example={row.example} />
      ),
      sortBy: (row) => row.approved,
    },
    {
      key: 'why',
      head: t('col.why'),
      width: '34%',
      fold: 'wide',
      cell: (row) => (
        <>
          {t(`late.${row.why}`)}
          {row.quote && (
            <span className="sub">
              {t.rich('late.quote', { quote: <bdi>{row.quote}</bdi> })}
              {row.quotedAt && ` ${f.date(row.quotedAt)}`}
            </span>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <DataTable
        name={t('province.late')}
        columns={columns}
        rows={late}
        rowKey={(row) => row.itemId}
        hrefOf={(row) => keepingDay(paths.year(row.recordId), query)}
        empty={<p className="dim">{t('province.lateNone')}</p>}
      />
      {total > late.length && <p className="dim small">{t('province.lateMore', { count: total - late.length })}</p>}
    </>
  )
}
