import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { type Option, Select } from '../../../ui/index.ts'
import { bodiesQuery, pickQuery, useLetterWords } from './data.ts'

interface PickerProps {
  label: string
  hint?: string
  optional?: boolean
  value: string | null
  onChange(value: string | null): void
  error?: string | undefined
}

const withKnown = (found: Option[], known: Option | null | undefined) =>
  known && !found.some((one) => one.value === known.value) ? [known, ...found] : found

/** A letter of the register, found by number, subject or name. */
export function LetterPicker({
  direction,
  known,
  onChoose,
  ...props
}: PickerProps & {
  direction: 'incoming' | 'outgoing'
  known?: Option | null
  /** What was chosen, with its name. */
  onChoose?(chosen: Option | null): void
}) {
  const { f } = useLetterWords()
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useQuery(pickQuery(direction, useDeferredValue(typed.trim())))
  const found: Option[] = (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${f.digits(row.number)}${f.locale === 'fa' ? '، ' : ', '}${row.subject}`,
    note: `${row.party.name}${f.locale === 'fa' ? '، ' : ', '}${f.date(row.dated, 'dayYear')}`,
  }))
  const options = withKnown(found, known)
  return (
    <Select
      {...props}
      options={options}
      onChange={(id) => {
        props.onChange(id)
        onChoose?.(options.find((one) => one.value === id) ?? null)
      }}
      onSearch={setTyped}
      searching={isFetching}
    />
  )
}

/** A body whose decision is asked for. */
export function BodyPicker(props: PickerProps) {
  const { data } = useQuery(bodiesQuery)
  return <Select {...props} options={(data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))} />
}

interface Hit {
  id: string
  kind: string
  title: string
}
const ownRecords = ['cluster', 'resolution', 'session', 'body', 'organisation', 'unit', 'planYear']

/** Any record within sight, found by its name. */
export function RecordPicker(props: PickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['letters', 'records', q],
    queryFn: ({ signal }) =>
      api.get<{ groups: { kind: string; hits: Hit[] }[] }>('/api/search', { q, limit: 8 }, signal),
    enabled: q.length > 1,
  })
  const options: Option[] = (data?.groups ?? [])
    .filter((group) => ownRecords.includes(group.kind))
    .flatMap((group) => group.hits.map((hit) => ({ value: hit.id, label: hit.title })))
  return <Select {...props} options={options} onSearch={setTyped} searching={isFetching} />
}
