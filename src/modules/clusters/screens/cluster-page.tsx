import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  DayLine,
  Hashieh,
  Matn,
  Menu,
  PageHead,
  PdfButton,
  Section,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import './clusters.css'
import { MovedOf, ReceiptsPanel, useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PathStep, PersonOfCluster } from '../clusters.schema.ts'
import { ClusterMargin } from './cluster-margin.tsx'
import { ClusterPath } from './cluster-path.tsx'
import { ClusterProgress } from './cluster-progress.tsx'
import { ClusterTimeline } from './cluster-timeline.tsx'
import { useGapWords, YearFigure } from './figures.tsx'
import { ResumeDialog } from './gates/decide-dialogs.tsx'
import { DelegationSection } from './gates/delegation-section.tsx'
import { GateSection } from './gates/gate-section.tsx'
import { keepingDay, paths } from './paths.ts'
import { AssignDialog, DelegateDialog, EndDialog } from './people-dialogs.tsx'
import { usePermitted } from './permitted.ts'
import { receiptsOn } from './province-moved.tsx'
import { clusterQuery, gateQuery } from './queries.ts'
import { TakeOverDialog, WithdrawStageDialog } from './stage-dialogs.tsx'
import { useWhyNot } from './why-not.ts'

/** What is open over the page. */
type Open =
  | { what: 'takeOver' | 'assign' | 'delegate' | 'resume' | 'report' }
  | { what: 'end'; person: PersonOfCluster }
  | { what: 'withdraw'; step: PathStep }

/** A cluster: where it stands, how far this year's plan has come, who works for it, what happened. */
export function ClusterPage({ id }: { id: string }) {
  const { asOf, knownAt } = useAsOf()
  const query = useQuery(clusterQuery(id, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }))
  return <Answer of={query}>{(cluster) => <Cluster cluster={cluster} />}</Answer>
}

function Cluster({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const { asOf } = useAsOf()
  const whyNot = useWhyNot()
  const permitted = usePermitted()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  // a row of the desk and a line of the gate lead to their deed
  const act = query.get('act')
  useEffect(() => {
    if (act === 'assign') setOpen({ what: 'assign' })
    if (act === 'delegationReport') setOpen({ what: 'report' })
    if (act) change({ act: null, subject: null })
  }, [act, change])
  const mayStop = cluster.may.openGate === true
  const stopped = cluster.stage?.code === 'stopped'
  const stopping = query.get('gate') === 'stopped' && !stopped && mayStop
  // of a stop and of its end the gate is asked for when somebody is about to decide it
  const stopGate = useQuery({
    ...gateQuery(cluster.id, 'stopped'),
    enabled: stopping || (open?.what === 'resume' && mayStop),
  })
  const link = (href: string) => keepingDay(href, query)
  const item = (what: 'assign' | 'delegate', permission: string) => {
    const why = whyNot(cluster.may[permission])
    return {
      label: t(`do.${what}`),
      onChoose: () => setOpen({ what }),
      disabled: Boolean(why),
      ...(why ? { note: why } : {}),
    }
  }
  const inReach = cluster.people !== null
  const stopItem = mayStop
    ? [
        stopped
          ? { label: t('do.resume'), onChoose: () => setOpen({ what: 'resume' }), apart: true }
          : { label: t('do.stop'), onChoose: () => change({ gate: 'stopped' }), apart: true },
      ]
    : []
  const current = cluster.years.find((one) => one.recordId === cluster.currentYearId)
  const moved = query.get('moved') === '1' && asOf !== undefined && current?.frozen ? current : null
  const proved = query.get('why') && current?.frozen ? current : null
  return (
    <>
      <PageHead
        crumbs={[
          { href: link(paths.province(cluster.province.code)), label: cluster.province[locale] },
          { href: link(paths.register({ province: cluster.province.code })), label: t('register.title') },
        ]}
        title={cluster.title}
        lead={<Lead cluster={cluster} onWhy={() => change({ why: 'approved' })} />}
        acts={
          <>
            <PdfButton
              print="cluster"
              query={{ id: cluster.id, asOf: query.get('asOf'), knownAt: query.get('knownAt') }}
            />
            {inReach && (
              <>
                <Menu items={[item('assign', 'assign'), item('delegate', 'delegate'), ...stopItem]}>
                  <Btn icon="down">{t('cluster.acts')}</Btn>
                </Menu>
                {cluster.withinReach && (
                  <BtnLink tone="go" href={link(paths.plan(cluster.id))}>
                    {t('cluster.openPlan')}
                  </BtnLink>
                )}
              </>
            )}
          </>
        }
        tabs={[
          { href: link(paths.cluster(cluster.id)), label: t('cluster.tabView'), current: true },
          ...(cluster.withinReach ? [{ href: link(paths.plan(cluster.id)), label: t('cluster.tabPlan') }] : []),
          ...(cluster.withinReach
            ? [{ href: link(paths.diagnosis(cluster.id)), label: t('cluster.tabDiagnosis') }]
            : []),
          ...(inReach ? [{ href: link(paths.indicators(cluster.id)), label: t('cluster.tabIndicators') }] : []),
          ...(inReach && permitted('agency.see')
            ? [{ href: link(paths.agency(cluster.id)), label: t('cluster.tabAgency') }]
            : []),
          ...(cluster.council ? [{ href: link(paths.body(cluster.council.id)), label: t('cluster.tabCouncil') }] : []),
        ]}
      />
      <DayLine
        {...(current?.frozen ? { onWhy: () => change({ moved: moved ? null : '1' }), isWhyOpen: moved !== null } : {})}
      />
      <Cols open={proved !== null}>
        <Matn>
          {moved && (
            <Section title={t('moved.title')}>
              <MovedOf recordId={moved.recordId} hrefOf={receiptsOn(moved.recordId)} />
            </Section>
          )}
          <ClusterPath
            cluster={cluster}
            whyNot={whyNot(cluster.may.takeOverStage)}
            onTakeOver={() => setOpen({ what: 'takeOver' })}
            onWithdraw={(step) => setOpen({ what: 'withdraw', step })}
          />
          {stopping && <Answer of={stopGate}>{(gate) => <GateSection cluster={cluster} gate={gate} />}</Answer>}
          {cluster.delegation && (
            <DelegationSection
              cluster={cluster}
              delegation={cluster.delegation}
              opened={open?.what === 'report'}
              onOpen={(on) => setOpen(on ? { what: 'report' } : null)}
            />
          )}
          {current && <ClusterProgress cluster={cluster} onWhy={() => change({ why: 'approved' })} />}
          {!stopping && cluster.next && <GateSection cluster={cluster} gate={cluster.next} />}
          {!current && <ClusterProgress cluster={cluster} onWhy={() => change({ why: 'approved' })} />}
          <ClusterTimeline cluster={cluster} />
        </Matn>
        <Hashieh>
          {proved && (
            <ReceiptsPanel
              recordId={proved.recordId}
              leafId={query.get('item')}
              onLeaf={(item) => change({ item })}
              onClose={() => change({ why: null, item: null })}
            />
          )}
          <ClusterMargin
            cluster={cluster}
            onAssign={() => setOpen({ what: 'assign' })}
            onEnd={(person) => setOpen({ what: 'end', person })}
          />
        </Hashieh>
      </Cols>
      {open?.what === 'takeOver' && <TakeOverDialog cluster={cluster} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawStageDialog cluster={cluster} step={open.step} onClose={close} />}
      {open?.what === 'resume' && stopGate.data && (
        <ResumeDialog cluster={cluster} gate={stopGate.data} onClose={close} />
      )}
      {open?.what === 'assign' && <AssignDialog cluster={cluster} onClose={close} />}
      {open?.what === 'delegate' && <DelegateDialog cluster={cluster} onClose={close} />}
      {open?.what === 'end' && <EndDialog cluster={cluster} person={open.person} onClose={close} />}
    </>
  )
}

/** The state sentence: what a manager could read out. */
function Lead({ cluster, onWhy }: { cluster: ClusterView; onWhy(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { percent } = useValues()
  const { locale } = useLooks()
  const gap = useGapWords()
  const stage = cluster.stage?.[locale] ?? t('noStage')
  const year = cluster.years.find((one) => one.recordId === cluster.currentYearId)
  const delegated = cluster.custodian && t.rich('cluster.leadDelegated', { custodian: cluster.custodian.name })
  if (cluster.stage?.code === 'stopped')
    return (
      <>
        {t.rich('cluster.leadStopped')} {delegated}
      </>
    )
  if (year?.approved != null && year.planned != null)
    return (
      <>
        {t.rich('cluster.lead', {
          stage,
          approved: <YearFigure yearId={year.recordId} value={year.approved} onOpen={onWhy} />,
          planned: <b>{percent(year.planned)}</b>,
          gap: gap(year),
        })}{' '}
        {delegated}
      </>
    )
  const rest = cluster.people === null ? 'cluster.leadHidden' : year ? 'cluster.leadNotFrozen' : 'cluster.leadNoPlan'
  return t.rich(cluster.stage ? 'cluster.leadNoFigures' : 'cluster.leadNoStage', { stage, rest: delegated || t(rest) })
}
