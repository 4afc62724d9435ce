import { type ReactNode, useId } from 'react'
import { Nuqta, type State } from '../marks/nuqta.tsx'

/** Work of one deadline: overdue, this week, later. */
export function DueGroup({
  title,
  count,
  late,
  end,
  children,
}: {
  title: string
  count?: ReactNode
  late?: boolean
  end?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={late ? 'due-group late' : 'due-group'} aria-labelledby={id}>
      <h2 id={id}>
        {title} {count && <span className="n">{count}</span>} {end && <span className="end">{end}</span>}
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

interface TaskProps {
  /** Names the row in the page, so that the keyboard finds it again. */
  item?: string
  /** A box to tick it together with others. */
  pick?: ReactNode
  state: State
  late?: boolean
  /** What: a link to where the work is done. */
  title: ReactNode
  /** Why. */
  why?: ReactNode
  /** The other person's own words. */
  quote?: ReactNode
  /** Since when, which record; short pieces. */
  meta?: readonly ReactNode[]
  due?: ReactNode
  /** «۳ روز گذشته» */
  left?: ReactNode
  /** Buttons; filled only in the overdue group. */
  acts?: ReactNode
  /** Windows that its acts open: they belong to the row, for a list holds rows only. */
  over?: ReactNode
}

/** One row of the desk: what, why, since when, until when, and the act. */
export function Task({ item, pick, state, late, title, why, quote, meta = [], due, left, acts, over }: TaskProps) {
  return (
    <li className={late ? 'task late' : 'task'} data-item={item}>
      {pick ? (
        <span className="task-mark">
          <Nuqta state={state} named />
          {pick}
        </span>
      ) : (
        <Nuqta state={state} named />
      )}
      <div>
        <h3>{title}</h3>
        {why && <p className="why">{why}</p>}
        {quote && <blockquote>{quote}</blockquote>}
        {meta.length > 0 && (
          <div className="meta">
            {meta.map((piece, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fixed pieces of one line
              <span key={place}>{piece}</span>
            ))}
          </div>
        )}
      </div>
      <div className="due">
        {due && <b>{due}</b>} {left}
      </div>
      <div className="act">{acts}</div>
      {over}
    </li>
  )
}
