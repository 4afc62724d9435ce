import { type ReactNode, useId } from 'react'
import { useUiWords } from '../words.tsx'

/** Text and margin side by side; `open` gives the margin a panel's width, `wide` leaves it out. */
export function Cols({
  open = false,
  wide = false,
  children,
}: {
  open?: boolean
  wide?: boolean
  children: ReactNode
}) {
  return <div className={`cols${open ? ' open' : ''}${wide ? ' wide' : ''}`}>{children}</div>
}

/** The text: the work. */
export function Matn({ children }: { children: ReactNode }) {
  return <div className="matn">{children}</div>
}

/** The margin: the evidence. It explains what is in the text and never holds the main act. */
export function Hashieh({ label, children }: { label?: string; children: ReactNode }) {
  const t = useUiWords()
  return (
    <aside className="hashieh" aria-label={label ?? t('margin')}>
      {children}
    </aside>
  )
}

interface SectionProps {
  title: ReactNode
  /** Beside the title: a short remark, an example mark. */
  note?: ReactNode
  mark?: ReactNode
  /** At the far end: a link or a segment. */
  end?: ReactNode
  children: ReactNode
}

/** A section of the text under a plain heading. */
export function Section({ title, note, mark, end, children }: SectionProps) {
  const id = useId()
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note && <span className="dim small">{note}</span>}
        {mark}
        {end && <span className="end">{end}</span>}
      </header>
      {children}
    </section>
  )
}

/** A section of the margin. */
export function Note({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span>{title}</span>
        {end}
      </h2>
      {children}
    </section>
  )
}
