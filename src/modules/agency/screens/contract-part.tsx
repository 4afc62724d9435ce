import type { ReactNode } from 'react'
import { type Column, DataTable, Link, Section, Tag } from '../../../ui/index.ts'
import type { ContractView, PhaseView } from '../agency.schema.ts'
import { useAgencyWords } from './data.ts'
import { HandoverRecord } from './handover-list.tsx'
import { Example } from './marks.tsx'

/** A contract: its facts, its money where the reader sees it, its phases with what approved and paid them. */
export function ContractPart({ contract, children }: { contract: ContractView; children?: ReactNode }) {
  const { t, f } = useAgencyWords()
  const { money } = contract
  return (
    <Section
      title={t(`contract.${contract.what}`)}
      note={t('contract.number', { number: contract.number })}
      mark={<Example of={contract.marks} />}
    >
      <div id={contract.id} className="agency-facts">
        {money && (
          <dl className="agency-money">
            {(['amount', 'approved', 'paid', 'payable'] as const).map((name) => (
              <div key={name} className={name === 'payable' && money.payable !== '0' ? 'on' : undefined}>
                <dt>{t(`contract.${name}`)}</dt>
                <dd>{f.amount(money[name])}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="small dim">
          {contract.party.name}، {t('contract.termFromTo', days(contract, f))}
          {contract.takenOver && ` — ${t('contract.takenOver')}`}
          {!money && ` — ${t('contract.hidden')}`}
        </p>
        {contract.decision && (
          <p className="small">
            {t('contract.decision')} <Link href={`/resolutions/${contract.decision.id}`}>{contract.decision.name}</Link>
          </p>
        )}
        {money && <Guarantee contract={contract} />}
      </div>
      <Phases contract={contract} />
      {children}
    </Section>
  )
}

const days = (contract: Pick<ContractView, 'from' | 'until'>, f: ReturnType<typeof useAgencyWords>['f']) => ({
  from: f.date(contract.from, 'dayYear'),
  until: f.date(contract.until, 'dayYear'),
})

function Guarantee({ contract }: { contract: ContractView }) {
  const { t, f, today } = useAgencyWords()
  const guarantee = contract.money?.guarantee
  if (!guarantee)
    return (
      <p className="small dim">
        {t('contract.guarantee')}: {t('contract.noGuarantee')}
      </p>
    )
  const { number, amount, until } = guarantee
  const kind = t(`guarantee.${guarantee.kind as 'bank'}`)
  const gone = until !== null && until < today
  return (
    <p className="small dim">
      {t('contract.guaranteeOf', { kind, number, amount: f.amount(amount) })}
      {until && '، '}
      {until && (
        <span className={gone ? 'late-t' : undefined}>
          {t(gone ? 'contract.guaranteeEnded' : 'contract.guaranteeUntil', { day: f.date(until, 'dayYear') })}
        </span>
      )}
    </p>
  )
}

/** Phases with weight, what approved them, and what was paid of each. */
function Phases({ contract }: { contract: ContractView }) {
  const { t, f, locale } = useAgencyWords()
  const columns: Column<PhaseView>[] = [
    { key: 'name', head: t('phase.name'), cell: (row) => <b className="strong">{row[locale]}</b>, fold: 'title' },
    {
      key: 'weight',
      head: t('phase.weight'),
      cell: (row) => f.percent(row.weight),
      num: true,
      fold: 'end',
      width: '5rem',
    },
    { key: 'approval', head: t('phase.approval'), cell: (row) => <Approval of={row} />, fold: 'line' },
    ...(contract.money
      ? [
          {
            key: 'paid',
            head: t('phase.paid'),
            cell: (row: PhaseView) => <Paid of={row} />,
            fold: 'line' as const,
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable name={t('phase.title')} columns={columns} rows={contract.phases} rowKey={(row) => row.stage} />
      {contract.money && <p className="agency-how">{t('phase.how')}</p>}
    </>
  )
}

function Approval({ of: { approvedBy } }: { of: PhaseView }) {
  const { t, f, locale } = useAgencyWords()
  if (!approvedBy) return <span className="dim">{t('phase.open')}</span>
  if (approvedBy.kind === 'year')
    return (
      <Link href={`/plan-years/${approvedBy.recordId}`}>
        {t('phase.byYear', { year: approvedBy.year, day: f.date(approvedBy.closedOn, 'dayYear') })}
      </Link>
    )
  const { since, takenOver, decision } = approvedBy
  const said = since
    ? t('phase.byGateSince', { stage: approvedBy[locale], day: f.date(since, 'dayYear') })
    : t('phase.byGate', { stage: approvedBy[locale] })
  return (
    <>
      {decision ? <Link href={`/resolutions/${decision.id}`}>{said}</Link> : said}{' '}
      {takenOver && <Tag tone="info">{t('phase.byTakenOver')}</Tag>}
    </>
  )
}

function Paid({ of: phase }: { of: PhaseView }) {
  const { t, f } = useAgencyWords()
  if (phase.paidBefore)
    return (
      <>
        <Tag tone="ok">{t('phase.paidAll')}</Tag> <span className="dim small">{t('phase.paidBefore')}</span>
      </>
    )
  if (Number(phase.paid) >= Number(phase.weight)) return <Tag tone="ok">{t('phase.paidAll')}</Tag>
  const parts = [
    ...(Number(phase.paid) > 0
      ? [t('phase.paidPart', { part: f.percent(phase.paid), weight: f.percent(phase.weight) })]
      : []),
    ...(Number(phase.asked) > 0 ? [t('phase.asked', { part: f.percent(phase.asked) })] : []),
  ]
  return parts.length > 0 ? parts.join('، ') : <span className="dim no-value">{t('phase.nothing')}</span>
}

/** Contracts that ended, each with the list of what was handed over. */
export function FormerContracts({ contracts }: { contracts: readonly ContractView[] }) {
  const { t, f } = useAgencyWords()
  if (contracts.length === 0) return null
  return (
    <Section title={t('contract.former')}>
      {contracts.map((contract) => (
        <article key={contract.id} id={contract.id} className="agency-former">
          <h3>
            {contract.party.name}{' '}
            <span className="dim small">
              {t(`contract.${contract.what}`)} {t('contract.number', { number: contract.number })}
            </span>
          </h3>
          <p className="small">
            {t(`contract.ended.${contract.endCause ?? 'ended'}`, { day: f.date(contract.endedOn!, 'dayYear') })}
            {contract.money && ` — ${t('contract.paid')}: ${f.amount(contract.money.paid)}`}
          </p>
          {contract.handover && <HandoverRecord of={contract.handover} />}
        </article>
      ))}
    </Section>
  )
}
