import { type InputHTMLAttributes, type ReactNode, useEffect, useRef, useState } from 'react'
import { parseNumber } from '../fa.ts'
import { useFormat } from '../format.ts'
import { useUiWords } from '../words.tsx'
import { Field, type FieldSaying } from './field.tsx'

export interface NumberInputProps
  extends FieldSaying,
    Pick<InputHTMLAttributes<HTMLInputElement>, 'disabled' | 'name' | 'autoFocus' | 'onBlur'> {
  /** Decimal string with Latin digits («11.9»), or null when empty or not a number. */
  value: string | null
  /** `typed` is what stands in the field, so that nothing typed is lost. */
  onChange(value: string | null, typed: string): void
  unit?: ReactNode
  min?: number
  max?: number
  /** Digits after the point when the field is left; without it as typed. */
  decimals?: number
}

/** Accepts Persian, Arabic and Latin digits, writes those of the language, and says what is wrong when it is left. */
export function NumberInput({
  label,
  optional,
  hint,
  error,
  value,
  onChange,
  unit,
  min,
  max,
  decimals,
  onBlur,
  ...rest
}: NumberInputProps) {
  const t = useUiWords()
  const f = useFormat()
  const written = (canonical: string | null) => (canonical === null ? '' : f.number(canonical, decimals))
  const [typed, setTyped] = useState(() => written(value))
  const [left, setLeft] = useState(true)
  // What this field last told its owner; another value comes from outside and is written anew.
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(written(value))
  })

  const wrong = () => {
    if (!left || typed.trim() === '') return undefined
    const read = parseNumber(typed)
    if (!read.ok) return read.reason === 'empty' ? undefined : t(`number.${read.reason}`, { typed })
    if (value === null) return undefined
    const below = min !== undefined && Number(value) < min
    const above = max !== undefined && Number(value) > max
    if (!below && !above) return undefined
    return t('outOfRange', { typed, min: min ?? '−∞', max: max ?? '∞' })
  }

  return (
    <Field label={label} optional={optional} hint={hint} error={error ?? wrong()}>
      {(aria) => (
        <div className={rest.disabled ? 'input off' : 'input'}>
          <input
            {...rest}
            {...aria}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onFocus={() => setLeft(false)}
            onBlur={(event) => {
              setLeft(true)
              if (value !== null) setTyped(written(value))
              onBlur?.(event)
            }}
            onChange={(event) => {
              const text = f.digits(event.target.value)
              const read = parseNumber(text)
              told.current = read.ok ? read.value : null
              setTyped(text)
              onChange(told.current, text)
            }}
          />
          {unit && <span className="unit">{unit}</span>}
        </div>
      )}
    </Field>
  )
}

/** Rials, repeated in words under the field. */
export function AmountInput({ inWords, hint, ...rest }: NumberInputProps & { inWords?(rial: string): string }) {
  const t = useUiWords()
  const said = rest.value !== null && inWords ? inWords(rest.value) : hint
  return <NumberInput unit={t('rial')} min={0} {...rest} hint={said} />
}
