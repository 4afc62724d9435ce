import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Btn, Cols, type Column, DataTable, Empty, ExcelButton, Matn, PageHead } from '../../../ui/index.ts'
import type { Bodies } from '../bodies/bodies.schema.ts'
import { bodiesQuery, useMeetingWords } from './data.ts'
import { EstablishDialog } from './establish-dialog.tsx'

type Line = Bodies['rows'][number]

/** The bodies within one's reach, with the number of their last session. A page that lacks one leads here with its kind and cluster. */
export function BodiesPage() {
  const { t, f } = useMeetingWords()
  const { query, change } = useAddress()
  const { data } = useSuspenseQuery(bodiesQuery)
  const clusterId = query.get('cluster')
  const cluster = useQuery({
    queryKey: ['clusters', 'title', clusterId],
    queryFn: () => api.get<{ title: string }>(`/api/clusters/${clusterId}`),
    enabled: clusterId !== null,
  })
  const establishing = query.has('establish') && data.may.establish === true && !(clusterId && cluster.isPending)
  const establish = data.may.establish === true && (
    <Btn tone="go" icon="plus" onClick={() => change({ establish: 'any' })}>
      {t('establish.title')}
    </Btn>
  )
  const columns: Column<Line>[] = [
    { key: 'title', head: t('body'), fold: 'title', cell: (row) => row.title },
    { key: 'kind', head: t('bodiesPage.kind'), width: '16rem', cell: (row) => row.kindTitle[f.locale] },
    {
      key: 'last',
      head: t('bodiesPage.last'),
      width: '8rem',
      num: true,
      labelled: true,
      cell: (row) => (row.lastNumber > 0 ? f.digits(String(row.lastNumber)) : '—'),
    },
  ]
  return (
    <>
      <PageHead
        title={t('bodies')}
        lead={t('bodiesPage.lead', { count: data.total })}
        acts={
          <>
            {establish}
            <ExcelButton list="bodies" takes={data.may.establish} />
          </>
        }
      />
      <Cols wide>
        <Matn>
          <DataTable
            name={t('bodies')}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.id}
            hrefOf={(row) => `/bodies/${row.id}`}
            empty={<Empty title={t('bodiesPage.empty')} text={t('bodiesPage.emptyWay')} acts={establish} />}
          />
        </Matn>
      </Cols>
      {establishing && (
        <EstablishDialog
          known={data}
          kind={data.kinds.some((kind) => kind.code === query.get('establish')) ? query.get('establish') : null}
          place={clusterId && cluster.data ? { value: clusterId, label: cluster.data.title } : null}
          onClose={() => change({ establish: null, cluster: null })}
        />
      )}
    </>
  )
}
