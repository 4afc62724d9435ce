import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, Link, TextInput, useFormat, useLooks, useSend, useWords } from '../../../ui/index.ts'
import { ResolutionPicker } from '../../clusters/screens/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { RoundView } from '../ranking.schema.ts'
import { useFigure } from './bars.tsx'
import { changed, paths } from './queries.ts'

interface OfRound {
  round: RoundView
  onClose(): void
}

/** Brings the ranking before the committee; an unfinished cluster is left out by name, with the reason, or finished first. */
export function PresentDialog({ round, onClose }: OfRound) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const open = round.clusters.filter((one) => !one.settled)
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const deed = useSend({ done: t('done.present'), renew: changed })
  const missing = open.filter((one) => !reasons[one.clusterId]?.trim())
  const send = () =>
    deed.send(() =>
      api.post(`/api/prioritisations/${round.id}/presentation`, {
        version: round.version,
        leftOut: open.flatMap(({ clusterId }) =>
          reasons[clusterId]?.trim() ? [{ clusterId, reason: reasons[clusterId] }] : [],
        ),
      }),
    )
  return (
    <FormDialog
      title={t('do.present')}
      lead={t('presentLead', { body: round.decidingBody[locale] })}
      verb={t('do.present')}
      sending={deed}
      wide
      {...(missing.length > 0 ? { why: t('whyUnfinished', { count: f.number(missing.length) }) } : {})}
      onSend={send}
      onClose={onClose}
    >
      {open.length > 0 && (
        <p className="muted">
          {t('leaveOutLead')} {t('disqualifiers', { list: round.disqualifiers.map((one) => one[locale]).join('؛ ') })}
        </p>
      )}
      {open.map((one) => (
        <TextInput
          key={one.clusterId}
          label={
            <>
              {t('leaveOut', { cluster: one.title })}{' '}
              <Link href={paths.form(round.id, one.clusterId)}>{t('do.score')}</Link>
            </>
          }
          hint={t('lacks', {
            count: f.number(one.cells.filter((cell) => cell.standing !== 'settled').length),
            of: f.number(one.cells.length),
          })}
          optional
          value={reasons[one.clusterId] ?? ''}
          onChange={(reason) => setReasons((now) => ({ ...now, [one.clusterId]: reason }))}
        />
      ))}
    </FormDialog>
  )
}

/** Signs the ranking: the committee's resolution, and which clusters it put on the priority list. */
export function SignDialog({ round, onClose }: OfRound) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const figure = useFigure()
  const { locale } = useLooks()
  const ranked = round.clusters.filter((one) => one.place !== null)
  const [decisionId, setDecision] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['decisionId', 'reason'], done: t('done.sign'), renew: changed })
  const lowest = Math.max(0, ...ranked.filter((one) => chosen.has(one.clusterId)).map((one) => one.place!))
  const over = ranked.filter((one) => one.place! < lowest && !chosen.has(one.clusterId))
  const choose = (id: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)))
  const send = () =>
    deed.send(() =>
      api.post(`/api/prioritisations/${round.id}/signature`, {
        version: round.version,
        decisionId: decisionId ?? undefined,
        chosen: [...chosen],
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.sign')}
      lead={t('signLead', { body: round.decidingBody[locale] })}
      verb={t('do.sign')}
      sending={deed}
      wide
      {...(chosen.size === 0 ? { why: t('errors.noneChosen') } : {})}
      onSend={send}
      onClose={onClose}
    >
      {round.bodies.length === 0 ? (
        <p className="risk-t">
          {t('noBody', { body: round.decidingBody[locale] })} <Link href="/bodies">{t('toBodies')}</Link>
        </p>
      ) : (
        <ResolutionPicker
          bodyIds={round.bodies.map((one) => one.id)}
          hint={t('decisionHint')}
          value={decisionId}
          onChange={setDecision}
          error={deed.field('decisionId')}
        />
      )}
      <fieldset className="rank-anchors">
        <legend className="label">{t('chooseList')}</legend>
        {ranked.map((one) => (
          <Checkbox
            key={one.clusterId}
            label={t('chooseLine', { place: f.number(one.place!), cluster: one.title, score: figure(one.score!) })}
            checked={chosen.has(one.clusterId)}
            onChange={(on) => choose(one.clusterId, on)}
          />
        ))}
      </fieldset>
      {over.length > 0 && (
        <TextInput
          label={t('form.passedOver')}
          hint={t('form.passedOverHint', { names: over.map((one) => one.title).join('، ') })}
          value={reason}
          onChange={setReason}
          error={deed.field('reason')}
        />
      )}
    </FormDialog>
  )
}

/** Takes a ranking back from the committee, or ends a round without one; both with the reason. */
export function ReasonDialog({ what, round, onClose }: OfRound & { what: 'reopen' | 'abandon' }) {
  const t = useWords<typeof fa>('ranking')
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t(`done.${what}`), renew: changed })
  const address = { reopen: 'reopening', abandon: 'abandoning' }[what]
  const send = () =>
    deed.send(() => api.post(`/api/prioritisations/${round.id}/${address}`, { version: round.version, reason }))
  return (
    <FormDialog
      title={t(`do.${what}`)}
      lead={t(`${what}Lead`)}
      verb={t(`do.${what}`)}
      {...(what === 'abandon' ? { tone: 'danger' as const } : {})}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}

/** Goes on by the criteria in force today. */
export function TakeEditionDialog({ round, onClose }: OfRound) {
  const t = useWords<typeof fa>('ranking')
  const deed = useSend({ done: t('done.takeEdition'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/prioritisations/${round.id}/edition`, { version: round.version }))
  return (
    <FormDialog
      title={t('do.takeEdition')}
      lead={t('takeEditionLead')}
      verb={t('do.takeEdition')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    />
  )
}
