import { type Column, DataTable } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'
import { Deadline, ResolutionState, Responsible, useResolutionNumber } from './marks.tsx'
import { Changed } from './section-text.tsx'
import type { Resolution } from './shapes.ts'

/** The wording; while its minutes are out, with what was amended since. */
function Text({ of }: { of: Resolution }) {
  return of.minutesOpen && of.circulated !== null ? <Changed before={of.circulated} after={of.text} /> : of.text
}

/** Resolutions with owner, deadline and state; what the minutes leave open is said in its place. */
export function ResolutionTable({ rows, name }: { rows: readonly Resolution[]; name: string }) {
  const { t } = useMeetingWords()
  const numberOf = useResolutionNumber()
  const columns: Column<Resolution>[] = [
    {
      key: 'number',
      head: t('column.number'),
      width: '4rem',
      fold: 'hide',
      cell: (row) => <span className="dim nowrap">{numberOf(row)}</span>,
    },
    { key: 'text', head: t('column.text'), fold: 'title', cell: (row) => <Text of={row} /> },
    {
      key: 'responsible',
      head: t('column.responsible'),
      width: '11rem',
      labelled: true,
      cell: (row) => <Responsible resolution={row} />,
    },
    {
      key: 'deadline',
      head: t('column.deadline'),
      width: '8.5rem',
      labelled: true,
      cell: (row) => <Deadline resolution={row} />,
    },
    { key: 'state', head: t('column.state'), width: '6.5rem', cell: (row) => <ResolutionState resolution={row} /> },
  ]
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => `/resolutions/${row.id}`}
    />
  )
}
