import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Option, Select } from '../../../ui/index.ts'
import { directoryQuery } from './data.ts'

interface PickerProps {
  kind: 'persons' | 'organisations'
  label: string
  optional?: boolean
  now?: { id: string; name: string } | null
  value: string | null
  onChange(value: string | null): void
  /** The same with the name that was chosen. */
  onChoose?(chosen: { id: string; name: string } | null): void
  error?: string
}

/** A person or organisation of the directory, found by typing. */
export function DirectoryPicker({
  kind,
  label,
  optional = true,
  now = null,
  value,
  onChange,
  onChoose,
  error,
}: PickerProps) {
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery(directoryQuery(kind, asked))
  const found: Option[] = (data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))
  const options =
    now && !found.some((option) => option.value === now.id) ? [{ value: now.id, label: now.name }, ...found] : found
  return (
    <Select
      label={label}
      optional={optional}
      options={options}
      value={value}
      onChange={(id) => {
        onChange(id)
        const one = options.find((option) => option.value === id)
        onChoose?.(one ? { id: one.value, name: one.label } : null)
      }}
      onSearch={setTyped}
      searching={isFetching}
      error={error}
    />
  )
}
