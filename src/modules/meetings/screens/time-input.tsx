import { TextInput } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'

/** A time of day, typed in digits of either kind. */
export function TimeInput({
  label,
  value,
  onChange,
  error,
  optional,
}: {
  label: string
  value: string
  onChange(value: string): void
  error?: string | undefined
  optional?: boolean
}) {
  const { t } = useMeetingWords()
  return (
    <TextInput
      label={label}
      hint={t('sit.timeHint')}
      optional={optional}
      value={value}
      onChange={onChange}
      error={error}
      inputMode="numeric"
      maxLength={5}
    />
  )
}
