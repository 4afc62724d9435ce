import { useState } from 'react'
import { Btn, Empty, InkBar, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ItemView, ProgressView } from '../commitments.schema.ts'
import { inkOf } from './figures.rules.ts'
import { useValues } from './values.ts'

/** Leaves on which progress is claimed by hand and may still move. */
export const claimable = (item: ItemView): boolean =>
  item.isLeaf && item.source === 'claimed' && item.closed === null && item.lines.approved !== '100'

/** Which activities, one after another: those that came back first, then as they stand in the plan. */
export function ClaimPick({ tree, onPicked }: { tree: ProgressView; onPicked(itemIds: string[]): void }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent, weight } = useValues()
  const returned = (item: ItemView) => Number(item.lastClaim?.state === 'returned')
  const items = tree.items.filter(claimable).toSorted((one, other) => returned(other) - returned(one))
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  if (items.length === 0)
    return (
      <div className="claim-pad">
        <Empty title={t('pick.none')} text={t('pick.noneText')} />
      </div>
    )
  return (
    <form
      className="claim-form"
      onSubmit={(event) => {
        event.preventDefault()
        onPicked(items.filter((item) => picked.has(item.itemId)).map((item) => item.itemId))
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a legend would leave its place in the padding */}
      <div className="claim-pad" role="group" aria-labelledby="claim-picks">
        <h1 id="claim-picks">{t('pick.title')}</h1>
        {items.map((item) => (
          <label key={item.itemId} className="choice claim-pick">
            <input
              type="checkbox"
              checked={picked.has(item.itemId)}
              onChange={(event) => {
                const next = new Set(picked)
                event.target.checked ? next.add(item.itemId) : next.delete(item.itemId)
                setPicked(next)
              }}
            />
            <span className="grow">
              <span className="claim-line">
                <span>{item.title}</span>
                <span className="nowrap dim">{percent(item.lines.approved)}</span>
              </span>
              <InkBar {...inkOf(item.lines)} size="thin" />
              <span className="small dim">
                {item.lastClaim?.state === 'returned' ? (
                  <span className="late-t">{t('state.returned')}</span>
                ) : item.finish ? (
                  t('claim.about', { weight: weight(item.weight), date: f.date(item.finish) })
                ) : (
                  t('claim.weight', { weight: weight(item.weight) })
                )}
              </span>
            </span>
          </label>
        ))}
      </div>
      <div className="claim-foot">
        <Btn tone="go" block type="submit" why={picked.size === 0 ? t('pick.needed') : undefined}>
          {picked.size > 1 ? t('pick.startMany', { count: picked.size }) : t('pick.start')}
        </Btn>
      </div>
    </form>
  )
}
