import { lazy, type ReactNode, Suspense } from 'react'
import { useUiWords } from '../words.tsx'
import type { GanttProps } from './gantt.tsx'
import type { ProvinceMapProps } from './province-map.tsx'
import type { SCurveProps } from './s-curve.tsx'

const LazyCurve = lazy(() => import('./s-curve.tsx'))
const LazyGantt = lazy(() => import('./gantt.tsx'))
const LazyMap = lazy(() => import('./province-map.tsx'))

/** Keeps the place of a chart while its code arrives, so that nothing below it jumps. */
function Waiting({ height, children }: { height: number; children: ReactNode }) {
  const t = useUiWords()
  return (
    <Suspense
      fallback={
        <p className="dim small" style={{ minBlockSize: height }}>
          {t('chartWaiting')}
        </p>
      }
    >
      {children}
    </Suspense>
  )
}

export const SCurve = (props: SCurveProps) => (
  <Waiting height={380}>
    <LazyCurve {...props} />
  </Waiting>
)
export const Gantt = (props: GanttProps) => (
  <Waiting height={60 + props.rows.length * 38}>
    <LazyGantt {...props} />
  </Waiting>
)
export const ProvinceMap = (props: ProvinceMapProps) => (
  <Waiting height={420}>
    <LazyMap {...props} />
  </Waiting>
)
