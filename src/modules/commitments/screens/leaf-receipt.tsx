import type { ReactNode } from 'react'
import { Link, ReceiptList, Tag, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimView, ItemView, ProgressView } from '../commitments.schema.ts'
import { reviewHref } from './addresses.ts'
import { EvidenceChips } from './evidence.tsx'
import { type ReceiptRow, receiptRows } from './figures.rules.ts'
import { useValues } from './values.ts'

/** The four-step receipt of one claim: who, when, value, reason; then the evidence and the resolution. */
export function ClaimReceipt({
  claim,
  ladder,
  stepsOnly = false,
}: {
  claim: ClaimView
  ladder: ProgressView['ladder']
  /** Where result and evidence stand in the text beside it. */
  stepsOnly?: boolean
}) {
  const t = useWords<typeof fa>('commitments')
  const { f, inUnit } = useValues()
  const rows = receiptRows(claim, ladder)
  const ended = claim.steps.find((step) => step.kind === 'return' || step.kind === 'withdraw')
  const decision = rows.find((row) => row.decision)?.decision
  const tell = (row: ReceiptRow): ReactNode => {
    const parts = [
      row.step === 'claim' && claim.forWhom && claim.by
        ? t('receipt.writtenBy', { name: claim.by.name, how: t(`how.${claim.how ?? 'phone'}` as 'how.phone') })
        : null,
      row.step === 'claim' && claim.files.length > 0 ? t('receipt.withFiles', { count: claim.files.length }) : null,
      row.reason ? `«${row.reason}»` : null,
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(f.locale === 'fa' ? '، ' : ', ') : undefined
  }
  return (
    <ReceiptList
      show={(value) => inUnit(claim, value)}
      steps={rows.map((row) => ({
        step: row.step,
        value: row.value,
        by: claim.takenOver
          ? t('receipt.takenOver')
          : row.by && t(`receipt.${row.step}By` as 'receipt.claimBy', { name: row.by }),
        at: row.at,
        reason: tell(row),
      }))}
    >
      {ended && (
        <p className="small late-t receipt-end">
          {t(ended.kind === 'return' ? 'receipt.returned' : 'receipt.withdrawn', {
            name: ended.by?.name ?? '—',
            date: f.date(ended.at),
          })}
          {ended.reason && ` «${ended.reason}»`}
        </p>
      )}
      {!stepsOnly && (
        <div className="receipt-end">
          <p className="small receipt-result">
            <span className="dim">{t('receipt.result')}</span> {claim.result}
          </p>
          <EvidenceChips files={claim.files} />
        </div>
      )}
      {decision && (
        <p className="small receipt-end">
          <Link href={`/resolutions/${decision.id}`}>{t('receipt.decision', { name: decision.name })}</Link>
        </p>
      )}
    </ReceiptList>
  )
}

/** The receipt of a leaf's figure, and what stands beside it: a newer claim on its way, the council's last figure. */
export function LeafReceipt({
  claim,
  item,
  ladder,
}: {
  claim: ClaimView | null
  item: ItemView | undefined
  ladder: ProgressView['ladder']
}) {
  const t = useWords<typeof fa>('commitments')
  const { percent, inUnit } = useValues()
  const newer = item?.lastClaim && item.lastClaim.id !== claim?.id ? item.lastClaim : null
  const noted = item?.lines.noted
  const isNoted = claim?.steps.some((step) => step.kind === 'note')
  return (
    <>
      {claim ? (
        <ClaimReceipt claim={claim} ladder={ladder} />
      ) : (
        <p className="small muted">
          {item && item.source !== 'claimed' ? t(`source.${item.source}`) : t('receipt.noClaim')}
        </p>
      )}
      {claim && !isNoted && !claim.takenOver && ladder.includes('note') && noted && Number(noted) > 0 && (
        <p className="small muted receipt-end">{t('receipt.lastNoted', { percent: percent(noted) })}</p>
      )}
      {newer && (
        <p className="small receipt-end">
          <Tag tone={newer.state === 'returned' ? 'late' : 'info'}>
            {t(newer.state === 'waiting' && newer.awaits ? `awaits.${newer.awaits}` : `state.${newer.state}`)}
          </Tag>{' '}
          <Link href={reviewHref(newer.id)}>{t('receipt.newer', { value: inUnit(newer, newer.value) })}</Link>
        </p>
      )}
      {claim && (
        <p className="small receipt-end">
          <Link href={reviewHref(claim.id)}>{t('receipt.open')}</Link>
        </p>
      )}
    </>
  )
}
