import { useSuspenseQuery } from '@tanstack/react-query'
import { Cols, type Column, DataTable, Empty, ExcelButton, Matn, PageHead } from '../../../ui/index.ts'
import type { Bodies } from '../bodies/bodies.schema.ts'
import { bodiesQuery, useMeetingWords } from './data.ts'

type Line = Bodies['rows'][number]

/** The bodies within one's reach, with the number of their last session. */
export function BodiesPage() {
  const { t, f } = useMeetingWords()
  const { data } = useSuspenseQuery(bodiesQuery)
  const columns: Column<Line>[] = [
    { key: 'title', head: t('body'), fold: 'title', cell: (row) => row.title },
    { key: 'kind', head: t('bodiesPage.kind'), width: '16rem', cell: (row) => row.kindTitle[f.locale] },
    {
      key: 'last',
      head: t('bodiesPage.last'),
      width: '8rem',
      num: true,
      labelled: true,
      cell: (row) => (row.lastNumber > 0 ? f.number(row.lastNumber) : '—'),
    },
  ]
  return (
    <>
      <PageHead
        title={t('bodies')}
        lead={t('bodiesPage.lead', { count: data.total })}
        acts={<ExcelButton list="bodies" takes={data.may.establish} />}
      />
      <Cols wide>
        <Matn>
          <DataTable
            name={t('bodies')}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.id}
            hrefOf={(row) => `/bodies/${row.id}`}
            empty={<Empty title={t('bodiesPage.empty')} text={t('bodiesPage.emptyWay')} />}
          />
        </Matn>
      </Cols>
    </>
  )
}
