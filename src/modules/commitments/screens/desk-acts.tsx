import { Dialog, Link, useWords } from '../../../ui/index.ts'
import { ActOn, type ActProps, useAnew } from '../../desk/screens/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimView } from '../commitments.schema.ts'
import { reviewHref } from './addresses.ts'
import { claimQuery } from './data.ts'
import { EvidenceChips } from './evidence.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { Decide } from './review-decide.tsx'
import { useValues } from './values.ts'
import './commitments.css'

/** Verifies or approves a claim over the desk: what was said, its evidence, the word about it. Plan and past are on the claim's page. */
export function ClaimAct({ subjectId, title, onClose }: ActProps) {
  const query = useAnew<ClaimView>(claimQuery(subjectId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(claim) =>
        claim.awaits === 'note' ? (
          <NoteDialog recordId={claim.recordId} claimId={claim.id} onClose={onClose} />
        ) : (
          <Dialog opened title={title} onClose={onClose}>
            <Said claim={claim} />
            <Decide claim={claim} onDone={onClose} />
          </Dialog>
        )
      }
    </ActOn>
  )
}

function Said({ claim }: { claim: ClaimView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, inUnit } = useValues()
  return (
    <div className="stack">
      <p className="muted">
        {t('review.said', {
          name: (claim.forWhom ?? claim.by)?.name ?? '—',
          value: inUnit(claim, claim.value),
          date: f.date(claim.asOf),
        })}
      </p>
      <blockquote className="review-result">{claim.result}</blockquote>
      {claim.reason && (
        <p className="review-reason">
          <span className="dim">{t('review.reason')}</span> «{claim.reason}»
        </p>
      )}
      <EvidenceChips files={claim.files} />
      <p className="small">
        <Link href={reviewHref(claim.id)}>{t('review.whole')}</Link>
      </p>
    </div>
  )
}
