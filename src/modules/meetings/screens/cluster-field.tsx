import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { type Option, Select } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'

/** The cluster that a resolution is about, found by typing; a council's own cluster needs no naming. */
export function ClusterField({
  value,
  onChange,
  error,
}: {
  value: Option | null
  onChange(value: Option | null): void
  error: string | undefined
}) {
  const { t } = useMeetingWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['clusters', 'pick', q],
    queryFn: () => api.get<{ rows: { id: string; title: string }[] }>('/api/clusters', { q, limit: 20 }),
  })
  const found = (data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))
  const options = value && !found.some((one) => one.value === value.value) ? [value, ...found] : found
  return (
    <Select
      label={t('minute.about')}
      optional
      hint={t('minute.aboutHint')}
      options={options}
      value={value?.value ?? null}
      onChange={(id) => onChange(options.find((one) => one.value === id) ?? null)}
      onSearch={setTyped}
      searching={isFetching}
      error={error}
    />
  )
}
