import { useId, useLayoutEffect, useRef } from 'react'
import { addDays } from '../fa.ts'
import { useFormat } from '../format.ts'
import { useLooks } from '../locale.tsx'
import { useInkName } from '../marks/ink-bar.tsx'
import { useUiWords } from '../words.tsx'
import { isolate, useTicks } from './axis.ts'
import { barOf, elbow, type GanttRow } from './gantt.rules.ts'
import { GanttBar } from './gantt-bar.tsx'
import { DateLine, HatchPattern } from './marks.tsx'
import { timeScale, weekSpans } from './scales.ts'
import { useWidth } from './use-width.ts'

export interface GanttProps {
  name: string
  rows: readonly GanttRow[]
  from: string
  to: string
  asOf: string
  unit?: 'season' | 'month' | 'week'
  onOpen?(id: string): void
}

/** Activities over a Jalali calendar; where the place is narrow the names go above their bars, seasons for months. */
export default function Gantt({ name, rows, from, to, asOf, unit = 'month', onOpen }: GanttProps) {
  const t = useUiWords()
  const f = useFormat()
  const inkName = useInkName()
  const rtl = useLooks().dir === 'rtl'
  const hatch = useId()
  const [ref, room] = useWidth<HTMLDivElement>()
  const small = room > 0 && room < 600
  // Weeks need more room than there is: the drawing then scrolls inside its own place.
  const names = small ? 0 : Math.min(240, Math.round(room * 0.26))
  const seen = room - names
  const width = unit === 'week' && !small ? Math.max(seen, weekSpans(from, to).length * 26) : seen
  const [rowHeight, barHeight, head] = small ? [50, 12, 26] : [44, 14, 32]
  const height = head + rows.length * rowHeight + 28
  const foot = head + rows.length * rowHeight + 4
  const box = { start: 0, end: width }
  const x = timeScale(from, addDays(to, 1), box, rtl)
  const ticks = useTicks(
    from,
    addDays(to, 1),
    box.end - box.start,
    f,
    small ? undefined : unit === 'season' ? 'season' : undefined,
  )
  const barTop = (place: number) => head + place * rowHeight + (small ? 27 : 16)
  const bars = new Map(
    rows.map((row, place) => [row.id, { bar: barOf(row, x, (day) => addDays(day, 1)), top: barTop(place) }]),
  )
  const about = (row: GanttRow) =>
    `${row.name}، ${f.date(row.start, 'dayYear')} – ${f.date(row.end, 'dayYear')}${row.critical ? `، ${t('critical')}` : ''}: ${inkName(row)}`

  // A drawing wider than its place opens where the as-of day is.
  const scroller = useRef<HTMLElement>(null)
  const wide = room > 0 && width > seen
  const centre = x(asOf < from ? from : asOf > to ? to : asOf)
  useLayoutEffect(() => {
    // physical: a scroll position counts from the left in both directions of writing
    if (wide) scroller.current?.scrollTo({ left: (rtl ? centre - width : centre) + (rtl ? seen / 2 : -seen / 2) })
  }, [wide, centre, seen, width, rtl])
  const label = wide ? { role: 'region', 'aria-label': name, tabIndex: 0 } : {}

  return (
    <div ref={ref} className="plot gantt">
      {names > 0 && (
        <div className="gantt-names" aria-hidden="true" style={{ inlineSize: names, paddingBlockStart: head + 1 }}>
          {rows.map((row) => (
            <div key={row.id} title={row.name} style={{ blockSize: rowHeight }}>
              <span>{row.name}</span>
            </div>
          ))}
        </div>
      )}
      <section ref={scroller} className="scroll-x gantt-field" {...label}>
        {room > 0 && (
          <svg width={width} height={height} role={onOpen ? 'group' : 'img'} aria-label={name}>
            <defs>
              <HatchPattern id={hatch} />
            </defs>
            {unit === 'week' &&
              !small &&
              weekSpans(from, addDays(to, 1)).map((week) => (
                <line
                  key={week.from}
                  x1={x(week.from)}
                  x2={x(week.from)}
                  y1={22}
                  y2={foot}
                  stroke="var(--c-rule)"
                  strokeDasharray="1 3"
                />
              ))}
            {ticks.map((tick) => (
              <g key={tick.from}>
                <line
                  x1={x(tick.from)}
                  x2={x(tick.from)}
                  y1={tick.strong ? 6 : 22}
                  y2={foot}
                  stroke={tick.strong ? 'var(--c-rule-2)' : 'var(--c-rule)'}
                />
                <text
                  x={(x(tick.from) + x(tick.to)) / 2}
                  y={18}
                  textAnchor="middle"
                  fontSize="12"
                  fill="var(--c-ink-3)"
                >
                  {tick.label}
                </text>
              </g>
            ))}
            <line
              x1={rtl ? box.start : box.end}
              x2={rtl ? box.start : box.end}
              y1={6}
              y2={foot}
              stroke="var(--c-rule-2)"
            />
            {!small &&
              rows.map((row, place) => (
                <line
                  key={row.id}
                  x1={0}
                  x2={width}
                  y1={head + (place + 1) * rowHeight + 1}
                  y2={head + (place + 1) * rowHeight + 1}
                  stroke="var(--c-rule)"
                />
              ))}
            {rows.map((row, place) => (
              <g key={row.id}>
                {small && (
                  <text
                    x={rtl ? width : 0}
                    y={head + place * rowHeight + 17}
                    textAnchor={rtl ? 'end' : 'start'}
                    fontSize="13"
                    className="gantt-name halo"
                  >
                    {isolate(shorten(row.name, width), rtl)}
                  </text>
                )}
                <GanttBar
                  row={row}
                  bar={bars.get(row.id)!.bar}
                  top={barTop(place)}
                  height={barHeight}
                  rtl={rtl}
                  hatch={hatch}
                  label={about(row)}
                  onOpen={onOpen}
                />
              </g>
            ))}
            {rows.flatMap((row) =>
              (row.after ?? []).map((id) => {
                const [one, other] = [bars.get(id), bars.get(row.id)!]
                if (!one || one.top >= other.top) return null
                const { path, tip } = elbow(one.bar, other.bar, one.top + barHeight / 2, other.top, rtl)
                return (
                  <g key={`${id} ${row.id}`}>
                    <path d={path} fill="none" stroke="var(--c-ink-2)" strokeWidth="1.2" />
                    <path d={`M${tip[0] - 3.5} ${tip[1] - 5}h7l-3.5 5z`} fill="var(--c-ink-2)" />
                  </g>
                )
              }),
            )}
            {asOf >= from && asOf <= to && (
              <DateLine x={x(asOf)} top={24} foot={foot} date={asOf} flagAt="foot" width={width} />
            )}
          </svg>
        )}
      </section>
      {!onOpen && (
        <ul className="vh">
          {rows.map((row) => (
            <li key={row.id}>{about(row)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A name cut to the room it has; about 6.4 units a letter at 13. */
function shorten(name: string, width: number): string {
  const letters = Math.floor(width / 6.4)
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1)).trimEnd()}…`
}
