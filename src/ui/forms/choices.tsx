import { type ReactNode, useId } from 'react'
import { Icon } from '../icons.tsx'
import { useUiWords } from '../words.tsx'

export function Checkbox({
  label,
  checked,
  onChange,
  disabled,
}: {
  label: ReactNode
  checked: boolean
  onChange(on: boolean): void
  disabled?: boolean
}) {
  return (
    <label className={disabled ? 'choice off' : 'choice'}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

interface RadiosProps<Value extends string> {
  label: ReactNode
  options: ReadonlyArray<{ value: Value; label: ReactNode; disabled?: boolean }>
  value: Value | null
  onChange(value: NoInfer<Value>): void
  error?: ReactNode
}

/** One of a few, all in view. */
export function Radios<Value extends string>({ label, options, value, onChange, error }: RadiosProps<Value>) {
  const name = useId()
  return (
    <div
      className={error ? 'field err' : 'field'}
      role="radiogroup"
      aria-labelledby={`${name}l`}
      aria-describedby={error ? `${name}e` : undefined}
    >
      <span className="label" id={`${name}l`}>
        {label}
      </span>
      <div className="row choices">
        {options.map((option) => (
          <label key={option.value} className={option.disabled ? 'choice off' : 'choice'}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p className="error" id={`${name}e`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}

interface SegmentsProps<Value extends string> {
  /** Accessible name of the group. */
  label: string
  options: ReadonlyArray<{ value: Value; label: string }>
  value: Value
  onChange(value: NoInfer<Value>): void
}

/** A switch between views of the same thing. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of switches, no set of fields
    <span className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  )
}

interface PercentStepperProps {
  label: string
  value: number
  onChange(value: number): void
  /** The ink bar under the knob. */
  children: ReactNode
  shown: string
  bad?: boolean
  step?: number
}

/** Percentage of a claim: two buttons, the figure between them, and a knob on the ink bar. */
export function PercentStepper({ label, value, onChange, children, shown, bad, step = 5 }: PercentStepperProps) {
  const t = useUiWords()
  const put = (next: number) => onChange(Math.min(100, Math.max(0, next)))
  const id = useId()
  return (
    <div className="ask">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="pctin">
        <button type="button" className="btn" aria-label={t('less')} onClick={() => put(value - step)}>
          <Icon name="minus" />
        </button>
        <output htmlFor={id}>{shown}</output>
        <button type="button" className="btn" aria-label={t('moreOf')} onClick={() => put(value + step)}>
          <Icon name="plus" />
        </button>
      </div>
      <div className="slide">
        {children}
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={value}
          aria-valuetext={shown}
          onChange={(event) => put(Number(event.target.value))}
        />
        <span className={bad ? 'knob bad' : 'knob'} style={{ insetInlineStart: `${value}%` }} />
      </div>
    </div>
  )
}
