import { type ReactNode, useState } from 'react'
import { Answer, Btn, type Column, DataTable, ExcelButton, Section, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { MoneyView } from '../money/money.schema.ts'
import { shortDecimal } from './figures.rules.ts'
import { useMoney, useSourceNames } from './money.data.ts'
import { SpendDialog } from './spending-dialogs.tsx'
import { SpendingList } from './spending-list.tsx'
import { useValues } from './values.ts'
import { useWhy } from './why.ts'
import './commitments.css'

interface MoneySectionProps {
  recordId: string
  /** Activities that can be spent on now, with the source that promised most for each. */
  items: readonly { itemId: string; title: string; source: string | null }[]
  mark?: ReactNode
}

/** What was promised by whom, what was really spent with its papers, and cost against work where there is real spending. */
export function MoneySection(props: MoneySectionProps) {
  const money = useMoney(props.recordId)
  return <Answer of={money}>{(view) => <Money {...props} view={view} />}</Answer>
}

function Money({ view, items, mark }: MoneySectionProps & { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const whyOf = useWhy()
  const [spending, setSpending] = useState(false)
  const why = whyOf(view.may.spend)
  // whoever may never spend here is not offered the act; a passing reason is told on the button
  const offered = why === undefined || view.may.spend !== 'kernel.notYourRole'
  const empty = view.sources.length === 0 && view.spending.length === 0
  return (
    <Section
      title={t('money.title')}
      note={empty ? undefined : t('money.note', { date: f.date(view.asOf) })}
      mark={mark}
      end={
        <>
          {offered && (
            <Btn small icon="plus" why={why} onClick={() => setSpending(true)}>
              {t('spending.add')}
            </Btn>
          )}
          {view.spending.length > 0 && (
            <ExcelButton
              list="spending"
              query={{ record: view.recordId, ...(view.isPast ? { asOf: view.asOf, knownAt: view.knownAt } : {}) }}
            />
          )}
        </>
      }
    >
      {empty ? (
        <p className="muted">{t('money.none')}</p>
      ) : (
        <>
          <Lead view={view} />
          <CostIndex view={view} />
          <BySource view={view} />
          {view.spent !== null && <ByActivity view={view} />}
          <SpendingList view={view} />
        </>
      )}
      {spending && <SpendDialog items={items} onClose={() => setSpending(false)} />}
    </Section>
  )
}

function Lead({ view }: { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent } = useValues()
  const figure = (rial: string) => <b className="strong nowrap">{f.amount(rial, 'millionRial')}</b>
  const date = f.date(view.asOf)
  const said =
    Number(view.budget) === 0
      ? t.rich('money.leadNoBudget', { date, spent: figure(view.spent ?? '0') })
      : view.spent === null
        ? t.rich('money.leadUnspent', { date, budget: figure(view.budget) })
        : t.rich('money.lead', {
            date,
            budget: figure(view.budget),
            spent: figure(view.spent),
            share: percent(view.financial.value),
          })
  return <p className="money-lead">{said}</p>
}

/** Cost performance with what it rests on; without real spending, why there is none. */
function CostIndex({ view }: { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const whyOf = useWhy()
  const { cpi, spentOn } = view
  if (cpi.value === null) {
    const noBudget = view.spent !== null && Number(view.spent) > 0 && spentOn.count === 0
    return (
      <p className="money-lead muted">
        {t('money.cpiNone', {
          why: noBudget ? t('money.noBudgetSpent') : (whyOf(`commitments.${cpi.why ?? 'noSpending'}`) ?? ''),
        })}
      </p>
    )
  }
  const worse = Number(cpi.value) < 1
  return (
    <p className="money-lead">
      {t.rich('money.cpi', {
        cpi: <b className={worse ? 'strong late-t' : 'strong'}>{f.number(shortDecimal(cpi.value, 2), 2)}</b>,
        count: spentOn.count,
        cost: <span className="nowrap">{f.amount(spentOn.cost, 'millionRial')}</span>,
        earned: <span className="nowrap">{f.amount(shortDecimal(spentOn.earned, 0), 'millionRial')}</span>,
      })}{' '}
      {t('money.cpiOver', { worth: Math.round(Number(cpi.value) * 100) })}
    </p>
  )
}

const million = (rial: string | number) => Number(rial) / 1_000_000
const noun = (value: string | number) => shortDecimal(value, 1)

function BySource({ view }: { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const { sourceName } = useSourceNames()
  type Row = MoneyView['sources'][number]
  const number = (rial: string | number) =>
    Number(rial) === 0 ? <span className="dim">—</span> : f.number(noun(million(rial)))
  const spentOf = (row: Row) => Number(row.spentCash) + Number(row.spentInKind)
  const promisedOf = (row: Row) => Number(row.cash) + Number(row.inKind)
  const total = (of: (row: Row) => number) => view.sources.reduce((all, row) => all + of(row), 0)
  const columns: Column<Row>[] = [
    {
      key: 'source',
      head: t('money.source'),
      fold: 'title',
      cell: (row) =>
        row.source === null ? <span className="dim">{t('money.noSource')}</span> : sourceName(row.source),
    },
    { key: 'cash', head: t('money.cash'), num: true, fold: 'line', labelled: true, cell: (row) => number(row.cash) },
    {
      key: 'inKind',
      head: t('money.inKind'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (row) => number(row.inKind),
    },
    {
      key: 'nonMoney',
      head: t('money.nonMoney'),
      fold: 'line',
      labelled: true,
      cell: (row) =>
        row.nonMoney.length === 0 ? (
          <span className="dim">—</span>
        ) : (
          row.nonMoney
            .map((one) => `${f.number(shortDecimal(one.amount, 2))}\u00a0${one.unit}`)
            .join(f.locale === 'fa' ? '، ' : ', ')
        ),
    },
    {
      key: 'spent',
      head: t('money.spent'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => <b className="strong">{number(spentOf(row))}</b>,
    },
    {
      key: 'remaining',
      head: t('money.left'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => <Left promised={promisedOf(row)} spent={spentOf(row)} />,
    },
  ]
  return (
    <div className="money-part">
      <h3>{t('money.sources')}</h3>
      <DataTable
        name={t('money.sources')}
        columns={columns}
        rows={view.sources}
        rowKey={(row) => row.source ?? ''}
        sum={{
          source: t('money.sum'),
          cash: number(total((row) => Number(row.cash))),
          inKind: number(total((row) => Number(row.inKind))),
          spent: number(total(spentOf)),
          remaining: <Left promised={total(promisedOf)} spent={total(spentOf)} />,
        }}
      />
    </div>
  )
}

/** What is left of a promise; spending beyond it is told as such. */
function Left({ promised, spent }: { promised: number; spent: number }) {
  const { f } = useValues()
  const left = promised - spent
  return <span className={left < 0 ? 'late-t' : 'dim'}>{f.number(noun(million(left)))}</span>
}

/** Cost and work side by side, for the activities on which something was spent. */
function ByActivity({ view }: { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const whyOf = useWhy()
  type Row = MoneyView['items'][number]
  const columns: Column<Row>[] = [
    { key: 'title', head: t('money.activity'), fold: 'title', cell: (row) => row.title },
    {
      key: 'budget',
      head: t('money.budget'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (row) => f.number(noun(million(row.budget))),
    },
    {
      key: 'earned',
      head: t('money.earned'),
      num: true,
      fold: 'line',
      labelled: true,
      cell: (row) => f.number(noun(million(row.earned))),
    },
    {
      key: 'spent',
      head: t('money.spent'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) => f.number(noun(million(row.spent ?? '0'))),
    },
    {
      key: 'cpi',
      head: t('money.cpiColumn'),
      num: true,
      fold: 'end',
      labelled: true,
      cell: (row) =>
        row.cpi.value === null ? (
          <span className="dim" title={whyOf(`commitments.${row.cpi.why ?? 'noSpending'}`)}>
            —
          </span>
        ) : (
          <b className={Number(row.cpi.value) < 1 ? 'strong late-t' : 'strong'}>
            {f.number(shortDecimal(row.cpi.value, 2), 2)}
          </b>
        ),
    },
  ]
  return (
    <div className="money-part">
      <h3>{t('money.activities')}</h3>
      <DataTable
        name={t('money.activities')}
        columns={columns}
        rows={view.items.filter((row) => row.spent !== null)}
        rowKey={(row) => row.itemId}
      />
    </div>
  )
}
