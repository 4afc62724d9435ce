import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Select } from '../../../ui/index.ts'

interface PickerProps {
  of: 'persons' | 'organisations'
  label: string
  hint?: string
  optional?: boolean
  now?: { id: string; name: string } | null
  value: string | null
  onChange(value: string | null): void
  error?: string | undefined
}

/** A person or an office of the directory, found by typing. */
export function FoundByName({ of, label, hint, optional = false, now = null, value, onChange, error }: PickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['directory', of, q],
    queryFn: ({ signal }) => api.get<{ rows: { id: string; name: string }[] }>(`/api/${of}`, { q, limit: 20 }, signal),
    staleTime: 30_000,
  })
  const rows = data?.rows ?? []
  const known = now && !rows.some((row) => row.id === now.id) ? [now, ...rows] : rows
  return (
    <Select
      label={label}
      optional={optional}
      {...(hint ? { hint } : {})}
      options={known.map((row) => ({ value: row.id, label: row.name }))}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      searching={isFetching}
      error={error}
    />
  )
}
