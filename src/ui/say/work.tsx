import type { ReactNode } from 'react'

interface WorkProps {
  title: string
  /** «سطر ۸٬۲۱۰ از ۱۲٬۴۰۰» */
  count: ReactNode
  /** 0 to 100; left out where nobody can say how far it is. */
  percent?: number
  detail?: ReactNode
  left?: ReactNode
}

/** Long work: what is done, how many of how many, errors so far, time left. */
export function Work({ title, count, percent, detail, left }: WorkProps) {
  return (
    <div className="work">
      <div className="row between">
        <b className="strong">{title}</b>
        <span className="dim">{count}</span>
      </div>
      <div
        className={percent === undefined ? 'bar unknown' : 'bar'}
        role="progressbar"
        aria-label={title}
        aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ inlineSize: `${percent ?? 100}%` }} />
      </div>
      <div className="row between small">
        <span className="muted">{detail}</span>
        <span className="dim">{left}</span>
      </div>
    </div>
  )
}
