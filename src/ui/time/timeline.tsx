import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { Nuqta, type State } from '../marks/nuqta.tsx'

export interface TimelineEvent {
  id: string
  /** ISO day, or words where only the year is known («سال ۱۳۹۵»). */
  at: string
  state?: State
  text: ReactNode
  by?: ReactNode
}

const iso = /^\d{4}-\d\d-\d\d/

/** What happened, newest first as given; each with a dot that says its certainty. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const f = useFormat()
  return (
    <ol className="tline">
      {events.map((event) => (
        <li key={event.id}>
          {iso.test(event.at) ? (
            <time dateTime={event.at}>{f.date(event.at, 'dayYear')}</time>
          ) : (
            <time>{f.digits(event.at)}</time>
          )}
          <span className="dot">
            <Nuqta state={event.state} named />
          </span>
          <div>
            {event.text}
            {event.by && (
              <>
                <br />
                <span className="by">{event.by}</span>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
