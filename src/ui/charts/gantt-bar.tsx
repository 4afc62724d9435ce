import { filled, type GanttRow, type Stretch } from './gantt.rules.ts'

interface GanttBarProps {
  row: GanttRow
  bar: Stretch
  top: number
  height: number
  rtl: boolean
  hatch: string
  label: string
  onOpen?(id: string): void
}

/** One bar: claimed hatch, verified tint, approved and noted fills, heavy outline on the critical path. */
export function GanttBar({ row, bar, top, height, rtl, hatch, label, onOpen }: GanttBarProps) {
  const part = (value: GanttRow['claimed'], fill: string, stroke?: string) => {
    const { x, width } = filled(bar, value, rtl)
    return width > 0 && <rect x={x} y={top} width={width} height={height} fill={fill} stroke={stroke} />
  }
  const outline = row.critical
    ? { stroke: 'var(--c-ink)', strokeWidth: 1.5 }
    : { stroke: 'var(--c-rule-strong)', strokeWidth: 1 }
  const drawn = (
    <>
      <title>{label}</title>
      <rect x={bar.x} y={top} width={bar.width} height={height} fill="var(--c-sunken)" {...outline} />
      {part(row.claimed, `url(#${hatch})`, 'var(--c-claimed)')}
      {part(row.verified, 'var(--c-verified)', 'var(--c-claimed)')}
      {part(row.approved, 'var(--c-approved)')}
      {part(row.noted, 'var(--c-noted)')}
      {row.critical && <rect x={bar.x} y={top} width={bar.width} height={height} fill="none" {...outline} />}
    </>
  )
  if (!onOpen) return <g>{drawn}</g>
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside a drawing there is no button element
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      onClick={() => onOpen(row.id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen(row.id)
      }}
    >
      {drawn}
      <rect className="ring" x={bar.x - 3} y={top - 3} width={bar.width + 6} height={height + 6} fill="none" rx="2" />
    </g>
  )
}
