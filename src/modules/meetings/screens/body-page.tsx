import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Btn,
  Cols,
  type Column,
  DataTable,
  Empty,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { RecordPapers } from '../../papers/screens/index.ts'
import type { Sessions } from '../sessions/sessions.schema.ts'
import { bodyQuery, resolutionsQuery, sessionsQuery, useMeetingWords, useWhy } from './data.ts'
import { Open, Sources } from './marks.tsx'
import { ResolutionTable } from './resolution-table.tsx'
import { dotOf, SeatsNote } from './seats-note.tsx'
import { CallDialog, HistoricDialog } from './session-dialogs.tsx'
import { WrittenSection } from './written-section.tsx'

type SessionLine = Sessions['rows'][number]

/** A body: its seats as dots with who sits in them, its sessions, its resolutions. */
export function BodyPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const { data: body } = useSuspenseQuery(bodyQuery(id))
  const { data: sessions } = useSuspenseQuery(sessionsQuery(id))
  const { data: resolutions } = useSuspenseQuery(resolutionsQuery('bodies', id))
  const [open, setOpen] = useState<'call' | 'history' | null>(null)
  const seats = body.seats.filter((seat) => seat.now)
  const filled = seats.filter((seat) => dotOf(seat) !== 'empty').length
  return (
    <>
      <PageHead
        crumbs={[{ href: '/bodies', label: t('bodies') }]}
        title={
          <>
            {body.title}
            <Sources marks={body.provenance} />
          </>
        }
        lead={
          <>
            {t('bodyPage.state', { count: seats.length, filled })}{' '}
            {body.lastNumber > 0
              ? t('bodyPage.lastNumber', { number: String(body.lastNumber) })
              : t('bodyPage.noNumber')}
          </>
        }
        note={body.kindTitle[f.locale]}
        acts={
          <>
            <Btn onClick={() => setOpen('history')} why={why(body.may.history)}>
              {t('bodyPage.history')}
            </Btn>
            <Btn tone="go" onClick={() => setOpen('call')} why={why(body.may.call)}>
              {t('bodyPage.call')}
            </Btn>
          </>
        }
      />
      <Cols>
        <Matn>
          <Section
            title={t('bodyPage.sessions')}
            end={<ExcelButton list="sessions" query={{ body: body.id }} takes={body.may.history} />}
          >
            <SessionTable rows={sessions.rows} />
          </Section>
          {(resolutions.rows.length > 0 || body.may.minute === true) && (
            <Section
              title={t('bodyPage.resolutions')}
              end={<ExcelButton list="resolutions" query={{ body: body.id }} takes={body.may.minute} />}
            >
              {resolutions.rows.length > 0 ? (
                <ResolutionTable name={t('bodyPage.resolutions')} rows={resolutions.rows.toReversed()} />
              ) : (
                <p className="dim">{t('sessionPage.noneYet')}</p>
              )}
            </Section>
          )}
          <WrittenSection bodyId={id} mayPropose={body.may.call} />
          <RecordPapers recordId={body.id} why={why} />
        </Matn>
        <Hashieh>
          <SeatsNote body={body} />
          {(body.parent || body.children.length > 0) && (
            <Note title={t('bodyPage.family')}>
              <ul className="list">
                {body.parent && (
                  <li>
                    <span className="dim small">{t('establish.of.body')}</span>
                    <br />
                    <Link href={`/bodies/${body.parent.id}`}>{body.parent.name}</Link>
                  </li>
                )}
                {body.children.map((child) => (
                  <li key={child.id}>
                    <Link href={`/bodies/${child.id}`}>{child.name}</Link>
                  </li>
                ))}
              </ul>
            </Note>
          )}
          <Note title={t('bodyPage.rules')} end={<Link href={`/bodies/${id}/rules`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('bodyPage.edition', { edition: body.editionTitle[f.locale] })}</p>
          </Note>
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'call' && <CallDialog bodyId={id} next={body.lastNumber + 1} onClose={() => setOpen(null)} />}
      {open === 'history' && <HistoricDialog bodyId={id} onClose={() => setOpen(null)} />}
    </>
  )
}

function SessionTable({ rows }: { rows: readonly SessionLine[] }) {
  const { t, f } = useMeetingWords()
  const columns: Column<SessionLine>[] = [
    {
      key: 'title',
      head: t('column.session'),
      fold: 'title',
      cell: (row) =>
        t('bodyPage.sessionNumber', { number: row.year ? `${row.number}/${row.year}` : String(row.number) }),
    },
    {
      key: 'day',
      head: t('column.day'),
      width: '9rem',
      cell: (row) =>
        row.heldOn ? (
          <span className="nowrap">{f.date(row.heldOn)}</span>
        ) : (
          <Open>{t(row.state === 'held' || row.state === 'history' ? 'open.day' : 'open.dayPlanned')}</Open>
        ),
    },
    { key: 'place', head: t('column.place'), fold: 'hide', cell: (row) => row.place ?? <span className="dim">—</span> },
    {
      key: 'resolutions',
      head: t('column.resolutions'),
      num: true,
      width: '6rem',
      labelled: true,
      cell: (row) => f.number(row.resolutionCount),
    },
    {
      key: 'state',
      head: t('column.state'),
      width: '7.5rem',
      cell: (row) => (
        <Tag tone={row.state === 'planned' ? 'info' : row.state === 'held' ? 'ok' : 'off'}>
          {t(`state.${row.state}`)}
        </Tag>
      ),
    },
  ]
  return (
    <DataTable
      name={t('bodyPage.sessions')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      hrefOf={(row) => `/sessions/${row.id}`}
      empty={<Empty title={t('bodyPage.noSessions')} text={t('bodyPage.noSessionsWay')} />}
    />
  )
}
