import { useState } from 'react'
import { Btn, type Column, DataTable, Icon, Tag, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { MoneyView, SpendingView } from '../money/money.schema.ts'
import { useSourceNames } from './money.data.ts'
import { CorrectDialog } from './spending-dialogs.tsx'
import { useValues } from './values.ts'

/** Every entry of spending, newest first, with its paper; corrections stand under the entry that they put right. */
export function SpendingList({ view }: { view: MoneyView }) {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  const { sourceName } = useSourceNames()
  const [correcting, setCorrecting] = useState<SpendingView | null>(null)
  const comma = f.locale === 'fa' ? '، ' : ', '
  const columns: Column<SpendingView>[] = [
    {
      key: 'what',
      head: t('spending.what'),
      fold: 'title',
      cell: (row) => (
        <>
          {row.note}
          <span className="sub">
            {[
              row.title,
              row.source && sourceName(row.source),
              row.kind === 'inKind' && t('money.inKind'),
              row.by && t('spending.by', { name: row.by.name }),
            ]
              .filter(Boolean)
              .join(comma)}
          </span>
          {row.corrections.map((one) => (
            <span className="sub" key={one.at}>
              {t('spending.correction', {
                date: f.date(one.at),
                from: f.number(one.from),
                to: f.number(one.to),
                name: one.by?.name ?? '—',
                reason: one.reason,
              })}{' '}
              {one.file && <Paper file={one.file} />}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'date',
      head: t('spending.date'),
      width: '7rem',
      fold: 'line',
      cell: (row) => <span className="nowrap">{f.date(row.spentOn)}</span>,
    },
    {
      key: 'paper',
      head: t('spending.paper'),
      width: '10rem',
      fold: 'wide',
      cell: (row) => (row.file ? <Paper file={row.file} /> : <Tag tone="risk">{t('spending.noPaper')}</Tag>),
    },
    {
      key: 'amount',
      head: t('spending.amount'),
      num: true,
      fold: 'end',
      cell: (row) => (
        <>
          <b className="strong nowrap">{f.number(row.amount)}</b>
          {row.amount !== row.first && (
            <span className="sub">
              <s className="nowrap">{f.number(row.first)}</s> {row.amount === '0' && t('spending.withdrawn')}
            </span>
          )}
        </>
      ),
    },
  ]
  if (view.may.spend === true)
    columns.push({
      key: 'act',
      head: '',
      name: t('spending.correct'),
      width: '4.5rem',
      fold: 'line',
      cell: (row) => (
        <Btn
          small
          tone="quiet"
          aria-label={t('spending.correctOf', { what: row.note })}
          onClick={() => setCorrecting(row)}
        >
          {t('spending.correct')}
        </Btn>
      ),
    })
  return (
    <div className="money-part">
      <div className="money-head">
        <h3>{t('spending.title')}</h3>
        {view.spending.length > 0 && (
          <span className="dim small">
            {t('spending.note', { count: view.spending.filter((row) => row.file).length })}
          </span>
        )}
      </div>
      {view.spending.length === 0 ? (
        <p className="muted">{t('spending.none')}</p>
      ) : (
        <DataTable
          name={t('spending.title')}
          columns={columns}
          rows={view.spending}
          rowKey={(row) => row.id}
          sum={{ what: t('money.sum'), amount: f.number(view.spent ?? '0') }}
        />
      )}
      {correcting && <CorrectDialog spending={correcting} onClose={() => setCorrecting(null)} />}
    </div>
  )
}

function Paper({ file }: { file: NonNullable<SpendingView['file']> }) {
  return (
    <a className="paper" href={`/api/files/${file.id}`} target="_blank" rel="noopener">
      <Icon name="file" /> <bdi>{file.name}</bdi>
    </a>
  )
}
