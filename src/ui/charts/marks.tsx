import { useFormat } from '../format.ts'
import { useLooks } from '../locale.tsx'
import { isolate } from './axis.ts'

/** The hatch of claims, for SVG. */
export function HatchPattern({
  id,
  stroke = 'var(--c-claimed)',
  ground = 'var(--c-surface)',
}: {
  id: string
  stroke?: string
  ground?: string
}) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill={ground} />
      <line x1="0" y1="0" x2="0" y2="5" stroke={stroke} strokeWidth="2.2" />
    </pattern>
  )
}

interface DateLineProps {
  x: number
  top: number
  foot: number
  date: string
  /** Where the flag with the date hangs. */
  flagAt: 'top' | 'foot'
  width: number
}

/** One red upright line for the as-of date, with its flag kept inside the drawing. */
export function DateLine({ x, top, foot, date, flagAt, width }: DateLineProps) {
  const f = useFormat()
  const { dir } = useLooks()
  const label = f.date(date, 'day')
  const wide = dir === 'rtl' ? 68 : 84
  const at = Math.min(width - wide / 2, Math.max(wide / 2, x))
  const y = flagAt === 'top' ? top - 20 : foot - 1
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={foot} stroke="var(--c-late-solid)" strokeWidth="1.5" />
      <rect x={at - wide / 2} y={y} width={wide} height="20" rx="2" fill="var(--c-late-solid)" />
      <text x={at} y={y + 14.5} textAnchor="middle" fontSize="12" fontWeight="600" fill="var(--c-surface)">
        {isolate(label, dir === 'rtl')}
      </text>
    </g>
  )
}

/** A lapis dot: what the council has noted. */
export function NotedDot({ x, y }: { x: number; y: number }) {
  return (
    <rect
      x={x - 5}
      y={y - 5}
      width="10"
      height="10"
      transform={`rotate(45 ${x} ${y})`}
      fill="var(--c-noted)"
      stroke="var(--c-surface)"
      strokeWidth="2"
    />
  )
}
