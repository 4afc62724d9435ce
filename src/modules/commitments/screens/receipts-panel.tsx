import { useEffect, useRef } from 'react'
import { Answer, IconBtn, Note, SumTable, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ProgressView, ReceiptsView } from '../commitments.schema.ts'
import { type LineName, useProgress, useReceipts } from './data.ts'
import { greatestGaps, shortDecimal } from './figures.rules.ts'
import { LeafReceipt } from './leaf-receipt.tsx'
import { useValues } from './values.ts'
import './commitments.css'

interface ReceiptsPanelProps {
  recordId: string
  /** The line whose figure is asked about. */
  line?: LineName
  /** The leaf whose receipt is open. */
  leafId?: string | null
  onLeaf(itemId: string | null): void
  onClose?(): void
  /** Ends the receipt of the open leaf: what a room lets one do with it. */
  leafEnd?(itemId: string): React.ReactNode
}

/** «Why 68.7%?»: the weighted sum leaf by leaf, and the receipt of the leaf that is open. Two notes for the margin. */
export function ReceiptsPanel(props: ReceiptsPanelProps) {
  const progress = useProgress(props.recordId)
  const receipts = useReceipts(props.recordId, props.line ?? 'approved')
  return (
    <Answer of={receipts}>
      {(sum) => <Answer of={progress}>{(tree) => <Panel {...props} sum={sum} tree={tree} />}</Answer>}
    </Answer>
  )
}

function Panel({
  sum,
  tree,
  leafId,
  onLeaf,
  onClose,
  leafEnd,
}: ReceiptsPanelProps & { sum: ReceiptsView; tree: ProgressView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent } = useValues()
  const leaf = sum.leaves.find((one) => one.itemId === leafId)
  const item = tree.items.find((one) => one.itemId === leafId)
  const gaps = sum.line === 'approved' ? greatestGaps(tree.items) : []
  const many = sum.leaves.length > 14
  const receipt = useRef<HTMLDivElement>(null)
  const opened = useRef(leafId)
  useEffect(() => {
    if (leafId && leafId !== opened.current) {
      // What was asked for may lie below the fold; where the margin follows the text it always does.
      const below = matchMedia('(max-width: 61rem)').matches
      receipt.current?.scrollIntoView({ block: below ? 'start' : 'nearest' })
    }
    opened.current = leafId
  }, [leafId])
  const same = Number(shortDecimal(sum.percent, 6)) === Number(shortDecimal(sum.recomputed, 6))
  const table = (
    <SumTable
      rows={sum.leaves.map((one) => ({
        key: one.itemId,
        label: (
          <button
            type="button"
            className="sum-open"
            aria-expanded={one.itemId === leafId}
            onClick={() => onLeaf(one.itemId === leafId ? null : one.itemId)}
          >
            {one.title}
          </button>
        ),
        how: `${f.number(shortDecimal(one.weights.length === 1 ? one.weights[0]! : one.share, 2))} × ${percent(one.percent)}`,
        value: f.number(one.contribution, 2),
        hot: one.itemId === leafId,
      }))}
      total={{ label: t(`figure.${sum.line}`), value: f.number(sum.percent, 2) }}
    />
  )
  return (
    <>
      <Note
        title={t('why.title', { figure: percent(sum.percent) })}
        end={onClose && <IconBtn icon="close" label={t('why.close')} onClick={onClose} />}
      >
        <p className="small muted why-how">
          {t(`why.${sum.line}`, { date: f.date(sum.asOf) })}
          {sum.answeredBy !== sum.line && ` ${t('why.answeredBy', { line: t(`line.${sum.answeredBy}`) })}`}
        </p>
        {many ? (
          <section
            className="sum-scroll"
            aria-label={t('why.rows')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling place must be in reach of the keyboard
            tabIndex={0}
          >
            {table}
          </section>
        ) : (
          table
        )}
        <p className={same ? 'small muted why-how' : 'small late-t why-how'}>
          {t(same ? 'why.recomputed' : 'why.differs', { value: f.number(shortDecimal(sum.recomputed, 6)) })}
        </p>
        {gaps.length > 0 && (
          <p className="small muted">
            {t('why.gaps')}{' '}
            {gaps.map(({ item: behind, points }, place) => (
              <span key={behind.itemId}>
                {place > 0 && (f.locale === 'fa' ? '، ' : ', ')}
                {behind.title} <b className="strong nowrap">{f.number(shortDecimal(points))}</b>
              </span>
            ))}{' '}
            {t('why.points')}
          </p>
        )}
      </Note>
      {leaf && (
        <div ref={receipt} className="leaf-receipt">
          <Note
            title={t('receipt.title', { title: leaf.title })}
            end={<IconBtn icon="close" label={t('receipt.close')} onClick={() => onLeaf(null)} />}
          >
            <LeafReceipt claim={leaf.claim} item={item} ladder={tree.ladder} />
            {leafEnd?.(leaf.itemId)}
          </Note>
        </div>
      )}
    </>
  )
}
