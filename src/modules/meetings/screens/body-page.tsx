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
  Menu,
  Note,
  Nuqta,
  PageHead,
  type Seat,
  Seats,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { RecordPapers } from '../../papers/screens/index.ts'
import type { Body } from '../bodies/bodies.schema.ts'
import type { Sessions } from '../sessions/sessions.schema.ts'
import { bodyQuery, resolutionsQuery, sessionsQuery, useMeetingWords, useWhy } from './data.ts'
import { Open, Sources } from './marks.tsx'
import { ResolutionTable } from './resolution-table.tsx'
import { AppointDialog, EndSittingDialog, memberOf } from './seat-dialogs.tsx'
import { CallDialog, HistoricDialog } from './session-dialogs.tsx'
import { WrittenSection } from './written-section.tsx'

type SeatOf = Body['seats'][number]
type SessionLine = Sessions['rows'][number]

/** Who sits there now: a member, only a substitute, or nobody. */
const dotOf = (seat: SeatOf): Seat => {
  const now = seat.sittings.filter((sitting) => sitting.now)
  if (now.some((sitting) => sitting.substituteOf === null)) return 'in'
  return now.length > 0 ? 'sub' : 'empty'
}

/** A body: its seats as dots with who sits in them, its sessions, its resolutions. */
export function BodyPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const { data: body } = useSuspenseQuery(bodyQuery(id))
  const { data: sessions } = useSuspenseQuery(sessionsQuery(id))
  const { data: resolutions } = useSuspenseQuery(resolutionsQuery('bodies', id))
  const [open, setOpen] = useState<'call' | 'history' | null>(null)
  const [seating, setSeating] = useState<{ seat: SeatOf; what: 'appoint' | 'end' } | null>(null)
  const filled = body.seats.filter((seat) => dotOf(seat) !== 'empty').length
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
            {t('bodyPage.state', { count: body.seats.length, filled })}{' '}
            {body.lastNumber > 0 ? t('bodyPage.lastNumber', { number: body.lastNumber }) : t('bodyPage.noNumber')}
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
          <Note
            title={t('bodyPage.seats')}
            end={<ExcelButton list="seats" query={{ body: body.id }} takes={body.may.seat} />}
          >
            <Seats seats={body.seats.map(dotOf)} />
            <p className="small dim">{t('bodyPage.dots')}</p>
            <ul className="list">
              {body.seats.map((seat) => (
                <SeatLine
                  key={seat.id}
                  seat={seat}
                  {...(body.may.seat === true ? { onDeed: (what) => setSeating({ seat, what }) } : {})}
                />
              ))}
            </ul>
          </Note>
          <Note title={t('bodyPage.rules')}>
            <p className="small dim">{t('bodyPage.edition', { edition: body.editionTitle[f.locale] })}</p>
          </Note>
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'call' && <CallDialog bodyId={id} next={body.lastNumber + 1} onClose={() => setOpen(null)} />}
      {open === 'history' && <HistoricDialog bodyId={id} onClose={() => setOpen(null)} />}
      {seating?.what === 'appoint' && <AppointDialog seat={seating.seat} onClose={() => setSeating(null)} />}
      {seating?.what === 'end' && <EndSittingDialog seat={seating.seat} onClose={() => setSeating(null)} />}
    </>
  )
}

const states = { in: 'approved', sub: 'verified', empty: undefined } as const

function SeatLine({ seat, onDeed }: { seat: SeatOf; onDeed?: (what: 'appoint' | 'end') => void }) {
  const { t, f } = useMeetingWords()
  const sitters = seat.sittings.filter((sitting) => sitting.now)
  const notes = [seat.organisation?.name, seat.voting ? null : t('seat.notVoting')].filter(Boolean)
  return (
    <li>
      <div className="row tight nowrap">
        <Nuqta state={states[dotOf(seat)]} />
        <span className="grow" style={{ whiteSpace: 'normal' }}>
          {seat.title[f.locale]}
          {notes.length > 0 && (
            <span className="dim small">
              {f.locale === 'fa' ? '، ' : ', '}
              {notes.join(f.locale === 'fa' ? '، ' : ', ')}
            </span>
          )}
          {sitters.length === 0 && (
            <>
              <br />
              <span className="dim small">{t('seat.open')}</span>
            </>
          )}
          {sitters.map((sitting) => (
            <span key={sitting.id} className="dim small">
              <br />
              {sitting.person.name}
              {sitting.substituteOf && ` (${t('seat.substitute')})`}
              {sitting.from ? ` ${t('seat.since', { day: f.date(sitting.from) })}` : ''}
              {sitting.until ? ` ${t('seat.until', { day: f.date(sitting.until) })}` : ''}
            </span>
          ))}
        </span>
        {onDeed && (
          <Menu
            items={[
              {
                label: t(memberOf(seat) ? 'appoint.substitute' : 'appoint.submit'),
                onChoose: () => onDeed('appoint'),
              },
              ...(sitters.length > 0 ? [{ label: t('endSitting.submit'), onChoose: () => onDeed('end') }] : []),
            ]}
          >
            <Btn small tone="quiet" icon="down" aria-label={t('seat.acts', { seat: seat.title[f.locale] })}>
              {t('seat.change')}
            </Btn>
          </Menu>
        )}
      </div>
    </li>
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
          <Open>{t(row.state === 'planned' ? 'open.dayPlanned' : 'open.day')}</Open>
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
