import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { matches } from '../../../ui/forms/fold.ts'
import { Btn, Dialog, TextInput, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../search.fa.ts'
import type { Found, Hit, Recent } from '../search.schema.ts'
import { keepOpened, openedLately } from './opened.ts'

/** A page of the app by its name; `also`: what else people call it. */
export interface PageHit {
  href: string
  label: string
  also?: string
}

interface Line {
  key: string
  href: string
  label: string
  where?: string | undefined
  /** Kept among what was opened lately. */
  id?: string
}
interface Group {
  title: string
  lines: Line[]
  more: boolean
}

interface Props {
  personId: string
  pages: readonly PageHit[]
  onClose(): void
}

/** Ctrl K: everything that one may see by its name, and the pages by theirs; while nothing is typed, what was opened lately. */
export function SearchDialog({ personId, pages, onClose }: Props) {
  const t = useWords<typeof fa>('search')
  const f = useFormat()
  const go = useGo()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const [whole, setWhole] = useState(false)
  const asked = useDeferredValue(typed.trim())
  const { groups, state } = useFound(personId, pages, asked, whole)
  const lines = groups.flatMap((group) => group.lines)
  const current = lines[Math.min(place, lines.length - 1)]
  const idOf = (line: Line) => `${list}-${line.key}`
  useEffect(() => {
    if (current) document.getElementById(`${list}-${current.key}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, list])

  const open = (line: Line | undefined) => {
    if (!line) return
    if (line.id) keepOpened(personId, line.id)
    onClose()
    go(line.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setPlace((Math.min(place, lines.length - 1) + step + lines.length) % Math.max(lines.length, 1))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(current)
  }
  const more = groups.some((group) => group.more)
  return (
    <Dialog opened onClose={onClose} title={t('title')}>
      <TextInput
        label={t('hint')}
        value={typed}
        autoFocus
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current && idOf(current)}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        onKeyDown={onKeyDown}
        onChange={(value) => {
          setTyped(value)
          setPlace(0)
          setWhole(false)
        }}
      />
      <p className="vh" role="status">
        {state === 'found' && t(more ? 'countMore' : 'count', { count: f.number(lines.length) })}
      </p>
      <div className="goto" role="listbox" id={list} aria-label={t('results')}>
        {groups.map((group, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={group.title} role="group" aria-labelledby={`${list}g${index}`}>
            <h3 className="dim micro" id={`${list}g${index}`} role="presentation">
              {group.title}
            </h3>
            {group.lines.map((line) => (
              <button
                key={line.key}
                id={idOf(line)}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={line === current}
                className="goto-hit"
                onClick={() => open(line)}
              >
                <bdi>{line.label}</bdi> {line.where && <small>{line.where}</small>}
              </button>
            ))}
          </div>
        ))}
      </div>
      <Says state={state} q={asked} />
      {more && !whole && (
        <p>
          <Btn tone="quiet" onClick={() => setWhole(true)}>
            {t('more')}
          </Btn>
        </p>
      )}
      <p className="goto-keys dim micro only-wide">{t('keys')}</p>
    </Dialog>
  )
}

type State = 'recent' | 'short' | 'waiting' | 'none' | 'found'

/** What stands below when there is nothing to choose: why, and what to try. */
function Says({ state, q }: { state: State; q: string }) {
  const t = useWords<typeof fa>('search')
  if (state === 'short') return <p className="dim">{t('short')}</p>
  if (state === 'waiting') return <p className="dim">{t('waiting')}</p>
  if (state !== 'none') return null
  return (
    <div role="status">
      <p>{t('none', { q })}</p>
      <p className="dim small">{t('try')}</p>
    </div>
  )
}

function useFound(
  personId: string,
  pages: readonly PageHit[],
  asked: string,
  whole: boolean,
): { groups: Group[]; state: State } {
  const t = useWords<typeof fa>('search')
  const { locale } = useLooks()
  const [ids] = useState(() => openedLately(personId).join(','))
  const recent = useQuery({
    queryKey: ['search', 'recent', ids],
    queryFn: ({ signal }) => api.get<Recent>('/api/search/recent', { ids }, signal),
    enabled: asked === '' && ids !== '',
  })
  const found = useQuery({
    queryKey: ['search', asked, whole],
    queryFn: ({ signal }) => api.get<Found>('/api/search', { q: asked, limit: whole ? 50 : 5 }, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const lineOf = (hit: Hit): Line => {
    const province = hit.province?.[locale]
    const where =
      hit.cluster && province
        ? t('where', { cluster: `\u2068${hit.cluster}\u2069`, province })
        : (hit.cluster ?? province)
    return { key: hit.id, id: hit.id, href: hit.path, label: hit.title, where }
  }
  const named = pages
    .filter((page) => asked === '' || matches(`${page.label} ${page.also ?? ''}`, asked))
    .slice(0, asked === '' ? 12 : 4)
    .map((page): Line => ({ key: `page${page.href.replaceAll(/\W/g, '-')}`, href: page.href, label: page.label }))
  const answer = asked === '' ? undefined : found.data
  const groups = [
    { title: t('recent'), lines: asked === '' ? (recent.data?.hits ?? []).map(lineOf) : [], more: false },
    ...(answer?.groups ?? []).map(({ kind, hits, more }) => ({
      title: t.maybe(`kind.${kind}`) ?? t('kind.other'),
      lines: hits.map(lineOf),
      more,
    })),
  ]
  // a page whose name was typed stands first, the list of all pages last
  const all =
    asked === ''
      ? [...groups, { title: t('pages'), lines: named, more: false }]
      : [{ title: t('pages'), lines: named, more: false }, ...groups]
  const shown = all.filter((group) => group.lines.length > 0)
  if (asked === '') return { groups: shown, state: 'recent' }
  if (shown.length > 0) return { groups: shown, state: 'found' }
  if (found.isFetching) return { groups: [], state: 'waiting' }
  return { groups: [], state: answer?.short ? 'short' : 'none' }
}
