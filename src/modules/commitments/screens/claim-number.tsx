import { Icon, InkBar, NumberInput, PercentStepper, Segments, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ItemView } from '../commitments.schema.ts'
import { approvedValue, inkOf, percentAt, shortDecimal } from './figures.rules.ts'
import { useValues } from './values.ts'

interface ClaimNumberProps {
  item: ItemView
  value: string | null
  onChange(value: string | null): void
  bad?: boolean
  error?: string
  /** The as-of day as it stands in the question: «امروز» or a date. */
  day: string
}

/** How far it has come: percent by buttons and knob, a quantity with its unit, a milestone reached or not. */
export function ClaimNumber({ item, value, onChange, bad, error, day }: ClaimNumberProps) {
  const t = useWords<typeof fa>('commitments')
  const { percent, inUnit } = useValues()
  const approved = approvedValue(item)
  const at = value === null ? null : percentAt(item, value)
  const bar = <InkBar {...inkOf(item.lines)} claimed={at === null ? null : shortDecimal(at)} size="tall" />
  const marks = (
    <div className="row between micro dim claim-marks">
      <span>
        {t('line.approved')} {approved === null ? t('claim.nothingYet') : inUnit(item, approved)}
      </span>
      <span>
        {t('line.planned')} {percent(item.lines.planned)}
      </span>
    </div>
  )
  const fault = error && (
    <p className="error claim-fault" role="alert">
      <Icon name="warning" />
      <span>{error}</span>
    </p>
  )
  if (item.measure === 'quantity')
    return (
      <div className="ask">
        <NumberInput
          label={t('claim.howMany', { day })}
          unit={item.unit ?? undefined}
          value={value}
          min={0}
          onChange={(next) => onChange(next)}
          error={error}
          hint={
            item.target && at !== null
              ? t('claim.ofTarget', { target: inUnit(item, item.target), percent: percent(at) })
              : item.target
                ? t('claim.target', { target: inUnit(item, item.target) })
                : undefined
          }
        />
        <div className="claim-bar">{bar}</div>
        {marks}
      </div>
    )
  if (item.measure === 'milestone')
    return (
      <div className="ask">
        <span className="label claim-label">{t('claim.reached', { day })}</span>
        <Segments
          label={t('claim.reached', { day })}
          options={[
            { value: '0', label: t('claim.notYet') },
            { value: '100', label: t('claim.done') },
          ]}
          value={value === '100' ? '100' : '0'}
          onChange={onChange}
        />
        {marks}
        {fault}
      </div>
    )
  return (
    <div className={error ? 'field err' : undefined}>
      <PercentStepper
        label={t('claim.howFar', { day })}
        value={Number(value ?? 0)}
        shown={percent(value ?? '0')}
        bad={bad}
        onChange={(next) => onChange(shortDecimal(next, 2))}
      >
        {bar}
      </PercentStepper>
      <div className="claim-under">{marks}</div>
      {fault}
    </div>
  )
}
