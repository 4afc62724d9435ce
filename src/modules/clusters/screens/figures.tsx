import { useAddress, useGo } from '../../../ui/address.ts'
import { ExampleMark, Figure, useFormat, useWords } from '../../../ui/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../clusters.fa.ts'
import { pointsBehind } from './gap.rules.ts'
import { keepingDay, paths } from './paths.ts'

/** A percentage that opens its receipts on the page of its plan year; a dash where nothing is recorded. */
export function YearFigure({
  yearId,
  value,
  itemId,
  onOpen,
  example = false,
}: {
  yearId: string
  value: string | null
  /** The activity whose receipt opens; without it the whole year’s. */
  itemId?: string
  /** Where the page has its own panel for receipts. */
  onOpen?(): void
  /** No document states it. */
  example?: boolean
}) {
  const { percent } = useValues()
  const go = useGo()
  const { query } = useAddress()
  if (value === null) return <span className="dim">—</span>
  const open = onOpen ?? (() => go(keepingDay(paths.receipts(yearId, itemId), query)))
  return (
    <>
      <Figure onOpen={open}>{percent(value)}</Figure>
      {example && (
        <>
          {' '}
          <ExampleMark />
        </>
      )}
    </>
  )
}

/** «۱۹٫۵ واحد عقب‌تر» in words. */
export function useGapWords() {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  return (pair: Parameters<typeof pointsBehind>[0]): string => {
    const points = pointsBehind(pair)
    if (points === null) return t('gap.none')
    if (points === 0) return t('gap.even')
    return t(points > 0 ? 'gap.behind' : 'gap.ahead', { points: f.number(Math.abs(points)) })
  }
}

/** The gap with the colour of its class: only what is well behind is coloured. */
export function Gap(pair: Parameters<typeof pointsBehind>[0]) {
  const words = useGapWords()
  const points = pointsBehind(pair)
  const tone = points === null ? 'dim' : points > 15 ? 'late-t' : points > 5 ? 'risk-t' : undefined
  return <span className={tone}>{words(pair)}</span>
}
