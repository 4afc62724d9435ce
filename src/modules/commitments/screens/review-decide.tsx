import { useState } from 'react'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Btn, NumberInput, Problem, Refusal, TextArea, useSend, useToast, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimView } from '../commitments.schema.ts'
import { shortDecimal, standingValue } from './figures.rules.ts'
import { NoteDialog } from './note-dialog.tsx'
import { useValues } from './values.ts'
import { useWhy } from './why.ts'

type Way = 'as' | 'lower' | 'return'
const URL = { verify: 'verification', approve: 'approval', return: 'return' } as const

/** What the awaited step may do with the claim: take it as it stands, lower it with a reason, or give it back with one. */
export function Decide({ claim, onDone }: { claim: ClaimView; onDone?(): void }) {
  const t = useWords<typeof fa>('commitments')
  const { inUnit } = useValues()
  const { isPast } = useAsOf()
  const say = useToast()
  const whyOf = useWhy()
  const standing = shortDecimal(standingValue(claim), 6)
  const [way, setWay] = useState<Way>('as')
  const [value, setValue] = useState<string | null>(standing)
  const [reason, setReason] = useState('')
  const [noting, setNoting] = useState(false)
  const shown = { as: [], lower: ['value', 'reason'], return: ['reason'] }[way]
  const { send, busy, form, field, problem, clear } = useSend({ fields: shown, renew: 'all' })
  if (claim.awaits === null) return null
  const step = claim.awaits
  const past = isPast ? whyOf('commitments.pastDate') : undefined
  const whyStep = past ?? whyOf(claim.may[step])
  const whyReturn = past ?? whyOf(claim.may.return)

  if (step === 'note')
    return (
      <div className="decide">
        <Btn tone="go" why={whyStep} onClick={() => setNoting(true)}>
          {t('decide.note')}
        </Btn>
        {whyStep && <Refusal title={whyStep} />}
        {noting && <NoteDialog onClose={() => setNoting(false)} recordId={claim.recordId} claimId={claim.id} />}
      </div>
    )

  const act = async (chosen: Way) => {
    const kind = chosen === 'return' ? 'return' : step
    const done = await send(() =>
      api.post(`/api/claims/${claim.id}/${URL[kind]}`, {
        ...(chosen === 'lower' && value !== null ? { value } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    )
    if (!done) return
    say({ title: t(`decide.done.${kind}`) })
    onDone?.()
  }
  const choose = (next: Way) => {
    clear()
    setWay(way === next ? 'as' : next)
  }
  const whys = [...new Set([whyStep, whyReturn].filter((one) => one !== undefined))]
  return (
    <form
      ref={form}
      className="decide stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act(way)
      }}
    >
      <div className="row tight">
        <Btn
          tone={way === 'as' ? 'go' : 'plain'}
          why={whyStep}
          busy={busy && way === 'as'}
          onClick={() => {
            setWay('as')
            void act('as')
          }}
        >
          {t(`decide.${step}`, { value: inUnit(claim, standing) })}
        </Btn>
        <Btn why={whyStep} aria-expanded={way === 'lower'} onClick={() => choose('lower')}>
          {t('decide.lower')}
        </Btn>
        <Btn tone="danger" why={whyReturn} aria-expanded={way === 'return'} onClick={() => choose('return')}>
          {t('decide.return')}
        </Btn>
      </div>
      {way !== 'as' && (
        <div className="decide-more stack">
          {way === 'lower' &&
            (claim.measure === 'milestone' ? (
              <p className="small">{t('decide.milestoneLower')}</p>
            ) : (
              <NumberInput
                label={t(`decide.lowerTo.${step}`)}
                hint={t('decide.lowerHint', { value: inUnit(claim, standing) })}
                value={value}
                min={0}
                max={Number(standing)}
                unit={claim.measure === 'quantity' ? claim.unit : '٪'}
                onChange={setValue}
                error={field('value')}
              />
            ))}
          <TextArea
            label={t(way === 'return' ? 'decide.reasonReturn' : 'decide.reasonLower')}
            hint={t('decide.reasonHint')}
            rows={2}
            value={reason}
            onChange={setReason}
            error={field('reason')}
          />
          <div className="row tight">
            <Btn tone="go" type="submit" busy={busy}>
              {way === 'return'
                ? t('decide.returnVerb')
                : t(`decide.${step}`, { value: value === null ? '…' : inUnit(claim, value) })}
            </Btn>
            <Btn tone="quiet" onClick={() => setWay('as')}>
              {t('screen.cancel')}
            </Btn>
          </div>
        </div>
      )}
      {whys.map((why) => (
        <Refusal key={why} title={why} />
      ))}
      <Problem of={problem} />
    </form>
  )
}
