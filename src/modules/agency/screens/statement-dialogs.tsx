import { useState } from 'react'
import { rialsInWords } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import {
  AmountInput,
  Checkbox,
  FormDialog,
  JalaliDateInput,
  NumberInput,
  TextArea,
  TextInput,
  useSend,
} from '../../../ui/index.ts'
import type { ContractView, StatementView } from '../agency.schema.ts'
import { changed, useAgencyWords } from './data.ts'
import { shareOfAmount } from './share.rules.ts'
import type { StatementStep } from './statements-part.tsx'

/** Asks for payment of phases; the share of what is chosen stands in the amount until somebody writes another. */
export function StatementDialog({ contract, onClose }: { contract: ContractView; onClose(): void }) {
  const { t, f, today, locale } = useAgencyWords()
  const [day, setDay] = useState<string | null>(today)
  const [weights, setWeights] = useState<Record<string, string | null>>({})
  const [amount, setAmount] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const open = contract.phases.filter((phase) => Number(phase.rest) > 0)
  const chosen = open.filter((phase) => phase.stage in weights)
  const share = shareOfAmount(
    contract.money!.amount,
    chosen.map((phase) => weights[phase.stage] ?? '0'),
  )
  const deed = useSend({
    fields: ['submittedOn', 'amount', ...chosen.map((_, place) => `phases.${place}.stage`)],
    done: t('done.statement'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/contracts/${contract.id}/statements`, {
        submittedOn: day,
        phases: chosen.map((phase) => ({ stage: phase.stage, weight: weights[phase.stage] })),
        amount: amount ?? share,
        note,
      }),
    )
  return (
    <FormDialog
      title={t('statement.new')}
      lead={open.length === 0 ? t('statement.nothingLeft') : contract.own ? undefined : t('statement.forThem')}
      verb={t('statement.send')}
      sending={deed}
      disabled={chosen.length === 0}
      onSend={send}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('statement.submittedOn')}
        value={day}
        onChange={setDay}
        max={today}
        error={deed.field('submittedOn')}
      />
      <fieldset className="agency-choose">
        <legend>{t('statement.choose')}</legend>
        {open.map((phase) => {
          const place = chosen.indexOf(phase)
          return (
            <div key={phase.stage}>
              <Checkbox
                label={
                  <>
                    {phase[locale]}{' '}
                    <span className="dim small">
                      {t('statement.left', { rest: f.percent(phase.rest) })}
                      {!phase.approvedBy && ` — ${t('statement.notYet')}`}
                    </span>
                  </>
                }
                checked={place >= 0}
                onChange={(on) =>
                  setWeights(
                    on
                      ? { ...weights, [phase.stage]: phase.rest }
                      : Object.fromEntries(Object.entries(weights).filter(([stage]) => stage !== phase.stage)),
                  )
                }
              />
              {place >= 0 && (
                <NumberInput
                  label={t('statement.part', { phase: phase[locale] })}
                  unit={t('unit.percent')}
                  value={weights[phase.stage] ?? null}
                  onChange={(weight) => setWeights({ ...weights, [phase.stage]: weight })}
                  min={0}
                  max={Number(phase.rest)}
                  error={deed.field(`phases.${place}.stage`)}
                />
              )}
            </div>
          )
        })}
      </fieldset>
      <AmountInput
        label={t('contract.amount')}
        value={amount ?? (chosen.length > 0 ? share : null)}
        onChange={setAmount}
        inWords={locale === 'fa' ? rialsInWords : undefined}
        hint={t('statement.amountHint', { amount: f.amount(share) })}
        error={deed.field('amount')}
      />
      <TextArea label={t('statement.note')} optional value={note} onChange={setNote} />
    </FormDialog>
  )
}

const urls = { check: 'check', approve: 'approval', pay: 'payment', return: 'return' } as const

/** One step of a statement: check, approve, pay by a paper, or return with the reason. */
export function StepDialog({
  statement,
  step,
  onClose,
}: {
  statement: StatementView
  step: StatementStep
  onClose(): void
}) {
  const { t, f } = useAgencyWords()
  const [text, setText] = useState('')
  const deed = useSend({ fields: ['paper', 'reason'], done: t(`done.${step}`), renew: changed })
  const body = step === 'pay' ? { paper: text } : step === 'return' ? { reason: text } : {}
  const send = () =>
    deed.send(() => api.post(`/api/statements/${statement.id}/${urls[step]}`, { ...body, version: statement.version }))
  const values = { number: statement.number, amount: f.amount(statement.amount) }
  return (
    <FormDialog
      title={`${t(`do.${step}`)}، ${t('statement.name', { number: statement.number })}`}
      lead={step === 'return' ? undefined : t(`step.${step}Lead`, values)}
      verb={t(`do.${step}`)}
      tone={step === 'return' ? 'danger' : 'go'}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      {step === 'pay' && (
        <TextInput label={t('step.paper')} value={text} onChange={setText} error={deed.field('paper')} />
      )}
      {step === 'return' && (
        <TextArea
          label={t('step.reason')}
          hint={t('step.reasonHint')}
          value={text}
          onChange={setText}
          error={deed.field('reason')}
        />
      )}
    </FormDialog>
  )
}
