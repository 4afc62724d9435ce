import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, type Column, DataTable, ExcelButton, Section } from '../../../ui/index.ts'
import type { WrittenLine } from '../written/written.schema.ts'
import { useMeetingWords, useWhy } from './data.ts'
import { writtenOfQuery } from './sitting.data.ts'
import { ProposeWrittenDialog } from './written-dialogs.tsx'
import { WrittenTag } from './written-page.tsx'

/** What a body decides in writing, without a session. Where there is none and one may not propose, nothing is shown. */
export function WrittenSection({ bodyId, mayPropose }: { bodyId: string; mayPropose: true | string | undefined }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const { data } = useSuspenseQuery(writtenOfQuery(bodyId))
  const [open, setOpen] = useState(false)
  if (data.rows.length === 0 && mayPropose !== true) return null
  const columns: Column<WrittenLine>[] = [
    { key: 'text', head: t('written.column.text'), fold: 'title', cell: (row) => row.text },
    {
      key: 'answers',
      head: t('written.column.answers'),
      width: '6.5rem',
      labelled: true,
      cell: (row) => t('written.answeredOf', { answered: f.number(row.answered), asked: f.number(row.asked) }),
    },
    {
      key: 'due',
      head: t('written.column.due'),
      width: '8.5rem',
      labelled: true,
      cell: (row) => f.date(row.due),
    },
    { key: 'state', head: t('written.column.state'), width: '7rem', cell: (row) => <WrittenTag state={row.state} /> },
  ]
  return (
    <Section
      title={t('written.heading')}
      end={
        <>
          {data.rows.length > 0 && <ExcelButton list="writtendecisions" query={{ body: bodyId }} />}{' '}
          <Btn small why={why(mayPropose)} onClick={() => setOpen(true)}>
            {t('written.propose')}
          </Btn>
        </>
      }
    >
      {data.rows.length === 0 ? (
        <p className="dim">{t('written.none')}</p>
      ) : (
        <DataTable
          name={t('written.heading')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.id}
          hrefOf={(row) => `/written-decisions/${row.id}`}
        />
      )}
      {open && <ProposeWrittenDialog bodyId={bodyId} onClose={() => setOpen(false)} />}
    </Section>
  )
}
