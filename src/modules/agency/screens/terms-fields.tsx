import { rialsInWords } from '../../../kernel/fa/index.ts'
import {
  AmountInput,
  Checkbox,
  JalaliDateInput,
  NumberInput,
  Select,
  type Sending,
  TextInput,
} from '../../../ui/index.ts'
import type { AgencyView } from '../agency.schema.ts'
import { useAgencyWords } from './data.ts'

interface PhaseDraft {
  stage: string
  fa: string
  en: string
  weight: string | null
  paidBefore: boolean
}
const guaranteeKinds = ['bank', 'promissoryNote', 'cheque', 'cash'] as const
export interface TermsDraft {
  number: string
  signedOn: string | null
  from: string | null
  until: string | null
  amount: string | null
  guarantee: { kind: string; number: string; amount: string | null; until: string | null } | null
  phases: PhaseDraft[]
}

export const emptyTerms = (proposed: AgencyView['proposed'], today: string): TermsDraft => ({
  number: '',
  signedOn: today,
  from: today,
  until: null,
  amount: null,
  guarantee: null,
  phases: proposed.map((phase) => ({ ...phase, paidBefore: false })),
})

/** Paths whose refusals the fields below tell themselves. */
export const termsPaths = ['number', 'signedOn', 'from', 'until', 'amount', 'phases'] as const

/** The terms as they are sent: a phase without weight is not in the contract. */
export const termsBody = (draft: TermsDraft, takenOver = false) => ({
  number: draft.number,
  signedOn: draft.signedOn,
  from: draft.from,
  until: draft.until,
  amount: draft.amount,
  ...(draft.guarantee ? { guarantee: draft.guarantee } : {}),
  phases: draft.phases
    .filter((phase) => phase.weight !== null && Number(phase.weight) > 0)
    .map(({ stage, weight, paidBefore }) => ({ stage, weight, ...(takenOver ? { paidBefore } : {}) })),
})

/** Number, days, amount, guarantee and phases of a contract. */
export function TermsFields({
  terms,
  onChange,
  sending,
  takenOver,
}: {
  terms: TermsDraft
  onChange(terms: TermsDraft): void
  sending: Sending
  takenOver?: boolean
}) {
  const { t, today, locale } = useAgencyWords()
  const put = (part: Partial<TermsDraft>) => onChange({ ...terms, ...part })
  const { guarantee } = terms
  const putGuarantee = (part: Partial<NonNullable<typeof guarantee>>) => put({ guarantee: { ...guarantee!, ...part } })
  const inWords = locale === 'fa' ? rialsInWords : undefined
  return (
    <>
      <TextInput
        label={t('form.number')}
        value={terms.number}
        onChange={(number) => put({ number })}
        error={sending.field('number')}
      />
      <div className="agency-pair">
        <JalaliDateInput
          label={t('form.signedOn')}
          value={terms.signedOn}
          onChange={(signedOn) => put({ signedOn })}
          max={today}
          error={sending.field('signedOn')}
        />
        <JalaliDateInput
          label={t('form.from')}
          value={terms.from}
          onChange={(from) => put({ from })}
          max={today}
          error={sending.field('from')}
        />
        <JalaliDateInput
          label={t('form.until')}
          value={terms.until}
          onChange={(until) => put({ until })}
          error={sending.field('until')}
        />
      </div>
      <AmountInput
        label={t('form.amount')}
        value={terms.amount}
        onChange={(amount) => put({ amount })}
        inWords={inWords}
        error={sending.field('amount')}
      />
      <Checkbox
        label={t('form.guarantee')}
        checked={guarantee !== null}
        onChange={(on) => put({ guarantee: on ? { kind: 'bank', number: '', amount: null, until: null } : null })}
      />
      {guarantee && (
        <div className="agency-pair">
          <Select
            label={t('form.guaranteeKind')}
            value={guarantee.kind}
            onChange={(kind) => putGuarantee({ kind: kind ?? 'bank' })}
            options={guaranteeKinds.map((kind) => ({ value: kind, label: t(`guarantee.${kind}`) }))}
          />
          <TextInput
            label={t('form.guaranteeNumber')}
            value={guarantee.number}
            onChange={(number) => putGuarantee({ number })}
            error={sending.field('guarantee.number')}
          />
          <AmountInput
            label={t('form.guaranteeAmount')}
            value={guarantee.amount}
            onChange={(amount) => putGuarantee({ amount })}
            error={sending.field('guarantee.amount')}
          />
          <JalaliDateInput
            label={t('form.guaranteeUntil')}
            optional
            value={guarantee.until}
            onChange={(until) => putGuarantee({ until })}
          />
        </div>
      )}
      <PhaseFields
        phases={terms.phases}
        onChange={(phases) => put({ phases })}
        error={sending.field('phases')}
        takenOver={takenOver}
      />
    </>
  )
}

function PhaseFields({
  phases,
  onChange,
  error,
  takenOver,
}: {
  phases: PhaseDraft[]
  onChange(phases: PhaseDraft[]): void
  error?: string
  takenOver?: boolean
}) {
  const { t, f, locale } = useAgencyWords()
  const put = (stage: string, part: Partial<PhaseDraft>) =>
    onChange(phases.map((phase) => (phase.stage === stage ? { ...phase, ...part } : phase)))
  // ten-thousandths, so that the eye's sum is exact
  const sum = phases.reduce((total, phase) => total + Math.round(Number(phase.weight ?? 0) * 10_000), 0) / 10_000
  const rest = f.number(Math.abs(Math.round((100 - sum) * 10_000) / 10_000))
  const said = sum === 100 ? 'form.sum' : sum < 100 ? 'form.sumMissing' : 'form.sumAbove'
  return (
    <fieldset className="agency-phases">
      <legend>{t('form.phases')}</legend>
      <p className="dim small">{t('form.phasesHint')}</p>
      {phases.map((phase) => (
        <div key={phase.stage} className="agency-phase">
          <NumberInput
            label={phase[locale]}
            unit={t('unit.percent')}
            value={phase.weight}
            onChange={(weight) => put(phase.stage, { weight })}
            min={0}
            max={100}
            hint={phase.weight === null || Number(phase.weight) === 0 ? t('form.phaseOff') : undefined}
          />
          {takenOver && (
            <Checkbox
              label={t('form.paidBefore')}
              checked={phase.paidBefore}
              onChange={(paidBefore) => put(phase.stage, { paidBefore })}
            />
          )}
        </div>
      ))}
      <p className={sum === 100 ? 'ok-t' : 'late-t'} role="status">
        {t(said, { sum: f.number(sum), rest })}
      </p>
      {error && (
        <p className="late-t small" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
