import type { CSSProperties, ReactNode } from 'react'

export interface Gate {
  id: string
  name: ReactNode
  state: 'past' | 'now' | 'next' | 'locked'
  /** Who decided, and when. */
  lines?: readonly ReactNode[]
  /** How far the current stage has come, 0 to 100. */
  at?: number
}

/** The way of a cluster from identification to hand-over; on a phone it stands upright. */
export function GatePath({ gates }: { gates: readonly Gate[] }) {
  return (
    <ol className="gates" style={{ '--gates': gates.length } as CSSProperties}>
      {gates.map((gate) => (
        <li
          key={gate.id}
          className={`gate ${gate.state}`}
          aria-current={gate.state === 'now' ? 'step' : undefined}
          style={gate.at === undefined ? undefined : ({ '--at': `${gate.at}%` } as CSSProperties)}
        >
          <b>{gate.name}</b>
          {gate.lines?.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two fixed lines
            <span key={place} className="gate-line">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
