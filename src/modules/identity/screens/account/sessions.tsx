import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../../ui/address.ts'
import { api } from '../../../../ui/api.ts'
import {
  Btn,
  type Column,
  ConfirmDialog,
  DataTable,
  Problem,
  Section,
  Tag,
  useFormat,
  useSend,
  useToast,
  useWords,
} from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { Sessions } from '../../identity.schema.ts'
import { deviceOf } from './device.rules.ts'

type Session = Sessions['sessions'][number]

export function SessionsSection({ sessions }: { sessions: readonly Session[] }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const say = useToast()
  const go = useGo()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { send, busy, problem } = useSend()
  const end = async (session: Session) => {
    if (!(await send(() => api.delete(`/api/account/sessions/${session.id}`)))) return
    say({ title: t('sessions.ended') })
    await client.invalidateQueries({ queryKey: ['account', 'sessions'] })
  }
  const endAll = async () => {
    await api.delete('/api/account/sessions')
    client.clear()
    go('/sign-in')
  }
  const columns: Column<Session>[] = [
    {
      key: 'device',
      head: t('sessions.device'),
      fold: 'title',
      cell: (session) => {
        const device = deviceOf(session.agent)
        return (
          <>
            {device ? t('sessions.on', device) : t('sessions.unknown')}{' '}
            {session.current && <Tag tone="go">{t('sessions.current')}</Tag>}
          </>
        )
      },
    },
    {
      key: 'address',
      head: t('sessions.address'),
      fold: 'line',
      cell: (session) => <bdi className="lat">{session.address ?? '—'}</bdi>,
    },
    {
      key: 'since',
      head: t('sessions.since'),
      fold: 'line',
      labelled: true,
      cell: (session) => `${f.date(session.createdAt)}، ${f.time(session.createdAt)}`,
    },
    {
      key: 'end',
      head: <span className="vh">{t('sessions.end')}</span>,
      name: t('sessions.end'),
      fold: 'end',
      cell: (session) =>
        session.current ? null : (
          <Btn small busy={busy} onClick={() => void end(session)}>
            {t('sessions.end')}
          </Btn>
        ),
    },
  ]
  return (
    <Section
      title={t('sessions.title')}
      end={
        <Btn tone="quiet" small onClick={() => setAsking(true)}>
          {t('sessions.endAll')}
        </Btn>
      }
    >
      <Problem of={problem} />
      <DataTable name={t('sessions.title')} columns={columns} rows={sessions} rowKey={(session) => session.id} />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('sessions.endAll')}
        verb={t('sessions.endAll')}
        danger
        onConfirm={endAll}
      >
        <p>{t('sessions.endAllText')}</p>
      </ConfirmDialog>
    </Section>
  )
}
