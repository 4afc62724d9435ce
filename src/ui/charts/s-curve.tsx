import { curveMonotoneX, line } from 'd3-shape'
import { useId } from 'react'
import { useFormat } from '../format.ts'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import { isolate, useTicks } from './axis.ts'
import { isUnknown, type Point, pieces, type Span, stepPath, valueAt } from './curve.rules.ts'
import { CurveKey, CurveTable } from './curve-key.tsx'
import { DateLine, HatchPattern, NotedDot } from './marks.tsx'
import { percentScale, timeScale } from './scales.ts'
import { useWidth } from './use-width.ts'

export interface NotedPoint extends Point {
  /** «جلسه ششم» */
  label: string
}
export interface SCurveProps {
  /** Accessible name: what the curve is of. */
  name: string
  /** First and last day of the axis, and the as-of day; ISO. */
  from: string
  to: string
  asOf: string
  planned: readonly Point[]
  claimed?: readonly Point[]
  verified?: readonly Point[]
  approved?: readonly Point[]
  noted?: readonly NotedPoint[]
  forecast?: readonly Point[]
  /** Days at which something begins (a plan year), each with its name: an upright line, and the name under its span. */
  marks?: ReadonlyArray<{ at: string; label: string }>
  /** Days of which only the plan is known: hatched, no line runs over them. */
  unknown?: readonly Span[]
}

/** Line styles of certainty: dotted, dashed, thin, thick. */
export const CURVES = {
  planned: { stroke: 'var(--c-ink)', strokeWidth: 1.6, strokeDasharray: '1 5', strokeLinecap: 'round' },
  claimed: { stroke: 'var(--c-claimed)', strokeWidth: 1.5, strokeDasharray: '6 3' },
  verified: { stroke: 'var(--c-verified)', strokeWidth: 2.25 },
  approved: { stroke: 'var(--c-approved)', strokeWidth: 3.2, strokeLinecap: 'round' },
  noted: { stroke: 'var(--c-noted)', strokeWidth: 1.5 },
  forecast: { stroke: 'var(--c-approved)', strokeWidth: 1.5, strokeDasharray: '3 4' },
} as const
const SMOOTH = ['planned', 'claimed', 'verified', 'approved'] as const
const DOT = {
  planned: '--c-ink',
  claimed: '--c-claimed-text',
  verified: '--c-verified-text',
  approved: '--c-approved-text',
}

/** Planned, claimed, verified, approved and noted progress over a Jalali year. */
export default function SCurve(props: SCurveProps) {
  const { name, from, to, asOf } = props
  const t = useUiWords()
  const f = useFormat()
  const rtl = useLooks().dir === 'rtl'
  const hatch = useId()
  const [ref, width] = useWidth<HTMLDivElement>()
  const small = width < 520
  const band = props.marks ? 24 : 0
  const height = (small ? 300 : 380) + band
  const [top, foot, scaleRoom, edge] = [26, height - 34 - band, small ? 34 : 44, small ? 0 : 8]
  const box = rtl ? { start: edge, end: width - scaleRoom } : { start: scaleRoom, end: width - edge }
  const x = timeScale(from, to, box, rtl)
  const y = percentScale(top, foot)
  const ticks = useTicks(from, to, box.end - box.start, f)
  const draw = line<Point>(
    (point) => x(point.at),
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  const shown = asOf > to ? to : asOf
  const silent = (props.unknown ?? [])
    .map((span) => ({ from: span.from < from ? from : span.from, to: span.to > to ? to : span.to }))
    .filter((span) => span.from < span.to)
  const lines = SMOOTH.map((key) => ({
    key,
    points: (props[key] ?? []).filter((point) => point.at >= from && point.at <= to),
  })).filter(({ points }) => points.length > 0)

  return (
    <figure className="plot-figure">
      <div ref={ref} className={small ? 'plot small' : 'plot'}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={name}>
            {silent.length > 0 && (
              <defs>
                <HatchPattern id={hatch} stroke="var(--c-rule-2)" />
              </defs>
            )}
            {silent.map((span) => (
              <rect
                key={span.from}
                x={Math.min(x(span.from), x(span.to))}
                y={top}
                width={Math.abs(x(span.to) - x(span.from))}
                height={foot - top}
                fill={`url(#${hatch})`}
                opacity="0.55"
              />
            ))}
            {[0, 25, 50, 75, 100].map((percent) => (
              <g key={percent}>
                <line
                  x1={box.start}
                  x2={box.end}
                  y1={y(percent)}
                  y2={y(percent)}
                  stroke={percent ? 'var(--c-rule)' : 'var(--c-rule-2)'}
                />
                <text
                  x={rtl ? box.end + 10 : box.start - 8}
                  y={y(percent) + 4}
                  textAnchor={rtl ? 'start' : 'end'}
                  fontSize="12"
                  fill="var(--c-ink-3)"
                >
                  {isolate(f.percent(percent), rtl)}
                </text>
              </g>
            ))}
            {ticks.map((tick) => (
              <text
                key={tick.from}
                x={(x(tick.from) + x(tick.to)) / 2}
                y={height - 10 - band}
                textAnchor="middle"
                fontSize="12"
                fill="var(--c-ink-3)"
              >
                {tick.label}
              </text>
            ))}
            {props.marks?.map((mark, place) => {
              const end = props.marks?.[place + 1]?.at ?? to
              return (
                <g key={mark.at}>
                  <line x1={x(mark.at)} x2={x(mark.at)} y1={top} y2={height - 4} stroke="var(--c-rule-2)" />
                  <text
                    x={(x(mark.at) + x(end)) / 2}
                    y={height - 8}
                    textAnchor="middle"
                    fontSize="12.5"
                    fill="var(--c-ink-2)"
                  >
                    {isolate(mark.label, rtl)}
                  </text>
                </g>
              )
            })}
            <DateLine x={x(shown)} top={top} foot={foot} date={asOf} flagAt="top" width={width} />
            {lines.map(({ key, points }) => (
              <path
                key={key}
                d={pieces(points, key === 'planned' ? [] : props.unknown)
                  .map((piece) => draw(piece) ?? '')
                  .join('')}
                fill="none"
                {...CURVES[key]}
              />
            ))}
            {props.noted && <path d={stepPath(props.noted, shown, x, y)} fill="none" {...CURVES.noted} />}
            {props.forecast && <path d={draw(props.forecast as Point[]) ?? ''} fill="none" {...CURVES.forecast} />}
            {props.noted?.map((point) => (
              <g key={point.at}>
                <NotedDot x={x(point.at)} y={y(point.value)} />
                <text
                  x={x(point.at) + (rtl ? -9 : 9)}
                  y={y(point.value) + 20}
                  textAnchor={rtl ? 'end' : 'start'}
                  fontSize="12.5"
                  className="map-label noted-label"
                >
                  {isolate(small ? f.percent(point.value) : `${point.label}: ${f.percent(point.value)}`, rtl)}
                </text>
              </g>
            ))}
            {lines.map(({ key, points }) => {
              const value = key !== 'planned' && isUnknown(props.unknown, shown) ? null : valueAt(points, shown)
              return value === null ? null : (
                <circle
                  key={key}
                  cx={x(shown)}
                  cy={y(value)}
                  r="3.5"
                  fill={`var(${DOT[key]})`}
                  stroke="var(--c-surface)"
                  strokeWidth="1.5"
                />
              )
            })}
          </svg>
        )}
        {width > 0 && <CurveKey {...props} inset={scaleRoom + 8} />}
      </div>
      {silent.map((span) => (
        <p key={span.from} className="curve-silent small dim">
          <span className="sw2 gap-none" aria-hidden="true" />{' '}
          {t('silent', { from: f.date(span.from, 'dayYear'), to: f.date(span.to, 'dayYear') })}
        </p>
      ))}
      <CurveTable {...props} caption={t('showNumbers')} />
    </figure>
  )
}
