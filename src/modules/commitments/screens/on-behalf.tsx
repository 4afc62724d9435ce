import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { type Option, Radios, Select, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import { type Behalf, HOWS, type How } from './claim.form.ts'

interface Found {
  rows: Array<{ id: string; name: string; posts?: Array<{ title: string; organisation: { name: string } }> }>
}

/** In whose name the claim is made, and how their word came: for what an expert types after a call or a letter. */
export function OnBehalfFields({
  value,
  onChange,
  error,
}: {
  value: Behalf
  onChange(value: Behalf): void
  error?: string
}) {
  const t = useWords<typeof fa>('commitments')
  const [typed, setTyped] = useState('')
  const noun = value.who === 'organisation' ? 'organisations' : 'persons'
  const found = useQuery({
    queryKey: ['directory', noun, 'named', typed],
    enabled: value.who !== 'self' && typed.trim().length > 1,
    queryFn: ({ signal }) => api.get<Found>(`/api/${noun}`, { q: typed, limit: 12 }, signal),
  })
  const options: Option[] = (found.data?.rows ?? []).map((row) => {
    const post = row.posts?.[0]
    return { value: row.id, label: row.name, note: post && `${post.title}، ${post.organisation.name}` }
  })
  const chosen = value.id && !options.some((option) => option.value === value.id)
  return (
    <div className="stack">
      <Radios
        label={t('behalf.title')}
        options={(['self', 'person', 'organisation'] as const).map((who) => ({
          value: who,
          label: t(`behalf.${who}`),
        }))}
        value={value.who}
        onChange={(who) => onChange({ ...value, who, id: null, name: '' })}
      />
      {value.who !== 'self' && (
        <>
          <Select
            label={t(value.who === 'person' ? 'behalf.whichPerson' : 'behalf.whichOrganisation')}
            hint={t('behalf.hint')}
            error={error}
            options={chosen ? [{ value: value.id!, label: value.name }, ...options] : options}
            value={value.id}
            placeholder={t('behalf.type')}
            onSearch={setTyped}
            searching={found.isFetching}
            onChange={(id) =>
              onChange({ ...value, id, name: options.find((option) => option.value === id)?.label ?? value.name })
            }
          />
          <Radios
            label={t('behalf.how')}
            options={HOWS.map((how: How) => ({ value: how, label: t(`how.${how}`) }))}
            value={value.how}
            onChange={(how) => onChange({ ...value, how })}
          />
        </>
      )}
    </div>
  )
}
