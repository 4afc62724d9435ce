import { useState } from 'react'
import {
  type Column,
  DataTable,
  ExampleMark,
  InkBar,
  InkKey,
  Section,
  Tag,
  type TagTone,
  useFormat,
  useWords,
} from '../index.ts'
import type { fa } from './kit.fa.ts'
import { ACTIVITIES, type Activity, INK } from './kit-data.ts'
import { KitDesk } from './kit-page.tsx'

export function KitTables() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const [selected, setSelected] = useState('2-1')
  const columns: Column<Activity>[] = [
    {
      key: 'id',
      head: t('row'),
      width: '2.75rem',
      fold: 'hide',
      cell: (one) => <span className="dim nowrap">{f.digits(one.id)}</span>,
    },
    {
      key: 'title',
      head: t('activity'),
      fold: 'title',
      sortBy: (one) => t(one.word),
      cell: (one) => (
        <>
          {t(one.word)} {one.critical && <span className="sub">{t('critical')}</span>}
        </>
      ),
    },
    {
      key: 'weight',
      head: t('weight'),
      num: true,
      fold: 'end',
      labelled: true,
      sortBy: (one) => one.weight,
      cell: (one) => f.number(one.weight),
    },
    { key: 'ink', head: t('progress'), width: '11rem', fold: 'wide', cell: (one) => <InkBar size="thin" {...one} /> },
    {
      key: 'approved',
      head: t('approved'),
      num: true,
      fold: 'line',
      labelled: true,
      sortBy: (one) => one.approved,
      cell: (one) => (
        <b className={one.planned - one.approved > 20 ? 'strong late-t' : 'strong'}>{f.percent(one.approved)}</b>
      ),
    },
    {
      key: 'planned',
      head: t('planned'),
      num: true,
      fold: 'end',
      labelled: true,
      sortBy: (one) => one.planned,
      cell: (one) => <span className="dim">{f.percent(one.planned)}</span>,
    },
  ]
  return (
    <>
      <Section title={t('table')} mark={<ExampleMark />}>
        <DataTable
          name={t('table')}
          columns={columns}
          rows={ACTIVITIES}
          rowKey={(one) => one.id}
          groupOf={(one) => t(one.group)}
          onOpen={(one) => setSelected(one.id)}
          selectedKey={selected}
          sum={{
            title: t('total'),
            weight: f.number(100),
            ink: <InkBar {...INK} />,
            approved: f.percent(INK.approved),
            planned: f.percent(INK.planned),
          }}
        />
        <div className="stack">
          <span />
          <InkKey />
        </div>
      </Section>
      <PickTable />
      <Section title={t('desk')}>
        <KitDesk />
      </Section>
    </>
  )
}

interface Resolution {
  id: string
  title: string
  owner: string
  amount: string | null
  due: string
  tone: TagTone
  state: string
}

function PickTable() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const [picked, setPicked] = useState(new Set(['1']))
  const rows: Resolution[] = [
    { id: '1', title: t('r1'), owner: t('o1'), amount: '350', due: '2017-03-10', tone: 'go', state: t('running') },
    {
      id: '2',
      title: t('r2'),
      owner: t('o2'),
      amount: '12000',
      due: '2017-01-24',
      tone: 'late',
      state: t('tLate', { days: 11 }),
    },
    { id: '3', title: t('r3'), owner: t('o3'), amount: null, due: '2016-12-31', tone: 'ok', state: t('tDone') },
  ]
  const columns: Column<Resolution>[] = [
    { key: 'title', head: t('resolution'), fold: 'title', sortBy: (one) => one.title, cell: (one) => one.title },
    { key: 'owner', head: t('responsible'), fold: 'wide', cell: (one) => one.owner },
    {
      key: 'amount',
      head: t('amount'),
      num: true,
      fold: 'hide',
      sortBy: (one) => one.amount,
      cell: (one) => (one.amount ? f.number(one.amount) : '—'),
    },
    {
      key: 'due',
      head: t('deadline'),
      fold: 'line',
      sortBy: (one) => one.due,
      cell: (one) => <span className="nowrap">{f.date(one.due)}</span>,
    },
    { key: 'state', head: t('state'), fold: 'end', cell: (one) => <Tag tone={one.tone}>{one.state}</Tag> },
  ]
  return (
    <Section title={t('picks')}>
      <DataTable
        name={t('picks')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        picked={picked}
        onPick={setPicked}
        titleOf={(one) => one.title}
        hrefOf={(one) => `#r${one.id}`}
        height="14rem"
      />
    </Section>
  )
}
