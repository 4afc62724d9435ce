import type { CSSProperties } from 'react'
import { useFormat } from '../format.ts'
import { useUiWords } from '../words.tsx'
import { INK_LETTER, INK_ORDER, type Ink, length } from './ink.rules.ts'

/** All five marks in one sentence, for the accessible name and for titles. */
export function useInkName(): (ink: Ink) => string {
  const t = useUiWords()
  const f = useFormat()
  return (ink) => {
    const say = (value: Ink[keyof Ink]) => (value === null || value === undefined ? t('notRecorded') : f.percent(value))
    return t('inkName', {
      noted: say(ink.noted),
      approved: say(ink.approved),
      verified: say(ink.verified),
      claimed: say(ink.claimed),
      planned: say(ink.planned),
    })
  }
}

/** One bar, five marks: noted, approved, verified, claimed (hatch), and the plan as an upright tick. */
export function InkBar({ size = 'normal', ...ink }: Ink & { size?: 'thin' | 'normal' | 'tall' }) {
  const name = useInkName()(ink)
  const lengths: Record<string, number> = {}
  for (const key of Object.keys(INK_LETTER) as (keyof Ink)[]) lengths[`--${INK_LETTER[key]}`] = length(ink[key])
  const drawn = INK_ORDER.filter((key) => length(ink[key]) > 0)
  return (
    <span
      className={size === 'normal' ? 'ink' : `ink ${size}`}
      role="img"
      aria-label={name}
      title={name}
      style={lengths as CSSProperties}
    >
      {drawn.map((key) => (
        <i key={key} className={INK_LETTER[key]} />
      ))}
      {ink.planned !== null && ink.planned !== undefined && <b className="p" />}
    </span>
  )
}

const KEY_ORDER = ['noted', 'approved', 'verified', 'claimed', 'planned'] as const

/** The legend of the ink bar; with values it is also the readable form of one bar. */
export function InkKey({ values, labels }: { values?: Ink; labels?: Partial<Record<keyof Ink, string>> }) {
  const t = useUiWords()
  const f = useFormat()
  return (
    <ul className="ink-key">
      {KEY_ORDER.map((key) => {
        const value = values?.[key]
        return (
          <li key={key}>
            <span className={`sw ${INK_LETTER[key]}`} />
            {labels?.[key] ?? t(key)}{' '}
            {values && <b>{value === null || value === undefined ? '—' : f.percent(value)}</b>}
          </li>
        )
      })}
    </ul>
  )
}
