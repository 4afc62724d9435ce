import { BtnLink, Figure, InkBar, Section } from '../../../ui/index.ts'
import { claimHref, inkOf, type ProgressView, reviewHref } from '../../commitments/screens/index.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import { useMeetingWords } from './data.ts'
import './following.css'

interface ExecutionProps {
  resolution: ResolutionShown
  tree: ProgressView
  /** Opens the receipts of the figure in the margin. */
  onWhy(): void
}

/** The address where execution is said, or confirmed by whoever may; null: neither is open to this reader now. */
export function executionAct(tree: ProgressView | undefined): { href: string; act: 'report' | 'confirm' } | null {
  const item = tree?.items[0]
  if (!tree || !item || tree.closed) return null
  const claim = item.lastClaim
  if (claim?.state === 'waiting' && claim.may.approve === true) return { href: reviewHref(claim.id), act: 'confirm' }
  return tree.may.claim === true ? { href: claimHref(tree.recordId, [item.itemId]), act: 'report' } : null
}

/** How far a notified resolution is carried out: the commitment's own figure, with its receipts. */
export function Execution({ tree, onWhy }: ExecutionProps) {
  const { t, f } = useMeetingWords()
  const claim = tree.items[0]?.lastClaim
  return (
    <Section title={t('follow.execution')}>
      <div className="execution">
        <Figure onOpen={onWhy}>{f.percent(tree.whole.approved ?? '0', 1)}</Figure>
        <InkBar {...inkOf(tree.whole)} size="normal" />
      </div>
      {claim ? (
        <>
          <p className="small">
            {t('follow.lastClaim', { value: f.percent(claim.value, 1), day: f.date(claim.asOf) })}{' '}
            {claim.state === 'waiting' && t('follow.claimWaits')}
          </p>
          <blockquote>{claim.result}</blockquote>
          <p>
            <BtnLink small href={reviewHref(claim.id)}>
              {t('follow.seeClaim')}
            </BtnLink>
          </p>
        </>
      ) : (
        <p className="dim">{t('follow.noClaim')}</p>
      )}
    </Section>
  )
}
