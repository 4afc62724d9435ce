import { useEffect, useState } from 'react'
import { useAddress, useAsOf, useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  type Column,
  DataTable,
  Empty,
  ExcelButton,
  FormDialog,
  InkBar,
  Matn,
  PageHead,
  Section,
  TextArea,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import { shortDecimal, useValues } from '../../commitments/screens/index.ts'
import type { PlanOfCluster, PlanView, YearView } from '../plans.schema.ts'
import { draftHref, yearHref } from './addresses.ts'
import { ChainSection } from './chain-section.tsx'
import { usePlanOfCluster } from './data.ts'
import { OpenYearDialog } from './open-year-dialog.tsx'
import { StrategiesEdit } from './strategies-edit.tsx'
import { YearsLine } from './turn/years-line.tsx'
import { usePlanWords } from './words.ts'
import { currentYear } from './year.rules.ts'
import './plans.css'

type Cluster = PlanOfCluster['cluster']

/** The action plan of a cluster: goes on to the current year, or shows vision, strategies and years (`?view=strategies`), or opens one. */
export function PlanOfClusterPage({ id: clusterId }: { id: string }) {
  const plan = usePlanOfCluster(clusterId)
  const { query } = useAddress()
  return (
    <Answer of={plan}>
      {({ plan: found, ...place }) =>
        found === null ? (
          <NoPlan {...place} />
        ) : found.years.length > 0 && query.get('view') !== 'strategies' ? (
          <GoToYear years={found.years} />
        ) : (
          <PlanWhole key={found.version} plan={found} cluster={place.cluster} />
        )
      }
    </Answer>
  )
}

function GoToYear({ years }: { years: readonly YearView[] }) {
  const { today } = useLooks()
  const { asOf } = useAsOf()
  const go = useGo()
  const year = currentYear(years, asOf ?? today)
  const href = year && `${year.frozen ? yearHref(year.id) : draftHref(year.id)}${location.search}`
  useEffect(() => {
    if (href) void go(href)
  }, [href, go])
  return null
}

const clusterCrumb = (cluster: Cluster) => ({ href: `/clusters/${cluster.id}`, label: cluster.title })

function NoPlan({ cluster, mayOpen }: Omit<PlanOfCluster, 'plan'>) {
  const { t } = usePlanWords()
  const { isPast } = useAsOf()
  const [opening, setOpening] = useState(false)
  return (
    <>
      <PageHead crumbs={[clusterCrumb(cluster)]} title={t('title')} />
      <Cols wide>
        <Matn>
          <Empty
            title={t('plan.none')}
            text={t(mayOpen === true ? 'plan.noneText' : 'plan.noneWho')}
            acts={
              !isPast &&
              mayOpen === true && (
                <Btn tone="go" onClick={() => setOpening(true)}>
                  {t('plan.open')}
                </Btn>
              )
            }
          />
        </Matn>
      </Cols>
      {opening && <OpenPlanDialog clusterId={cluster.id} onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenPlanDialog({ clusterId, onClose }: { clusterId: string; onClose(): void }) {
  const { t } = usePlanWords()
  const [vision, setVision] = useState('')
  const sending = useSend({ fields: ['vision'], done: t('plan.opened'), renew: 'all' })
  const open = () =>
    sending.send(() => api.post('/api/plans', { clusterId, ...(vision.trim() ? { vision: vision.trim() } : {}) }))
  return (
    <FormDialog title={t('plan.open')} verb={t('plan.open')} sending={sending} onSend={open} onClose={onClose}>
      <TextArea
        label={t('plan.vision')}
        optional
        hint={t('plan.visionHint')}
        value={vision}
        onChange={setVision}
        error={sending.field('vision')}
      />
    </FormDialog>
  )
}

function PlanWhole({ plan, cluster }: { plan: PlanView; cluster: Cluster }) {
  const { t, f, yearName } = usePlanWords()
  const { percent, weight } = useValues()
  const { isPast } = useAsOf()
  const [editing, setEditing] = useState(false)
  const [opening, setOpening] = useState(false)
  const state = (year: YearView) =>
    [
      t(year.closed ? 'plan.closedYear' : year.frozen ? 'plan.frozen' : 'plan.inDraft'),
      year.takenOver && t('plan.takenOverYear'),
    ]
      .filter(Boolean)
      .join(f.locale === 'fa' ? '، ' : ', ')
  const columns: Column<YearView>[] = [
    {
      key: 'n',
      head: t('plan.years'),
      fold: 'title',
      cell: (year) => `${yearName(year.n)} (${f.digits(String(year.fiscalYear))})`,
    },
    { key: 'state', head: t('plan.stateColumn'), fold: 'line', cell: state },
    {
      key: 'weight',
      head: t('plan.weightColumn'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (year) => (year.yearWeight ? weight(year.yearWeight) : '—'),
    },
    {
      key: 'ink',
      head: t('column.progress'),
      width: '12.5rem',
      fold: 'wide',
      cell: (year) => (
        <InkBar
          approved={year.approved && shortDecimal(year.approved)}
          planned={year.planned && shortDecimal(year.planned)}
          size="thin"
        />
      ),
    },
    {
      key: 'approved',
      head: t('column.approved'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (year) => <b className="strong">{percent(year.approved)}</b>,
    },
    {
      key: 'planned',
      head: t('column.planned'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (year) => <span className="dim">{percent(year.planned)}</span>,
    },
  ]
  return (
    <>
      <PageHead
        crumbs={[clusterCrumb(cluster)]}
        title={t('title')}
        lead={
          plan.years.length === 0
            ? t('plan.leadNew')
            : t('plan.lead', { years: plan.years.length, strategies: plan.strategies.length })
        }
        acts={
          !isPast &&
          plan.may.draft === true &&
          !editing && (
            <>
              <Btn onClick={() => setEditing(true)}>{t('plan.edit')}</Btn>
              <Btn tone={plan.years.length === 0 ? 'go' : 'plain'} onClick={() => setOpening(true)}>
                {t('plan.openYear', { n: (plan.years.at(-1)?.n ?? 0) + 1 })}
              </Btn>
            </>
          )
        }
        tabs={[
          ...plan.years.map((year) => ({
            href: year.frozen ? yearHref(year.id) : draftHref(year.id),
            label: year.frozen ? yearName(year.n) : t('tab.draftYear', { year: yearName(year.n) }),
            count: year.approved === null ? undefined : percent(year.approved),
          })),
          { href: '#', label: t('tab.strategies'), current: true },
        ]}
      />
      <Cols wide>
        <Matn>
          {editing ? (
            <StrategiesEdit plan={plan} onDone={() => setEditing(false)} />
          ) : (
            <>
              <Section title={t('plan.vision')}>
                <p className={plan.vision ? 'vision' : 'muted'} dir="auto">
                  {plan.vision || t('plan.noVision')}
                </p>
              </Section>
              <Section title={t('plan.strategies')}>
                {plan.strategies.length === 0 ? (
                  <p className="muted">{t('plan.noStrategies')}</p>
                ) : (
                  <ol className="strategies-list">
                    {plan.strategies.map((strategy, place) => (
                      <li key={strategy.id}>
                        <span className="dim">{f.number(place + 1)}.</span> {strategy.title}
                      </li>
                    ))}
                  </ol>
                )}
              </Section>
            </>
          )}
          {plan.years.length > 0 && <YearsLine plan={plan} isPast={isPast} />}
          {!editing && <ChainSection planId={plan.id} clusterId={plan.clusterId} />}
          {plan.years.length > 0 && (
            <Section title={t('plan.years')} end={<ExcelButton list="planyears" query={{ cluster: plan.clusterId }} />}>
              <DataTable
                name={t('plan.years')}
                columns={columns}
                rows={plan.years}
                rowKey={(year) => year.id}
                hrefOf={(year) => (year.frozen ? yearHref(year.id) : draftHref(year.id))}
              />
            </Section>
          )}
        </Matn>
      </Cols>
      {opening && <OpenYearDialog plan={plan} onClose={() => setOpening(false)} />}
    </>
  )
}
