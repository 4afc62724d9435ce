import { TextInput, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'

export const noKeys = { nationalCode: '', mobile: '', email: '' }
export type LoginKeysTyped = typeof noKeys
export const keyNames = ['nationalCode', 'mobile', 'email'] as const

interface LoginKeyFieldsProps {
  value: LoginKeysTyped
  onChange(value: LoginKeysTyped): void
  error(path: string): string | undefined
}

/** The three names by which a person may sign in; at least one. */
export function LoginKeyFields({ value, onChange, error }: LoginKeyFieldsProps) {
  const t = useWords<typeof fa>('identity')
  return (
    <>
      <p className="muted">{t('access.keysText')}</p>
      <div className="fields pairs">
        {keyNames.map((key) => (
          <TextInput
            key={key}
            label={t(`key.${key}`)}
            optional
            error={error(key)}
            value={value[key]}
            onChange={(typed) => onChange({ ...value, [key]: typed })}
            latin={key === 'email'}
            inputMode={key === 'email' ? 'email' : 'numeric'}
          />
        ))}
      </div>
    </>
  )
}
