import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Select, useFormat, useWords } from '../../../ui/index.ts'
import type { OrganisationList } from '../../directory/organisations/organisations.schema.ts'
import type { PersonList } from '../../directory/persons/persons.schema.ts'
import type { Resolutions } from '../../meetings/resolutions/resolutions.schema.ts'
import type { fa } from '../clusters.fa.ts'

interface PickerProps {
  value: string | null
  onChange(id: string | null): void
  error?: ReactNode
}

/** What a list of the directory holds by part of a name, and what a Select needs to ask for it. */
function useSearch<List>(list: 'persons' | 'organisations') {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const { data, isFetching } = useQuery({
    queryKey: [list, 'pick', q],
    queryFn: () => api.get<List>(`/api/${list}`, { q, limit: 20 }),
  })
  return { found: data, search: { onSearch: setTyped, searching: isFetching } }
}

/** A person of the directory by name, with the post that tells namesakes apart. */
export function PersonPicker({ value, onChange, error }: PickerProps) {
  const t = useWords<typeof fa>('clusters')
  const { found, search } = useSearch<PersonList>('persons')
  return (
    <Select
      label={t('form.person')}
      placeholder={t('form.pick')}
      value={value}
      onChange={onChange}
      {...search}
      error={error}
      options={(found?.rows ?? []).map((person) => ({
        value: person.id,
        label: person.name,
        ...(person.posts[0] ? { note: `${person.posts[0].title}، ${person.posts[0].organisation.name}` } : {}),
      }))}
    />
  )
}

/** An organisation of the directory by name. */
export function OrganisationPicker({ value, onChange, error }: PickerProps) {
  const t = useWords<typeof fa>('clusters')
  const { found, search } = useSearch<OrganisationList>('organisations')
  return (
    <Select
      label={t('form.organisation')}
      placeholder={t('form.pick')}
      value={value}
      onChange={onChange}
      {...search}
      error={error}
      options={(found?.rows ?? []).map((one) => ({
        value: one.id,
        label: one.name,
        ...(one.parent ? { note: one.parent.name } : {}),
      }))}
    />
  )
}

/** A resolution of one of these bodies, newest first; optional unless a hint says what it is for. */
export function ResolutionPicker({
  bodyIds,
  hint,
  value,
  onChange,
  error,
}: PickerProps & { bodyIds: readonly string[]; hint?: string }) {
  const f = useFormat()
  const t = useWords<typeof fa>('clusters')
  const found = useQuery({
    queryKey: ['resolutions', 'pick', bodyIds],
    queryFn: async () => {
      const lists = await Promise.all(bodyIds.map((id) => api.get<Resolutions>(`/api/bodies/${id}/resolutions`)))
      return lists.flatMap((list) => list.rows).reverse()
    },
    enabled: bodyIds.length > 0,
  })
  return (
    <Select
      label={t('form.resolution')}
      hint={hint ?? t('form.resolutionHint')}
      optional={hint === undefined}
      value={value}
      onChange={onChange}
      error={error}
      options={(found.data ?? []).map((one) => ({
        value: one.id,
        label: one.text.slice(0, 120),
        note: [one.session?.title ?? one.body.name, one.decidedOn && f.date(one.decidedOn, 'dayYear')]
          .filter(Boolean)
          .join('، '),
      }))}
    />
  )
}
