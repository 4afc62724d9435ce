import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { Field, type FieldSaying } from './field.tsx'

type Bare<E> = Omit<E, 'onChange' | 'value' | 'id' | 'dir'>

interface TextInputProps extends FieldSaying, Bare<InputHTMLAttributes<HTMLInputElement>> {
  value: string
  onChange(value: string): void
  unit?: ReactNode
  /** A Latin code, address or file name: written left to right. */
  latin?: boolean
}

export function TextInput({ label, optional, hint, error, value, onChange, unit, latin, ...rest }: TextInputProps) {
  return (
    <Field {...{ label, optional, hint, error }}>
      {(aria) => (
        <div className={rest.disabled ? 'input off' : 'input'}>
          <input
            type="text"
            {...rest}
            {...aria}
            className={latin ? 'ltr' : undefined}
            dir={latin ? 'ltr' : 'auto'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit && <span className="unit">{unit}</span>}
        </div>
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldSaying, Bare<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  value: string
  onChange(value: string): void
}

export function TextArea({ label, optional, hint, error, value, onChange, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, optional, hint, error }}>
      {(aria) => (
        <textarea
          rows={3}
          {...rest}
          {...aria}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
