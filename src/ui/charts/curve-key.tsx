import { useFormat } from '../format.ts'
import { useUiWords } from '../words.tsx'
import { allDays, isUnknown, type Point, valueAt } from './curve.rules.ts'
import { CURVES, type SCurveProps } from './s-curve.tsx'

const ORDER = ['planned', 'claimed', 'verified', 'approved', 'noted'] as const

/** What was last noted by a day: the step, not the slope. */
const noted = (points: readonly Point[], day: string) => points.findLast((point) => point.at <= day)?.value ?? null
const read = (props: SCurveProps, key: (typeof ORDER)[number], day: string) => {
  if (key !== 'planned' && isUnknown(props.unknown, day)) return null
  return key === 'noted' ? noted(props.noted ?? [], day) : valueAt(props[key] ?? [], day)
}

/** Legend with the values of the as-of day, in the empty upper corner on the reading-start side. */
export function CurveKey({ inset, ...props }: SCurveProps & { inset: number }) {
  const t = useUiWords()
  const f = useFormat()
  const present = ORDER.filter((key) => (props[key]?.length ?? 0) > 0)
  const sample = (key: keyof typeof CURVES) => (
    <svg width="28" height="10" aria-hidden="true">
      <line x1="0" x2="28" y1="5" y2="5" {...CURVES[key]} />
    </svg>
  )
  return (
    <ul className="curve-key" style={{ insetInlineStart: inset }}>
      {present.map((key) => {
        const value = read(props, key, props.asOf)
        return (
          <li key={key} className={`t-${key}`}>
            {sample(key)} <span>{t(key)}</span> <b>{value === null ? '—' : f.percent(value, value % 1 ? 1 : 0)}</b>
          </li>
        )
      })}
      {props.forecast && (
        <li className="muted">
          {sample('forecast')} <span>{t('forecast')}</span> <b />
        </li>
      )}
    </ul>
  )
}

/** The same curve as numbers: for a screen reader, and for whoever wants to copy them. */
export function CurveTable({ caption, ...props }: SCurveProps & { caption: string }) {
  const t = useUiWords()
  const f = useFormat()
  const present = ORDER.filter((key) => (props[key]?.length ?? 0) > 0)
  const days = allDays(present.map((key) => props[key] ?? []))
  return (
    <details className="data-alt">
      <summary>{caption}</summary>
      <div className="scroll-x">
        <table className="tbl" aria-label={props.name}>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              {present.map((key) => (
                <th key={key} scope="col" className="num">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day}>
                <td>{f.date(day, 'dayYear')}</td>
                {present.map((key) => {
                  // Claims end at the as-of day; only the plan goes on.
                  const value = key !== 'planned' && day > props.asOf ? null : read(props, key, day)
                  return (
                    <td key={key} className="num">
                      {value === null ? '—' : f.percent(value.toFixed(1), 1)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
