import type { ReactNode } from 'react'
import { type Column, DataTable, Link } from '../../../ui/index.ts'
import type { Execution, RegisterLine } from '../following/register.schema.ts'
import { useMeetingWords } from './data.ts'
import { Deadline, ResolutionState, Responsible, useResolutionNumber } from './marks.tsx'

/** Resolutions of many bodies: what, of whom, by whom, until when, how far, where it stands. */
export function RegisterTable({
  rows,
  name,
  empty,
}: {
  rows: readonly RegisterLine[]
  name: string
  empty: ReactNode
}) {
  const { t, f, percent } = useMeetingWords()
  const numberOf = useResolutionNumber()
  const columns: Column<RegisterLine>[] = [
    {
      key: 'text',
      head: t('column.text'),
      fold: 'title',
      cell: (row) => row.text,
    },
    {
      key: 'body',
      head: t('register.body'),
      width: '8.5rem',
      fold: 'wide',
      cell: (row) => (
        <>
          {row.body.name}
          {f.locale === 'fa' ? '، ' : ', '}
          <span className="dim nowrap">{t('resolutionPage.name', { number: numberOf(row) })}</span>
        </>
      ),
    },
    {
      key: 'responsible',
      head: t('column.responsible'),
      width: '7rem',
      labelled: true,
      cell: (row) => <Responsible resolution={row} />,
    },
    {
      key: 'deadline',
      head: t('column.deadline'),
      width: '6rem',
      labelled: true,
      cell: (row) => (
        <>
          <Deadline resolution={row} />
          {row.daysLate > 0 && <span className="sub late-t">{t('life.late', { days: f.number(row.daysLate) })}</span>}
        </>
      ),
    },
    {
      key: 'percent',
      head: t('register.column.percent'),
      num: true,
      width: '4.5rem',
      labelled: true,
      cell: (row) => (row.percent === null ? <span className="dim">—</span> : percent(row.percent)),
    },
    {
      key: 'state',
      head: t('column.state'),
      width: '6.5rem',
      fold: 'end',
      cell: (row) => <ResolutionState resolution={row} />,
    },
  ]
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => `/resolutions/${row.id}`}
      empty={empty}
    />
  )
}

interface Executed extends Execution {
  key: string
  title: string
}

/** Execution by body or by subject: how many stand where, and the mean of what is approved. */
export function ExecutionTable({
  rows,
  name,
  hrefOf,
}: {
  rows: readonly Executed[]
  name: string
  hrefOf(key: string): string
}) {
  const { t, f, percent } = useMeetingWords()
  const count = (key: 'total' | 'done' | 'running' | 'notDone' | 'overdue'): Column<Executed> => ({
    key,
    head: t(`register.column.${key}`),
    num: true,
    width: '4.5rem',
    labelled: true,
    sortBy: (row) => row[key],
    cell: (row) => (
      <span className={key === 'overdue' && row[key] > 0 ? 'late-t' : undefined}>{f.number(row[key])}</span>
    ),
  })
  const columns: Column<Executed>[] = [
    {
      key: 'title',
      head: t('register.column.name'),
      fold: 'title',
      cell: (row) => <Link href={hrefOf(row.key)}>{row.title}</Link>,
    },
    count('total'),
    count('done'),
    count('running'),
    count('notDone'),
    count('overdue'),
    {
      key: 'mean',
      head: t('register.column.mean'),
      num: true,
      width: '6rem',
      labelled: true,
      sortBy: (row) => Number(row.mean ?? -1),
      cell: (row) => (row.mean === null ? <span className="dim">—</span> : percent(row.mean)),
    },
  ]
  return <DataTable name={name} columns={columns} rows={rows} rowKey={(row) => row.key} dense />
}
