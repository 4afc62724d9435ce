import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, BtnLink, ConfirmDialog, InkBar, Link, Nuqta, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ProgressView } from '../commitments.schema.ts'
import { DESK, reviewHref, UNSENT } from './addresses.ts'
import type { SentClaim } from './claim-form.tsx'
import { useRefresh } from './data.ts'
import { effectOf, inkOf, shortDecimal } from './figures.rules.ts'
import { useValues } from './values.ts'

/** The receipt after sending: with whom the claims lie, what each says, what the whole becomes if they are accepted. */
export function ClaimSent({
  tree,
  sent,
  onAgain,
  onWithdrawn,
}: {
  tree: ProgressView
  sent: readonly SentClaim[]
  /** Goes on to other activities of the same plan. */
  onAgain(): void
  onWithdrawn(claimId: string): void
}) {
  const t = useWords<typeof fa>('commitments')
  const { percent } = useValues()
  const refresh = useRefresh()
  const [leaving, setLeaving] = useState<SentClaim | null>(null)
  const effect = effectOf(tree, new Map(sent.map((one) => [one.itemId, one.percent])))
  const first = tree.ladder[0] ?? 'none'
  const waits = sent.some((one) => one.claimId === null)
  const arrived = sent.filter((one) => one.claimId !== null).length
  const withdraw = async (one: SentClaim) => {
    if (one.claimId === null) return
    await api.post(`/api/claims/${one.claimId}/withdrawal`)
    onWithdrawn(one.claimId)
    void refresh()
  }
  return (
    <div className="claim-form">
      <div className="claim-pad" role="status">
        <div className="done-mark">
          <Nuqta state="claimed" />
        </div>
        <h1 className="claim-centre">
          {waits
            ? t('sent.kept')
            : t(sent.length === 0 ? 'sent.none' : sent.length === 1 ? `sent.one.${first}` : `sent.many.${first}`, {
                count: sent.length,
              })}
        </h1>
        {waits ? (
          <p className="muted claim-centre">{t(arrived > 0 ? 'sent.keptSome' : 'sent.keptThen')}</p>
        ) : (
          sent.length > 0 && <p className="muted claim-centre">{t('sent.then')}</p>
        )}
        <ul className="claim-sent">
          {sent.map((one) => (
            <li key={one.itemId}>
              <div className="claim-line">
                {one.claimId === null ? (
                  <span>{one.title}</span>
                ) : (
                  <Link href={reviewHref(one.claimId)}>{one.title}</Link>
                )}
                <span className="nowrap">
                  <span className="dim">{t('sent.fromTo', { from: percent(one.before) })}</span>{' '}
                  <b className="strong">{percent(one.percent)}</b>
                </span>
              </div>
              {one.claimId === null ? (
                <span className="small dim">{t('sent.waits')}</span>
              ) : (
                <Btn tone="quiet" small onClick={() => setLeaving(one)}>
                  {t('sent.withdraw')}
                </Btn>
              )}
            </li>
          ))}
        </ul>
        {sent.length > 0 && tree.whole.approved !== null && (
          <div className="two-lines">
            <p className="small">
              {t.rich(sent.length === 1 ? 'sent.effectOne' : 'sent.effectMany', {
                before: percent(effect.before),
                after: percent(effect.after),
              })}
            </p>
            <InkBar {...inkOf(tree.whole)} claimed={shortDecimal(effect.after)} />
          </div>
        )}
      </div>
      <div className="claim-foot">
        <BtnLink href={waits ? UNSENT : DESK} tone="go" block>
          {t(waits ? 'sent.unsent' : 'sent.desk')}
        </BtnLink>
        <Btn block onClick={onAgain}>
          {t('sent.again')}
        </Btn>
      </div>
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('sent.withdrawTitle')}
        verb={t('sent.withdrawVerb')}
        danger
        onConfirm={() => (leaving ? withdraw(leaving) : undefined)}
      >
        {t('sent.withdrawText', { title: leaving?.title })}
      </ConfirmDialog>
    </div>
  )
}
