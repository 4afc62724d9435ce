import { useSuspenseQuery } from '@tanstack/react-query'
import { Cols, ExcelButton, Hashieh, Link, Matn, Note, PageHead, Section, Tag } from '../../../ui/index.ts'
import { RecordPapers } from '../../papers/screens/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { AgendaSection } from './agenda-section.tsx'
import { resolutionsQuery, sessionQuery, useMeetingWords, useWhy } from './data.ts'
import { InvitedNote } from './invited-note.tsx'
import { Open, Sources } from './marks.tsx'
import { MinutesSection } from './minutes-section.tsx'
import { PapersNote } from './papers-note.tsx'
import { ResolutionTable } from './resolution-table.tsx'
import { SessionActs } from './session-acts.tsx'
import { minutesQuery, sittingQuery } from './sitting.data.ts'
import { SittingSection } from './sitting-section.tsx'
import './session.css'

/** A session from its call to its final minutes: agenda with what was said, who is there, resolutions, remarks; who is invited in the margin. */
export function SessionPage({ id }: { id: string }) {
  const { t } = useMeetingWords()
  const whyNot = useWhy()
  const { data: session } = useSuspenseQuery(sessionQuery(id))
  const { data: resolutions } = useSuspenseQuery(resolutionsQuery('sessions', id))
  const { data: minutes } = useSuspenseQuery(minutesQuery(id))
  const { data: sitting } = useSuspenseQuery(sittingQuery(id, session.state === 'sitting'))
  const { state } = session
  const gaps = resolutions.rows.filter((row) => row.gaps.length > 0).length
  const mayMinute = session.may.minute === true && minutes.state !== 'final'
  const recorded = sitting.attendance.length > 0
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bodies', label: t('bodies') },
          { href: `/bodies/${session.body.id}`, label: session.body.name },
        ]}
        title={
          <>
            {session.title}
            <Sources marks={session.provenance} />
          </>
        }
        lead={<State session={session} count={resolutions.rows.length} gaps={gaps} />}
        note={state === 'history' ? t('sessionPage.takenOver') : undefined}
        acts={<SessionActs session={session} sitting={sitting} minutes={minutes} />}
      />
      <Cols>
        <Matn>
          {(state === 'sitting' || (state === 'held' && (recorded || minutes.state !== null))) &&
            (recorded || mayMinute ? (
              <SittingSection session={session} sitting={sitting} may={mayMinute} />
            ) : (
              <Section title={t('sit.heading')}>
                <p className="dim">{t('sit.notRecorded')}</p>
              </Section>
            ))}
          <AgendaSection session={session} minutes={minutes} />
          <MinutesSection session={session} minutes={minutes} />
          {state !== 'cancelled' && (
            <Section
              title={t('sessionPage.resolutions')}
              end={
                <ExcelButton
                  list="resolutions"
                  query={{ session: id }}
                  takes={state !== 'planned' && session.may.minute}
                />
              }
            >
              {resolutions.rows.length === 0 ? (
                <p className="dim">{t('sessionPage.noneYet')}</p>
              ) : (
                <ResolutionTable name={t('sessionPage.resolutions')} rows={resolutions.rows} />
              )}
            </Section>
          )}
          {(minutes.state === 'final' || session.state === 'planned') && <RecordPapers recordId={id} why={whyNot} />}
        </Matn>
        <Hashieh>
          <Facts session={session} />
          {state !== 'history' && <InvitedNote session={session} />}
          <PapersNote session={session} />
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}

function State({ session, count, gaps }: { session: Session; count: number; gaps: number }) {
  const { t, f } = useMeetingWords()
  const planned = session.state === 'planned'
  if (session.state === 'cancelled') {
    const off = { on: f.date(String(session.cancelledAt), 'dayYear'), reason: session.cancelledReason ?? '' }
    return session.heldOn
      ? t('sessionPage.cancelled', { day: f.date(session.heldOn, 'weekdayYear'), ...off })
      : t('sessionPage.cancelledDayOpen', off)
  }
  if (session.state === 'sitting') return <>{t('sessionPage.sitting', { time: f.digits(session.startsAt ?? '') })}</>
  const when = session.heldOn
    ? t(planned ? 'sessionPage.planned' : 'sessionPage.held', { day: f.date(session.heldOn, 'weekdayYear') })
    : t(planned ? 'sessionPage.plannedDayOpen' : 'sessionPage.heldDayOpen')
  return (
    <>
      {when} {!planned && (count > 0 ? t('sessionPage.resolutionCount', { count }) : t('sessionPage.noneYet'))}
      {gaps > 0 && (
        <>
          {' '}
          <Open>{t('sessionPage.gaps', { count: gaps })}</Open>
        </>
      )}
    </>
  )
}

const tones = { planned: 'info', sitting: 'risk', held: 'ok', history: 'off', cancelled: 'off' } as const

function Facts({ session }: { session: Session }) {
  const { t, f } = useMeetingWords()
  const time = ({ startsAt, endsAt }: Session) =>
    endsAt ? t('fact.fromUntil', { from: f.digits(startsAt!), until: f.digits(endsAt) }) : f.digits(startsAt!)
  const open = (
    <Open>{t(session.state === 'held' || session.state === 'history' ? 'open.day' : 'open.dayPlanned')}</Open>
  )
  const facts = [
    [t('fact.day'), session.heldOn ? f.date(session.heldOn, 'weekdayYear') : open],
    ...(session.startsAt ? [[t('fact.time'), time(session)] as const] : []),
    [t('fact.place'), session.place ?? open],
    ...(session.state === 'cancelled' ? [] : [[t('fact.chair'), session.chair?.name ?? open] as const]),
    [t('fact.kind'), t(`kind.${session.kind}`)],
  ] as const
  return (
    <Note title={t('sessionPage.facts')} end={<Tag tone={tones[session.state]}>{t(`state.${session.state}`)}</Tag>}>
      <ul className="list">
        {facts.map(([name, value]) => (
          <li key={name}>
            <span className="dim small">{name}</span>
            <br />
            {value}
          </li>
        ))}
      </ul>
    </Note>
  )
}
