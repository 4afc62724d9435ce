import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  ConfirmDialog,
  Hashieh,
  InkBar,
  InkKey,
  Matn,
  Note,
  PageHead,
  Section,
  Tag,
  useToast,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimView, ProgressView } from '../commitments.schema.ts'
import { claimHref, DESK } from './addresses.ts'
import { useClaim, useProgress, useRefresh } from './data.ts'
import { EvidenceInline } from './evidence.tsx'
import { approvedValue, effectOf, inkOf, percentAt, standingValue } from './figures.rules.ts'
import { ClaimReceipt } from './leaf-receipt.tsx'
import { Decide } from './review-decide.tsx'
import { useValues } from './values.ts'
import { useWhy } from './why.ts'
import './commitments.css'

/** One claim before whoever verifies, approves or notes it: what was said, with its evidence, beside plan and past. `/claims/$id`. */
export function ReviewPage({ id: claimId }: { id: string }) {
  const claim = useClaim(claimId)
  const progress = useProgress(claim.data?.recordId)
  return (
    <Answer of={claim}>
      {(one) => <Answer of={progress}>{(tree) => <Review key={one.id} claim={one} tree={tree} />}</Answer>}
    </Answer>
  )
}

function Review({ claim, tree }: { claim: ClaimView; tree: ProgressView }) {
  const t = useWords<typeof fa>('commitments')
  const { f, percent, inUnit, weight } = useValues()
  const item = tree.items.find((one) => one.itemId === claim.itemId)
  const before = item ? approvedBefore(item, claim) : null
  const value = inUnit(claim, claim.value)
  const who = claim.forWhom ?? claim.by
  const at = item ? percentAt(item, standingValue(claim)) : Number(standingValue(claim))
  const effect = effectOf(tree, new Map([[claim.itemId, at]]))
  const state =
    claim.state === 'waiting' && claim.awaits ? (`awaits.${claim.awaits}` as const) : (`state.${claim.state}` as const)
  return (
    <>
      <PageHead
        crumbs={[{ href: DESK, label: t('screen.desk') }]}
        title={claim.title}
        lead={t.rich(claim.takenOver ? 'review.leadTaken' : before ? 'review.lead' : 'review.leadFirst', {
          name: who?.name ?? '—',
          value: <b>{value}</b>,
          date: f.date(claim.asOf),
          before: before ? <b>{inUnit(claim, before)}</b> : '—',
          planned: <b>{percent(item?.lines.planned ?? null)}</b>,
        })}
        note={
          <>
            <Tag tone={claim.state === 'returned' ? 'late' : claim.state === 'settled' ? 'ok' : 'info'}>{t(state)}</Tag>{' '}
            {claim.forWhom &&
              claim.by &&
              t('review.writtenBy', { name: claim.by.name, how: t(`how.${(claim.how ?? 'phone') as 'phone'}`) })}
          </>
        }
      />
      <Cols>
        <Matn>
          {item && (
            <Section title={t('review.where')} note={t('review.whereNote', { weight: weight(claim.weight) })}>
              <InkBar {...inkOf(item.lines)} size="tall" />
              <div className="review-key">
                <InkKey values={inkOf(item.lines)} />
              </div>
            </Section>
          )}
          <Section title={t('claim.result')}>
            <blockquote className="review-result">{claim.result}</blockquote>
            {claim.reason && (
              <p className="review-reason">
                <span className="dim">{t('review.reason')}</span> «{claim.reason}»
              </p>
            )}
          </Section>
          <Section
            title={t('evidence.title')}
            note={claim.files.length > 0 ? t('evidence.count', { count: claim.files.length }) : undefined}
          >
            <EvidenceInline files={claim.files} />
          </Section>
          {claim.awaits && (
            <Section title={t(`review.decide.${claim.awaits}`)}>
              <Decide claim={claim} />
            </Section>
          )}
          <Own claim={claim} />
        </Matn>
        <Hashieh>
          <Note title={t('review.receipt')}>
            <ClaimReceipt claim={claim} ladder={tree.ladder} stepsOnly />
          </Note>
          {claim.state === 'waiting' && claim.awaits !== 'note' && tree.whole.approved !== null && (
            <Note title={t('review.effect')}>
              <p className="small">
                {t.rich('sent.effectOne', { before: percent(effect.before), after: percent(effect.after) })}
              </p>
            </Note>
          )}
        </Hashieh>
      </Cols>
    </>
  )
}

/** The approved value that stood before this claim; its own approval is not its past. */
function approvedBefore(item: ProgressView['items'][number], claim: ClaimView): string | null {
  const own = item.lastClaim?.id === claim.id && claim.steps.some((step) => step.kind === 'approve')
  return own ? null : approvedValue(item)
}

/** What its author can do with it: take it back while nobody acted on it, or send a new one after it came back. */
function Own({ claim }: { claim: ClaimView }) {
  const t = useWords<typeof fa>('commitments')
  const say = useToast()
  const refresh = useRefresh()
  const whyOf = useWhy()
  const [asking, setAsking] = useState(false)
  if (claim.state === 'returned')
    return (
      <p className="review-own">
        <BtnLink href={claimHref(claim.recordId, [claim.itemId])}>{t('review.again')}</BtnLink>
      </p>
    )
  // Only the claimant is told about withdrawing; for everybody else the line would be noise.
  if (claim.may.withdraw !== true || claim.awaits === null) return null
  return (
    <p className="review-own">
      <Btn tone="quiet" why={whyOf(claim.may.withdraw)} onClick={() => setAsking(true)}>
        {t('sent.withdraw')}
      </Btn>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('sent.withdrawTitle')}
        verb={t('sent.withdrawVerb')}
        danger
        onConfirm={async () => {
          await api.post(`/api/claims/${claim.id}/withdrawal`)
          say({ title: t('sent.withdrawn') })
          void refresh()
        }}
      >
        {t('sent.withdrawText', { title: claim.title })}
      </ConfirmDialog>
    </p>
  )
}
