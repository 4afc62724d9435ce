import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Btn,
  Cols,
  type Column,
  ConfirmDialog,
  DataTable,
  Empty,
  Link,
  Matn,
  PageHead,
  Refusal,
  Section,
  Select,
  useSend,
  useToast,
} from '../../../ui/index.ts'
import { deliveryStates, mayBeSentAgain } from '../message.rules.ts'
import type { MessageLine, MessagesView } from '../messages.schema.ts'
import { ChooseSection } from './choose-section.tsx'
import { choicesQuery, messagesQuery, useMessageWords } from './data.ts'
import './messages.css'

const pageSize = 50
type Delivery = MessageLine['deliveries'][number]

/** What oneself is told and how; for the office what was told to whom, and what became of it. */
export function MessagesPage() {
  const { t } = useMessageWords()
  const { query } = useAddress()
  const { data: choices } = useSuspenseQuery(choicesQuery)
  const state = query.get('state')
  const limit = Math.min(Number(query.get('shown') ?? pageSize), 200)
  // whoever may not see it gets no list, only their own choices
  const list = useQuery(messagesQuery({ ...(state ? { state } : {}), limit }))
  return (
    <>
      <PageHead title={t('page.title')} {...(list.data ? { lead: t('page.lead', { count: list.data.total }) } : {})} />
      <Cols wide>
        <Matn>
          {list.data?.held && <Held view={list.data} />}
          {list.data && <Told view={list.data} limit={limit} />}
          <ChooseSection stood={choices} />
        </Matn>
      </Cols>
    </>
  )
}

function Held({ view }: { view: MessagesView }) {
  const { t } = useMessageWords()
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const { send } = useSend({ renew: [['messages']] })
  return (
    <>
      <Refusal
        title={t('held.title')}
        clause={t('held.text')}
        way={view.may.release && <Btn onClick={() => setAsking(true)}>{t('held.act')}</Btn>}
      />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('held.act')}
        verb={t('held.act')}
        danger
        onConfirm={async () => {
          if (await send(() => api.post('/api/messages/release'))) say({ title: t('held.done') })
        }}
      >
        <p>{t('held.sure')}</p>
      </ConfirmDialog>
    </>
  )
}

function Told({ view, limit }: { view: MessagesView; limit: number }) {
  const { t, f } = useMessageWords()
  const { query, change } = useAddress()
  const say = useToast()
  const [again, setAgain] = useState<{ id: string; channel: Delivery['channel'] } | null>(null)
  const { send } = useSend({ renew: [['messages', 'list']] })
  const sendAgain = async (of: { id: string; channel: string }) => {
    if (await send(() => api.post(`/api/messages/${of.id}/${of.channel}/again`))) say({ title: t('page.againDone') })
  }
  const way = (one: Delivery) => {
    const words = { channel: t(`channel.${one.channel}`), state: t(`state.${one.state}`) }
    return one.settledAt
      ? t('delivery.at', { ...words, at: `${f.date(one.settledAt)} ${f.time(one.settledAt)}` })
      : t('delivery.plain', words)
  }
  const columns: Column<MessageLine>[] = [
    { key: 'to', head: t('page.to'), fold: 'title', width: '11rem', cell: (row) => row.to },
    {
      key: 'text',
      head: t('page.text'),
      fold: 'line',
      cell: (row) => (
        <>
          <b className="strong">{t(`kind.${row.kind}`)}</b>
          <p className="message-text">{row.text[f.locale]}</p>
          <Link href={`/records/${row.record.id}`}>{row.record.title}</Link>
        </>
      ),
    },
    {
      key: 'ways',
      head: t('page.ways'),
      fold: 'line',
      width: '17rem',
      cell: (row) => (
        <ul className="lines">
          {row.deliveries.map((one) => (
            <li key={one.channel} className="message-way">
              <span>
                {way(one)}
                {one.said && <div className="dim">{one.said}</div>}
              </span>
              {view.may.sendAgain && mayBeSentAgain(one.state) && (
                <Btn
                  small
                  onClick={() =>
                    one.state === 'unsure'
                      ? setAgain({ id: row.id, channel: one.channel })
                      : void sendAgain({ id: row.id, channel: one.channel })
                  }
                >
                  {t('page.again')}
                </Btn>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'when',
      head: t('page.when'),
      fold: 'line',
      labelled: true,
      width: '8rem',
      cell: (row) => f.date(row.writtenAt),
    },
    {
      key: 'copy',
      head: <span className="vh">{t('page.copy')}</span>,
      name: t('page.copy'),
      fold: 'end',
      width: '8rem',
      cell: (row) => (
        <Btn
          small
          onClick={() =>
            void navigator.clipboard.writeText(row.text[f.locale]).then(() => say({ title: t('page.copied') }))
          }
        >
          {t('page.copy')}
        </Btn>
      ),
    },
  ]
  return (
    <Section title={t('page.title')}>
      <div className="message-filter">
        <Select
          label={t('page.filter')}
          value={query.get('state') ?? ''}
          onChange={(state) => change({ state: state || null, shown: null }, true)}
          options={[
            { value: '', label: t('page.all') },
            ...deliveryStates
              .filter((state) => view.byState[state])
              .map((state) => ({ value: state, label: `${t(`state.${state}`)} (${f.number(view.byState[state]!)})` })),
          ]}
        />
      </div>
      <DataTable
        name={t('page.title')}
        columns={columns}
        rows={view.rows}
        rowKey={(row) => row.id}
        empty={<Empty title={t('page.empty')} text={t('page.emptyWay')} />}
      />
      {view.total > view.rows.length && limit < 200 && (
        <p className="table-more">
          <Btn small onClick={() => change({ shown: String(limit + pageSize) })}>
            {t('page.more')}
          </Btn>
        </p>
      )}
      <ConfirmDialog
        opened={again !== null}
        onClose={() => setAgain(null)}
        title={t('page.again')}
        verb={t('page.again')}
        onConfirm={() => sendAgain(again!)}
      >
        <p>{t('page.againText')}</p>
      </ConfirmDialog>
    </Section>
  )
}
