import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  type Column,
  DataTable,
  Empty,
  ExcelButton,
  InkBar,
  InkKey,
  Link,
  Section,
  Tag,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import { inkOf } from '../../commitments/screens/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, YearFigures } from '../clusters.schema.ts'
import { Gap, YearFigure } from './figures.tsx'
import { Marks } from './marks.tsx'
import { keepingDay, paths } from './paths.ts'

/** This year's progress on its five lines, and all years of the plan. */
export function ClusterProgress({ cluster, onWhy }: { cluster: ClusterView; onWhy(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { query } = useAddress()
  const year = cluster.years.find((one) => one.recordId === cluster.currentYearId) ?? null
  const nameOf = (one: YearFigures) =>
    t('yearName', { nth: t(`nth.${one.n}` as 'nth.1'), fiscalYear: String(one.fiscalYear) })
  if (!year && cluster.years.length === 0) {
    const hidden = cluster.people === null
    return (
      <Section title={t('col.progress')}>
        <Empty
          title={t(hidden ? 'progress.hidden' : 'progress.none')}
          text={t(hidden ? 'progress.hiddenText' : 'progress.noneText')}
        />
      </Section>
    )
  }
  return (
    <>
      {year && (
        <Section
          title={t('progress.title', { year: nameOf(year) })}
          mark={
            <Marks
              marks={[
                ...(year.takenOver ? [{ mark: 'takenOver' as const, source: '' }] : []),
                ...(year.example ? [{ mark: 'example' as const, source: '' }] : []),
              ]}
            />
          }
          end={
            year.frozen ? (
              <Btn tone="quiet" small onClick={onWhy}>
                {t('progress.why')}
              </Btn>
            ) : (
              <Link href={keepingDay(paths.year(year.recordId), query)}>{t('cluster.openPlan')}</Link>
            )
          }
        >
          {year.frozen ? (
            <>
              <InkBar size="tall" {...inkOf(year)} />
              <div className="ink-under">
                <InkKey values={inkOf(year)} />
              </div>
            </>
          ) : (
            <p className="muted">{t('progress.notFrozen')}</p>
          )}
        </Section>
      )}
      {cluster.years.length > 1 && <Years cluster={cluster.id} years={cluster.years} nameOf={nameOf} />}
    </>
  )
}

function Years({
  cluster,
  years,
  nameOf,
}: {
  cluster: string
  years: readonly YearFigures[]
  nameOf(year: YearFigures): string
}) {
  const t = useWords<typeof fa>('clusters')
  const { dir } = useLooks()
  const { query } = useAddress()
  const columns: Column<YearFigures>[] = [
    {
      key: 'year',
      head: t('col.year'),
      fold: 'title',
      cell: (year) => (
        <span dir={dir}>
          {nameOf(year)} {year.closed && <Tag tone="off">{t('progress.closed')}</Tag>}
        </span>
      ),
    },
    {
      key: 'bar',
      head: t('col.progress'),
      width: '34%',
      fold: 'wide',
      cell: (year) => (year.frozen ? <InkBar size="thin" {...inkOf(year)} /> : <span className="dim">—</span>),
    },
    {
      key: 'approved',
      head: t('col.approved'),
      num: true,
      labelled: true,
      fold: 'line',
      cell: (year) => <YearFigure yearId={year.recordId} value={year.approved} example={year.example} />,
    },
    { key: 'gap', head: t('col.gap'), fold: 'end', cell: (year) => <Gap {...year} /> },
  ]
  return (
    <Section title={t('progress.years')} end={<ExcelButton list="planyears" query={{ cluster }} />}>
      <DataTable
        name={t('progress.years')}
        columns={columns}
        rows={years}
        rowKey={(year) => year.recordId}
        hrefOf={(year) => keepingDay(paths.year(year.recordId), query)}
      />
    </Section>
  )
}
