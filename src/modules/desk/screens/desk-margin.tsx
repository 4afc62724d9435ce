import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { deedValues } from '../../../ui/deed.ts'
import { Hashieh, Link, Note, useWords } from '../../../ui/index.ts'
import type { AskedRow, EventRow } from '../desk.schema.ts'
import { deskQuery, todayQuery } from './data.ts'
import { shownDetails, useDeskWords, useWho } from './desk-words.ts'

/** The margin of the desk: what others owe me, what happened today, the keys. */
export function DeskMargin({ children }: { children?: ReactNode }) {
  const { t } = useDeskWords()
  const { data: asked } = useSuspenseQuery(deskQuery('askedByMe'))
  const { data: events } = useQuery(todayQuery)
  const rows = asked.askedByMe ?? []
  return (
    <Hashieh>
      <Note title={t('margin.asked')} end={rows.length > 4 && <Link href="/?tab=askedByMe">{t('margin.all')}</Link>}>
        {rows.length === 0 ? (
          <p className="small dim">{t('empty.askedByMe')}</p>
        ) : (
          <ul className="list">
            {rows.slice(0, 4).map((row) => (
              <li key={`${row.what} ${row.id}`}>
                <b className="strong">
                  <AskedTitle row={row} />
                </b>
                <br />
                <AskedMeta row={row} />
              </li>
            ))}
          </ul>
        )}
      </Note>
      <Note title={t('margin.today')}>
        {events?.rows.length ? <EventLog rows={events.rows} /> : <p className="small dim">{t('margin.todayNone')}</p>}
      </Note>
      {children}
      <Note title={t('margin.keys')}>
        <p className="small dim keys-text">{t('margin.keysText')}</p>
      </Note>
    </Hashieh>
  )
}

/** What was asked, in its room's words. */
export function AskedTitle({ row }: { row: AskedRow }) {
  const { f } = useDeskWords()
  const [module = 'desk', act = ''] = (row.what ?? 'desk.referral').split('.')
  const words = useWords<Record<string, string>>(module)
  const said =
    module === 'desk'
      ? null
      : words.maybe(`${row.referral ? 'waiting' : 'asked'}.${act}`, {
          title: row.record.title,
          ...shownDetails(row.details, f),
        })
  return f.digits(said ?? row.record.title)
}

/** With whom it lies, since when, until when; or the answer. */
export function AskedMeta({ row }: { row: AskedRow }) {
  const { t, f } = useDeskWords()
  const who = useWho()
  if (row.answer)
    return (
      <span className="small">
        {t('asked.answered', { name: row.answer.by?.name ?? '—' })} {row.answer.text}
      </span>
    )
  const pieces = [
    t(row.referral ? 'asked.with' : 'asked.of', { name: row.names ?? who(row.now) }),
    t('asked.since', { day: f.date(String(row.since)) }),
    row.due && t('asked.until', { day: f.date(row.due) }),
  ].filter(Boolean)
  return <span className={row.group === 'overdue' ? 'late-t small' : 'dim small'}>{pieces.join(t('list.join'))}</span>
}

/** Deeds of a day with their hour. */
export function EventLog({ rows }: { rows: readonly EventRow[] }) {
  const { f } = useDeskWords()
  return (
    <ul className="log">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={place}>
          <time dateTime={String(row.at)}>{f.time(String(row.at))}</time>
          <span>
            <Deed row={row} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Deed({ row }: { row: EventRow }) {
  const { t, f } = useDeskWords()
  const [module = 'desk', verb = ''] = row.verb.split('.')
  const words = useWords<Record<string, string>>(module)
  const told = words.maybe(`verbs.${verb}`, { title: row.record.title, ...deedValues(row.values, f.locale) })
  const deed = told ?? t('event.onRecord', { title: row.record.title })
  return (
    <>
      {t('event.line', { name: row.actor?.name ?? '—', deed })}
      {told && !told.includes(row.record.title) && (
        <>
          {t('list.join').trimEnd()} {row.href ? <Link href={row.href}>{row.record.title}</Link> : row.record.title}
        </>
      )}
    </>
  )
}
