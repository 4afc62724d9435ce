import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  type Column,
  DataTable,
  Empty,
  ExcelButton,
  Link,
  Matn,
  PageHead,
  Section,
  Select,
  Tag,
} from '../../../ui/index.ts'
import { shortDecimal } from '../../commitments/screens/index.ts'
import type { VersionLine, VersionsView } from '../versions/versions.schema.ts'
import { planHref, yearHref } from './addresses.ts'
import { VersionChanges } from './version-changes.tsx'
import { usePlanWords } from './words.ts'
import './plans.css'

/** The versions of a plan year: when each was frozen, by which resolution and why, and what changed between two of them. */
export function VersionsPage({ id }: { id: string }) {
  const { query } = useAddress()
  const asked = { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined }
  const found = useQuery({
    queryKey: ['plans', 'versions', id, asked],
    queryFn: ({ signal }) => api.get<VersionsView>(`/api/plan-years/${id}/versions`, asked, signal),
  })
  return <Answer of={found}>{(view) => <Versions view={view} />}</Answer>
}

function Versions({ view }: { view: VersionsView }) {
  const { t, f, yearName, counted } = usePlanWords()
  const { change } = useAddress()
  const { versions, changes } = view
  const draft = versions.find((one) => one.frozenAt === null)
  const frozen = versions.length - (draft ? 1 : 0)
  const nameOf = (n: number) => t(draft?.n === n ? 'versions.draft' : 'versions.version', { n })
  const options = versions.map((one) => ({ value: String(one.n), label: nameOf(one.n) }))
  return (
    <>
      <PageHead
        crumbs={[
          { href: `/clusters/${view.cluster.id}`, label: view.cluster.title },
          { href: planHref(view.cluster.id, 'strategies'), label: t('title') },
          { href: yearHref(view.planYearId), label: yearName(view.year.n) },
        ]}
        title={t('versions.title', { year: `${yearName(view.year.n)} (${f.digits(String(view.year.fiscalYear))})` })}
        lead={t(draft ? 'versions.leadDraft' : 'versions.lead', { count: counted(frozen), n: draft?.n ?? 0 })}
        acts={
          <Btn icon="print" onClick={() => print()}>
            {t('act.print')}
          </Btn>
        }
      />
      <Cols wide>
        <Matn>
          <Section title={t('versions.list')}>
            <DataTable
              name={t('versions.list')}
              columns={useColumns(nameOf)}
              rows={[...versions].reverse()}
              rowKey={(one) => one.id}
            />
          </Section>
          {changes ? (
            <Section
              title={t('versions.changes', { from: nameOf(changes.from), to: nameOf(changes.to) })}
              end={
                <ExcelButton
                  list="versionchanges"
                  query={{ year: view.planYearId, from: String(changes.from), to: String(changes.to) }}
                />
              }
            >
              {versions.length > 2 && (
                <div className="versions-pick no-print">
                  <Select
                    label={t('versions.from')}
                    options={options.filter((one) => one.value !== String(changes.to))}
                    value={String(changes.from)}
                    onChange={(from) => change({ from, to: String(changes.to) })}
                  />
                  <Select
                    label={t('versions.to')}
                    options={options.filter((one) => one.value !== String(changes.from))}
                    value={String(changes.to)}
                    onChange={(to) => change({ from: String(changes.from), to })}
                  />
                </div>
              )}
              <VersionChanges changes={changes} reason={versions.find((one) => one.n === changes.to)?.reason ?? null} />
            </Section>
          ) : (
            <Empty title={t('versions.one')} text={t('versions.oneText')} />
          )}
        </Matn>
      </Cols>
    </>
  )
}

function useColumns(nameOf: (n: number) => string): Column<VersionLine>[] {
  const { t, f } = usePlanWords()
  return [
    {
      key: 'version',
      head: t('versions.column.version'),
      fold: 'title',
      cell: (one) => (
        <>
          {nameOf(one.n)} {one.inForce && <Tag tone="go">{t('versions.inForce')}</Tag>}
        </>
      ),
    },
    {
      key: 'frozen',
      head: t('versions.column.frozen'),
      fold: 'line',
      cell: (one) =>
        one.frozenAt ? (
          <>
            {f.date(one.frozenAt, 'dayYear')}
            {one.frozenBy && <span className="sub">{one.frozenBy}</span>}
          </>
        ) : (
          <span className="dim">{t('versions.notFrozen')}</span>
        ),
    },
    {
      key: 'decision',
      head: t('versions.column.decision'),
      fold: 'line',
      labelled: true,
      cell: (one) =>
        one.decision ? (
          <Link href={`/resolutions/${one.decision.id}`} title={one.decision.name}>
            {t('versions.decided')}
          </Link>
        ) : (
          <span className="dim">{one.frozenAt ? t('versions.noDecision') : '—'}</span>
        ),
    },
    {
      key: 'reason',
      head: t('versions.column.reason'),
      fold: 'line',
      cell: (one) => one.reason ?? <span className="dim">{one.n === 1 ? t('versions.first') : '—'}</span>,
    },
    {
      key: 'activities',
      head: t('versions.column.activities'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (one) => f.number(one.activities),
    },
    {
      key: 'weight',
      head: t('versions.column.weight'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (one) => f.number(shortDecimal(one.weight, 6)),
    },
  ]
}
