import { useState } from 'react'
import { TextInput, useWords } from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'

interface PasswordInputProps {
  label: string
  hint?: string
  error?: string
  value: string
  onChange(value: string): void
  /** Tells password keepers whether to fill in or to propose. */
  isNew?: boolean
  autoFocus?: boolean
}

/** A password that its writer may look at, which is why it is asked once only. */
export function PasswordInput({ isNew, ...rest }: PasswordInputProps) {
  const t = useWords<typeof fa>('identity')
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      {...rest}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      required
      unit={
        <button
          type="button"
          className="door-show"
          aria-pressed={shown}
          aria-label={shown ? t('hidePassword') : t('showPassword')}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('hide') : t('show')}
        </button>
      }
    />
  )
}
