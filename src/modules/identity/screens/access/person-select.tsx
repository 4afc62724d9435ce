import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type FieldSaying, type Option, Select, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import { personsQuery } from '../data.ts'

interface PersonSelectProps extends FieldSaying {
  value: string | null
  onChange(personId: string | null, name: string | null): void
}

/** A registered person, found by part of the name; the post stands beside it, because names never identify. */
export function PersonSelect({ value, onChange, ...saying }: PersonSelectProps) {
  const t = useWords<typeof fa>('identity')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Option | null>(null)
  const asked = useDeferredValue(typed)
  const { data, isFetching } = useQuery(personsQuery(asked))
  const found: Option[] = (data?.rows ?? []).map((person) => {
    const post = person.posts[0]
    const note = [post?.title, post?.organisation.title].filter(Boolean).join('، ')
    return { value: person.id, label: person.name, ...(note ? { note } : {}) }
  })
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      {...saying}
      placeholder={t('access.search')}
      options={options}
      value={value}
      onSearch={setTyped}
      searching={isFetching}
      onChange={(next) => {
        const option = options.find((one) => one.value === next) ?? null
        setChosen(option)
        onChange(next, option?.label ?? null)
      }}
    />
  )
}
