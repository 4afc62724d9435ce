import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'

interface RefusalProps {
  /** What is closed: «پایش نهایی هنوز بسته است.» */
  title: ReactNode
  /** The clause and its edition that close it. */
  clause?: ReactNode
  /** What is missing, one thing per entry. */
  missing?: readonly ReactNode[]
  /** The way to what is missing. */
  way?: ReactNode
}

/** A lock, the clause and its edition, what is missing, a link to it. Never a bare "not allowed". */
export function Refusal({ title, clause, missing = [], way }: RefusalProps) {
  return (
    <div className="why-locked" role="note">
      <Icon name="lock" />
      <div>
        <p>
          <b className="strong">{title}</b> {clause}
        </p>
        {missing.length > 0 && (
          <ul className="missing">
            {missing.map((thing, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
              <li key={place}>{thing}</li>
            ))}
          </ul>
        )}
        {way}
      </div>
    </div>
  )
}
