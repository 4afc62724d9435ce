import type { ReactNode } from 'react'
import { type Column, DataTable, ExampleMark, Tag, type TagTone } from '../../../ui/index.ts'
import type { LetterLine } from '../letters.schema.ts'
import { useLetterWords } from './data.ts'

const tones: Record<LetterLine['state'], TagTone> = {
  waits: 'risk',
  before: 'info',
  answered: 'ok',
  filed: 'off',
  kept: 'plain',
}

/** Where a letter stands; what only lies in the register says nothing. */
export function LetterState({ letter }: { letter: LetterLine }) {
  const { t } = useLetterWords()
  if (letter.state === 'kept') return <span className="dim">{t('state.kept')}</span>
  return <Tag tone={letter.daysLate > 0 ? 'late' : tones[letter.state]}>{t(`state.${letter.state}`)}</Tag>
}

/** Letters as a register has them: what about, number and day, with whom, until when, where it stands. */
export function LetterTable({ rows, name, empty }: { rows: readonly LetterLine[]; name: string; empty?: ReactNode }) {
  const { t, f, receiverOf } = useLetterWords()
  const columns: Column<LetterLine>[] = [
    {
      key: 'subject',
      head: t('column.subject'),
      fold: 'title',
      cell: (row) => (
        <>
          {row.subject}
          {row.example && (
            <>
              {' '}
              <ExampleMark />
            </>
          )}
        </>
      ),
    },
    {
      key: 'party',
      head: t('column.party'),
      width: '15rem',
      fold: 'wide',
      cell: (row) => (
        <>
          <span className={row.direction === 'incoming' ? 'letter-in' : 'letter-out'}>
            {t(`direction.${row.direction}`)}
          </span>{' '}
          {t(row.direction === 'incoming' ? 'line.from' : 'line.to', { name: row.party.name })}
        </>
      ),
    },
    {
      key: 'number',
      head: t('column.number'),
      width: '9rem',
      fold: 'line',
      cell: (row) => (
        <>
          <bdi className="nowrap">{row.number}</bdi>
          <span className="sub nowrap">{f.date(row.dated, 'dayYear')}</span>
        </>
      ),
    },
    {
      key: 'receiver',
      head: t('column.receiver'),
      width: '8rem',
      fold: 'hide',
      cell: (row) => receiverOf(row) || <span className="dim">—</span>,
    },
    {
      key: 'due',
      head: t('column.due'),
      width: '7rem',
      labelled: true,
      cell: (row) =>
        row.due ? (
          <>
            {f.date(row.due)}
            {row.daysLate > 0 && <span className="sub late-t">{t('late.days', { days: f.number(row.daysLate) })}</span>}
          </>
        ) : (
          <span className="dim">—</span>
        ),
    },
    {
      key: 'state',
      head: t('column.state'),
      width: '8rem',
      fold: 'end',
      cell: (row) => <LetterState letter={row} />,
    },
  ]
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => `/letters/${row.id}`}
      {...(empty ? { empty } : {})}
    />
  )
}
