import type { ReactNode } from 'react'
import { Mark } from '../icons.tsx'

/** Six outlined dots, one sentence of state, one of what to do, one button. */
export function Empty({ title, text, acts }: { title: ReactNode; text?: ReactNode; acts?: ReactNode }) {
  return (
    <div className="empty">
      <Mark outlined />
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      {acts && <div className="row">{acts}</div>}
    </div>
  )
}
