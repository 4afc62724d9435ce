import { type Column, DataTable, Link, Section } from '../../../../ui/index.ts'
import { useValues } from '../../../commitments/screens/index.ts'
import type { PlanYearView } from '../../plans.schema.ts'
import { draftHref, yearHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'
import type { ActivityRow } from '../year.rules.ts'
import { useCauses } from './causes.ts'

/** Of a closed year what the council is told: what each action brought, how it ended, and the next year's plan. */
export function ResultsSection({
  view,
  rows,
  onOpen,
}: {
  view: PlanYearView
  rows: readonly ActivityRow[]
  onOpen(itemId: string): void
}) {
  const { t, codeText, yearName, f } = usePlanWords()
  const { percent } = useValues()
  const { causeName } = useCauses()
  const next = view.years.find((year) => year.n > view.year.n)
  const wayOf = (row: ActivityRow) => {
    const { closing } = row.item
    const carried = view.carriedOut.find((one) => one.itemId === row.item.itemId)
    if (carried)
      return (
        <Link href={draftOrYear(view, carried.other.planYearId)}>
          {t('results.carriedBecause', {
            code: codeText(carried.other.code),
            year: yearName(carried.other.n),
            cause: causeName(carried.cause),
          })}
        </Link>
      )
    if (closing) return t('results.leftBecause', { cause: causeName(closing.cause) })
    return row.item.lines.approved === '100' ? t('turn.sideDone') : t('turn.later')
  }
  const columns: Column<ActivityRow>[] = [
    {
      key: 'title',
      head: t('results.activity'),
      fold: 'title',
      cell: (row) => (
        <>
          {row.item.title}
          <span className="sub">{row.result ?? t('results.none')}</span>
        </>
      ),
    },
    {
      key: 'percent',
      head: t('column.approved'),
      num: true,
      fold: 'end',
      cell: (row) => <b className="strong">{percent(row.item.lines.approved)}</b>,
    },
    { key: 'end', head: t('results.end'), width: '15rem', fold: 'line', cell: wayOf },
  ]
  return (
    <Section title={t('results.title')}>
      <DataTable
        name={t('results.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.item.itemId}
        onOpen={(row) => onOpen(row.item.itemId)}
      />
      <p className="results-next">
        {next ? (
          <>
            {view.carriedOut.length > 0 &&
              t('results.nextLine', { year: yearName(next.n), count: view.carriedOut.length })}{' '}
            <Link href={draftOrYear(view, next.id)}>
              {t('results.next', { year: `${yearName(next.n)} (${f.digits(String(next.fiscalYear))})` })}
            </Link>
          </>
        ) : (
          t('results.noNext')
        )}
      </p>
    </Section>
  )
}

const draftOrYear = (view: PlanYearView, planYearId: string) =>
  view.years.find((year) => year.id === planYearId)?.frozen ? yearHref(planYearId) : draftHref(planYearId)
