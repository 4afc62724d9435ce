import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  Empty,
  ExcelButton,
  Hashieh,
  Matn,
  Menu,
  Note,
  PageHead,
  Section,
} from '../../../ui/index.ts'
import type { AgencyView, ContractView, StatementView } from '../agency.schema.ts'
import { SupervisorDialog, TakeOverDialog } from './contract-dialogs.tsx'
import { ContractPart, FormerContracts } from './contract-part.tsx'
import { addresses, agencyQuery, useAgencyWords } from './data.ts'
import { ExitDialog, ExpertDialog, ReplaceDialog } from './handover-dialogs.tsx'
import { StatementDialog, StepDialog } from './statement-dialogs.tsx'
import { type StatementStep, Statements } from './statements-part.tsx'
import { BidDialog, DecideDialog, EngageDialog, FailDialog, OpenTenderDialog, ScoreDialog } from './tender-dialogs.tsx'
import { type TenderDeed, TenderPart } from './tender-part.tsx'
import { ExcuseDialog, PlanVisitDialog } from './visit-page.tsx'
import { Visits } from './visits-part.tsx'
import './agency.css'

type Open =
  | TenderDeed
  | { what: 'takeOver' | 'supervisor' | 'replace' | 'exit' | 'expert' | 'plan' }
  | { what: 'excuse'; from: string; months: string }
  | { what: 'statement'; contract: ContractView }
  | { what: 'step'; statement: StatementView; step: StatementStep }

/** The agency of a cluster: contract and payments, visits, tender; `?at=` leads to one thing on it. */
export function AgencyPage({ id }: { id: string }) {
  const agency = useQuery(agencyQuery(id))
  return <Answer of={agency}>{(view) => <Agency view={view} />}</Answer>
}

function Agency({ view }: { view: AgencyView }) {
  const { t } = useAgencyWords()
  const { query } = useAddress()
  const at = query.get('at')
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    if (at) document.getElementById(at)?.scrollIntoView({ block: 'center' })
  }, [at])
  const standing = view.contracts.filter((contract) => contract.endedOn === null)
  const engaged = standing.some((contract) => contract.what === 'agent')
  // until somebody is engaged the tender is what matters here
  const tender = <TenderPart view={view} onDeed={setOpen} />
  const part = (what: ContractView['what']) =>
    standing
      .filter((contract) => contract.what === what)
      .map((contract) => (
        <ContractPart key={contract.id} contract={contract}>
          <Statements
            contract={contract}
            at={at}
            onNew={() => setOpen({ what: 'statement', contract })}
            onStep={(statement, step) => setOpen({ what: 'step', statement, step })}
          />
        </ContractPart>
      ))
  return (
    <>
      <PageHead
        crumbs={[{ href: `/clusters/${view.cluster.id}`, label: view.cluster.name }]}
        title={t('page.title')}
        lead={<Lead view={view} />}
        acts={<Acts view={view} standing={standing} onOpen={setOpen} />}
      />
      <Cols>
        <Matn>
          {!engaged && view.tenders.length > 0 && tender}
          {!engaged && view.tenders.length === 0 && (
            <Section title={t('contract.agent')}>
              <Empty title={t('contract.none')} text={t('contract.noneText')} />
            </Section>
          )}
          {part('agent')}
          <Visits
            view={view}
            onPlan={() => setOpen({ what: 'plan' })}
            onExcuse={(period, months) => setOpen({ what: 'excuse', from: period.from, months })}
          />
          {part('supervisor')}
          {(engaged || view.tenders.length === 0) && tender}
          <FormerContracts contracts={view.contracts.filter((contract) => contract.endedOn !== null)} />
        </Matn>
        <Hashieh>
          <Team view={view} />
          <Lists view={view} />
        </Hashieh>
      </Cols>
      {open && <Dialogs open={open} view={view} onClose={() => setOpen(null)} />}
    </>
  )
}

/** The state sentence: who works, how much is approved and paid, and what is missing. */
function Lead({ view }: { view: AgencyView }) {
  const { t, f } = useAgencyWords()
  const nameOf = (part: string) => view.team.find((one) => one.part === part)?.person.name
  const [agent, supervisor] = [nameOf('agent'), nameOf('supervisor')]
  const money = view.contracts.find((one) => one.what === 'agent' && one.endedOn === null)?.money
  const share = (value: string) => f.percent((Number(value) / Number(money!.amount)) * 100)
  const missing = view.periods.filter((period) => period.state === 'missing').length
  return (
    <>
      {agent
        ? t.rich(supervisor ? 'page.lead' : 'page.leadNoSupervisor', {
            agent: <b>{agent}</b>,
            supervisor: <b>{supervisor ?? ''}</b>,
          })
        : t('page.leadNoAgent')}{' '}
      {money && t('page.leadMoney', { approved: share(money.approved), paid: share(money.paid) })}{' '}
      {missing > 0 && <span className="late-t">{t('page.leadMissing', { count: missing })}</span>}
    </>
  )
}

/** What this reader mostly does here stands as a button; what the office does once in a while is in the list. */
function Acts({
  view,
  standing,
  onOpen,
}: {
  view: AgencyView
  standing: readonly ContractView[]
  onOpen(open: Open): void
}) {
  const { t } = useAgencyWords()
  const { may } = view
  const has = (what: ContractView['what']) => standing.some((contract) => contract.what === what)
  const own = standing.find((contract) => contract.money && contract.may.submit === true)
  const items = [
    ...(may.takeOverContract === true && (!has('agent') || !has('supervisor'))
      ? [{ label: t('do.takeOver'), onChoose: () => onOpen({ what: 'takeOver' }) }]
      : []),
    ...(may.engage === true && !has('supervisor')
      ? [{ label: t('do.supervisor'), onChoose: () => onOpen({ what: 'supervisor' }) }]
      : []),
    ...(may.handOver === true && has('agent')
      ? [
          { label: t('do.replace'), onChoose: () => onOpen({ what: 'replace' }) },
          { label: t('do.exit'), onChoose: () => onOpen({ what: 'exit' }) },
        ]
      : []),
    ...(may.handOver === true ? [{ label: t('do.expert'), onChoose: () => onOpen({ what: 'expert' }) }] : []),
  ]
  return (
    <>
      {items.length > 0 && (
        <Menu items={items}>
          <Btn icon="down">{t('page.acts')}</Btn>
        </Menu>
      )}
      {may.visit === true ? (
        <BtnLink tone="go" href={addresses.newVisit(view.cluster.id)}>
          {t('visit.new')}
        </BtnLink>
      ) : (
        own && (
          <Btn tone="go" onClick={() => onOpen({ what: 'statement', contract: own })}>
            {t('statement.new')}
          </Btn>
        )
      )}
    </>
  )
}

/** What stands on this page, as spreadsheets. */
function Lists({ view }: { view: AgencyView }) {
  const { t } = useAgencyWords()
  const query = { cluster: view.cluster.id }
  const lists = [
    ...(view.contracts.length > 0 ? (['contracts', 'statements'] as const) : []),
    ...(view.tenders.length > 0 ? (['tenders'] as const) : []),
  ]
  if (lists.length === 0) return null
  return (
    <Note title={t('lists.title')}>
      <ul className="list">
        {lists.map((list) => (
          <li key={list}>
            <ExcelButton list={list} query={query} label={t(`lists.${list}`)} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Team({ view }: { view: AgencyView }) {
  const { t, locale } = useAgencyWords()
  return (
    <>
      <Note title={t('people.title')}>
        {view.team.length === 0 ? (
          <p className="dim">{t('people.none')}</p>
        ) : (
          <dl className="kv">
            {view.team.map((one) => [
              <dt key={`${one.person.id} part`}>{t(`post.${one.part as 'agent'}`)}</dt>,
              <dd key={one.person.id}>{one.person.name}</dd>,
            ])}
          </dl>
        )}
      </Note>
      {view.may.handOver === true && view.contracts.some((contract) => contract.what === 'agent') && (
        <Note title={t('margin.signers')}>
          <ul className="list small">
            {view.signers.map((one) => (
              <li key={one.en}>{one[locale]}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

function Dialogs({ open, view, onClose }: { open: Open; view: AgencyView; onClose(): void }) {
  const shared = { view, onClose }
  switch (open.what) {
    case 'openTender':
      return <OpenTenderDialog {...shared} />
    case 'bid':
      return <BidDialog tender={open.tender} onClose={onClose} />
    case 'score':
      return <ScoreDialog bid={open.bid} onClose={onClose} />
    case 'decide':
      return <DecideDialog tender={open.tender} onClose={onClose} />
    case 'fail':
      return <FailDialog tender={open.tender} onClose={onClose} />
    case 'engage':
      return <EngageDialog tender={open.tender} {...shared} />
    case 'takeOver':
      return <TakeOverDialog {...shared} />
    case 'supervisor':
      return <SupervisorDialog {...shared} />
    case 'replace':
      return <ReplaceDialog {...shared} />
    case 'exit':
      return <ExitDialog {...shared} />
    case 'expert':
      return <ExpertDialog {...shared} />
    case 'plan':
      return <PlanVisitDialog clusterId={view.cluster.id} onClose={onClose} />
    case 'excuse':
      return <ExcuseDialog clusterId={view.cluster.id} from={open.from} months={open.months} onClose={onClose} />
    case 'statement':
      return <StatementDialog contract={open.contract} onClose={onClose} />
    case 'step':
      return <StepDialog statement={open.statement} step={open.step} onClose={onClose} />
  }
}
