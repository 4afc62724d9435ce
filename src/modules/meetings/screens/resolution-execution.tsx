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

/** Does a claim of its execution wait for the secretariat's word? */
export const claimWaits = (tree: ProgressView | undefined): boolean =>
  tree?.closed === false && tree.items[0]?.lastClaim?.state === 'waiting'

/** The address where execution is said; null where this reader may not say it now. */
export function reportHref(tree: ProgressView | undefined): string | null {
  const item = tree?.items[0]
  return tree && item && !tree.closed && tree.may.claim === true ? claimHref(tree.recordId, [item.itemId]) : null
}

/** How far a notified resolution is carried out: the commitment's own figure, with its receipts. */
export function Execution({ tree, onWhy }: ExecutionProps) {
  const { t, f, percent } = useMeetingWords()
  const claim = tree.items[0]?.lastClaim
  return (
    <Section title={t('follow.execution')}>
      <div className="execution">
        <Figure onOpen={onWhy}>{percent(tree.whole.approved ?? '0')}</Figure>
        <InkBar {...inkOf({ ...tree.whole, verified: null, noted: null })} />
      </div>
      {claim ? (
        <>
          <p className="small">
            {t('follow.lastClaim', { value: percent(claim.value), day: f.date(claim.asOf) })}{' '}
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
