import { type ReactNode, useId } from 'react'
import { Icon } from '../icons.tsx'
import { useUiWords } from '../words.tsx'

/** What every field says about itself. */
export interface FieldSaying {
  label: ReactNode
  optional?: boolean
  hint?: ReactNode
  /** The value typed, the rule and the way out; a field in error takes a red frame and an icon. */
  error?: ReactNode
}
/** What the control inside takes over, so that label, hint and error belong to it. */
export interface FieldAria {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** Label above, «دلخواه» beside it, hint below, error under the field. */
export function Field({
  label,
  optional,
  hint,
  error,
  children,
}: FieldSaying & { children(aria: FieldAria): ReactNode }) {
  const t = useUiWords()
  const id = useId()
  const said = [error ? `${id}e` : '', hint ? `${id}h` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field err' : 'field'}>
      <label htmlFor={id}>
        {label} {optional && <span className="opt">{t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': said || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {error && (
        <p className="error" id={`${id}e`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Brings the page's first field in error into view and focus. Call it after a refused submit. */
export function focusFirstError(root: ParentNode = document): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
