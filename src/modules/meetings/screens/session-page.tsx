import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, Cols, ExcelButton, Hashieh, Link, Matn, Note, PageHead, Section, Tag } from '../../../ui/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { resolutionsQuery, sessionQuery, useMeetingWords, useWhy } from './data.ts'
import { Open, Sources } from './marks.tsx'
import { ResolutionTable } from './resolution-table.tsx'
import { AgendaDialog, HoldDialog, MinuteDialog } from './session-dialogs.tsx'

/** A session: its facts as far as the paper gives them, agenda, resolutions, history. */
export function SessionPage({ id }: { id: string }) {
  const { t } = useMeetingWords()
  const why = useWhy()
  const { data: session } = useSuspenseQuery(sessionQuery(id))
  const { data: resolutions } = useSuspenseQuery(resolutionsQuery('sessions', id))
  const [open, setOpen] = useState<'hold' | 'agenda' | 'minute' | null>(null)
  const planned = session.state === 'planned'
  const gaps = resolutions.rows.filter((row) => row.gaps.length > 0).length
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
        note={session.state === 'history' ? t('sessionPage.takenOver') : undefined}
        acts={
          planned ? (
            <Btn tone="go" onClick={() => setOpen('hold')} why={why(session.may.call)}>
              {t('sessionPage.hold')}
            </Btn>
          ) : (
            <Btn tone="go" onClick={() => setOpen('minute')} why={why(session.may.minute)}>
              {t('sessionPage.minute')}
            </Btn>
          )
        }
      />
      <Cols>
        <Matn>
          <Section
            title={t('sessionPage.agenda')}
            end={
              session.may.call === true && (
                <Btn small tone="quiet" onClick={() => setOpen('agenda')}>
                  {t('sessionPage.addItem')}
                </Btn>
              )
            }
          >
            <Agenda session={session} />
          </Section>
          <Section
            title={t('sessionPage.resolutions')}
            end={<ExcelButton list="resolutions" query={{ session: id }} takes={!planned && session.may.minute} />}
          >
            {resolutions.rows.length === 0 ? (
              <p className="dim">{t('sessionPage.noneYet')}</p>
            ) : (
              <ResolutionTable name={t('sessionPage.resolutions')} rows={resolutions.rows} />
            )}
          </Section>
        </Matn>
        <Hashieh>
          <Facts session={session} />
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'hold' && (
        <HoldDialog sessionId={id} day={session.heldOn} place={session.place} onClose={() => setOpen(null)} />
      )}
      {open === 'agenda' && <AgendaDialog sessionId={id} onClose={() => setOpen(null)} />}
      {open === 'minute' && <MinuteDialog session={session} onClose={() => setOpen(null)} />}
    </>
  )
}

function State({ session, count, gaps }: { session: Session; count: number; gaps: number }) {
  const { t, f } = useMeetingWords()
  const planned = session.state === 'planned'
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

function Agenda({ session }: { session: Session }) {
  const { t, f } = useMeetingWords()
  if (session.agenda.length === 0)
    return (
      <p className="dim">
        {t(session.state === 'planned' ? 'sessionPage.agendaEmptyPlanned' : 'sessionPage.agendaEmpty')}
      </p>
    )
  return (
    <ol className="agenda">
      {session.agenda.map((item) => (
        <li key={item.id}>
          <span className="no">{f.number(item.position)}</span>
          <div>
            <h3>{item.title}</h3>
            {item.record && (
              <p className="from">
                <span>{item.record.title}</span>
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Facts({ session }: { session: Session }) {
  const { t, f } = useMeetingWords()
  const open = <Open>{t(session.state === 'planned' ? 'open.dayPlanned' : 'open.day')}</Open>
  const facts = [
    [t('fact.day'), session.heldOn ? f.date(session.heldOn, 'weekdayYear') : open],
    ...(session.startsAt ? [[t('fact.time'), f.digits(session.startsAt)] as const] : []),
    [t('fact.place'), session.place ?? open],
    [t('fact.chair'), session.chair?.name ?? open],
    [t('fact.kind'), t(`kind.${session.kind}`)],
  ] as const
  return (
    <Note
      title={t('sessionPage.facts')}
      end={
        <Tag tone={session.state === 'planned' ? 'info' : session.state === 'held' ? 'ok' : 'off'}>
          {t(`state.${session.state}`)}
        </Tag>
      }
    >
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
