import { useAddress } from '../../../ui/address.ts'
import { type Column, DataTable, Link, Section, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import { keepingDay, type ProvinceFront } from '../../clusters/screens/index.ts'
import type { fa } from '../insight.fa.ts'

type Spread = NonNullable<ProvinceFront['spread']>
interface Row {
  key: string
  name: string
  count: number
  ofClusters: number
  href: string
  unknown: boolean
}

/** Units of a province by county and by size; what nobody said stands apart, and each count opens its list. */
export function UnitsSpread({ spread, province }: { spread: Spread; province: string }) {
  const t = useWords<typeof fa>('insight')
  const { locale } = useLooks()
  const { query } = useAddress()
  const listOf = (filter: Record<string, string>) =>
    keepingDay(`/directory?${new URLSearchParams({ show: 'units', province, ...filter })}`, query)
  const counties = spread.byCounty.map(
    ({ county, count, ofClusters }): Row => ({
      key: county?.id ?? 'unknown',
      name: county ? (locale === 'en' && county.en) || county.fa : t('spread.noCounty'),
      count,
      ofClusters,
      href: listOf({ county: county?.id ?? 'unknown' }),
      unknown: county === null,
    }),
  )
  const sizes = spread.bySize.map(
    ({ size, count, ofClusters }): Row => ({
      key: size,
      name: t(`size.${size}`),
      count,
      ofClusters,
      href: listOf({ size }),
      unknown: size === 'unknown',
    }),
  )
  return (
    <Section title={t('spread.title')} note={t('spread.note')}>
      <div className="spread">
        <SpreadTable
          head={t('spread.countyHead')}
          name={t('spread.county')}
          rows={counties}
          spread={spread}
          all={listOf({})}
        />
        <SpreadTable
          head={t('spread.sizeHead')}
          name={t('spread.size')}
          rows={sizes}
          spread={spread}
          all={listOf({})}
        />
      </div>
      <p className="dim small front-under">{t('spread.sizeNote')}</p>
    </Section>
  )
}

function SpreadTable({
  head,
  name,
  rows,
  spread,
  all,
}: {
  head: string
  name: string
  rows: readonly Row[]
  spread: Spread
  /** The list of them all. */
  all: string
}) {
  const t = useWords<typeof fa>('insight')
  const f = useFormat()
  const most = Math.max(1, ...rows.map((row) => row.count))
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head,
      width: '46%',
      fold: 'title',
      cell: (row) => (
        <>
          <span className={row.unknown ? 'dim' : undefined}>{row.name}</span>
          <span className="share-bar" aria-hidden="true">
            <span
              className={row.unknown ? 'unknown' : undefined}
              style={{ inlineSize: `${(row.count / most) * 100}%` }}
            />
          </span>
        </>
      ),
    },
    {
      key: 'count',
      head: t('spread.units'),
      num: true,
      fold: 'end',
      cell: (row) =>
        row.count === 0 ? (
          f.number(0)
        ) : (
          <Link className="fig" href={row.href}>
            {f.number(row.count)}
          </Link>
        ),
    },
    {
      key: 'ofClusters',
      head: t('spread.ofClusters'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (row) => f.number(row.ofClusters),
    },
  ]
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      sum={{
        name: t('spread.total'),
        count: (
          <Link className="fig" href={all}>
            {f.number(spread.count)}
          </Link>
        ),
        ofClusters: f.number(spread.ofClusters),
      }}
    />
  )
}
