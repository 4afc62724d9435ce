import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  type Column,
  DataTable,
  ExampleMark,
  ExcelButton,
  Link,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { NationLate } from '../../clusters/front.schema.ts'
import { keepingDay, LateTable, paths } from '../../clusters/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import { lateQuery } from './queries.ts'

type Province = NationLate['provinces'][number]

/** What is late in the country: provinces with the longest first, then the activities. Where no plan is seen nothing can be said. */
export function NationLateSection() {
  const t = useWords<typeof fa>('insight')
  const { query } = useAddress()
  const { asOf, knownAt } = useAsOf()
  const late = useQuery(lateQuery({ asOf, knownAt }))
  if (late.data?.provinces.length === 0) return null
  return (
    <Section
      title={t('nation.late')}
      end={<ExcelButton list="nationlate" query={{ asOf: query.get('asOf'), knownAt: query.get('knownAt') }} />}
    >
      <Answer of={late}>{(found) => <Late late={found} />}</Answer>
    </Section>
  )
}

function Late({ late }: { late: NationLate }) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const { query } = useAddress()
  const columns: Column<Province>[] = [
    {
      key: 'province',
      head: words('col.province'),
      fold: 'title',
      cell: (row) => (
        <>
          <b className="strong">{row[locale]}</b> {row.example && <ExampleMark />}
        </>
      ),
      sortBy: (row) => row[locale],
    },
    {
      key: 'longest',
      head: t('nation.longest'),
      fold: 'end',
      cell: (row) =>
        row.longest === 0 ? (
          <span className="dim">—</span>
        ) : (
          <span className="late-t">{words('province.days', { count: row.longest })}</span>
        ),
      sortBy: (row) => row.longest,
    },
    {
      key: 'count',
      head: t('nation.lateCount'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) =>
        row.count === 0 ? (
          f.number(0)
        ) : (
          <Link className="fig" href={keepingDay(paths.province(row.code), query)}>
            {f.number(row.count)}
          </Link>
        ),
      sortBy: (row) => row.count,
    },
  ]
  return (
    <>
      <DataTable
        name={t('nation.lateByProvince')}
        columns={columns}
        rows={late.provinces}
        rowKey={(row) => row.code}
        hrefOf={(row) => keepingDay(paths.province(row.code), query)}
      />
      {late.total > 0 && (
        <div className="front-under">
          <LateTable late={late.late} total={late.late.length} />
          {late.total > late.late.length && (
            <p className="dim small">{t('nation.lateMore', { count: late.total - late.late.length })}</p>
          )}
        </div>
      )}
    </>
  )
}
