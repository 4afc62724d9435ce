import { useQueries } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { Me } from '../../modules/identity/identity.schema.ts'
import { useGo } from '../../ui/address.ts'
import { api } from '../../ui/api.ts'
import { Dialog, TextInput, useLooks, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { railGroups } from './navigation.ts'

interface Hit {
  href: string
  label: string
}

const sources = [
  { key: 'clusters', path: '/clusters', read: (row: Row) => row.title ?? row.name },
  { key: 'units', path: '/units', read: (row: Row) => row.name },
  { key: 'organisations', path: '/organisations', read: (row: Row) => row.name },
  { key: 'people', path: '/persons', read: (row: Row) => row.name },
] as const
type Row = { id: string; name?: string; title?: string }

/** Ctrl K: goes to a page of the list of contents, or to a cluster, unit, organisation or person by name. */
export function GoToDialog({ me, onClose }: { me: Me; onClose(): void }) {
  const t = useWords<typeof fa>('app')
  const { locale } = useLooks()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const asked = useDeferredValue(typed.trim())
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['goto', source.key, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<{ rows: Row[] }>(`/api${source.path}`, { q: asked, limit: 6 }, signal),
      enabled: asked.length > 1,
      staleTime: 30_000,
    })),
  })
  const pages = railGroups(t, me, locale, undefined).flatMap((group) =>
    group.items.map(({ href, label }): Hit => ({ href, label })),
  )
  const groups = [
    {
      title: t('search.pages'),
      hits: pages.filter((page) => !asked || page.label.includes(asked)).slice(0, asked ? 4 : 12),
    },
    ...sources.map((source, index) => ({
      title: t(`search.${source.key}`),
      hits: (answers[index]?.data?.rows ?? []).map(
        (row): Hit => ({ href: `${source.path}/${row.id}`, label: source.read(row) ?? '' }),
      ),
    })),
  ].filter((group) => group.hits.length > 0)
  const all = groups.flatMap((group) => group.hits)
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(hit.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setPlace((place + step + all.length) % Math.max(all.length, 1))
    }
    if (event.key === 'Enter') open(all[place])
  }
  const waiting = answers.some((answer) => answer.isFetching)
  return (
    <Dialog opened onClose={onClose} title={t('search.title')}>
      <div className="stack">
        <TextInput
          label={t('search.hint')}
          value={typed}
          autoFocus
          onKeyDown={onKeyDown}
          onChange={(value) => {
            setTyped(value)
            setPlace(0)
          }}
        />
        <div className="goto" role="listbox" aria-label={t('search.title')} tabIndex={-1}>
          {groups.map((group) => (
            <div key={group.title}>
              <h3 className="dim micro">{group.title}</h3>
              {group.hits.map((hit) => (
                <button
                  key={hit.href}
                  type="button"
                  role="option"
                  aria-selected={all[place]?.href === hit.href}
                  className="goto-hit"
                  onClick={() => open(hit)}
                >
                  {hit.label}
                </button>
              ))}
            </div>
          ))}
          {all.length === 0 && <p className="dim">{waiting ? t('search.waiting') : t('search.none')}</p>}
        </div>
      </div>
    </Dialog>
  )
}
