import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** The query part of the page's address: state that can be an address is one, so that it can be sent to a colleague. */
export function useAddress() {
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const query = useMemo(() => new URLSearchParams(text), [text])
  /** Changes the named parts and keeps the others; an empty value takes its part away. `push` leaves a step to go back to. */
  const change = useCallback(
    (parts: Readonly<Record<string, string | null | undefined>>, push = false) => {
      const next = new URLSearchParams(text)
      for (const [key, value] of Object.entries(parts)) value ? next.set(key, value) : next.delete(key)
      const asked = next.toString()
      navigate({ href: asked ? `${path}?${asked}` : path, replace: !push })
    },
    [text, path, navigate],
  )
  return { path, query, change }
}

/** Goes to an address of the app; `replace` leaves no step to come back to. */
export function useGo() {
  const navigate = useNavigate()
  return useCallback((href: string, replace = false) => navigate({ href, replace }), [navigate])
}

export interface AsOf {
  /** Day whose state is on show, ISO; undefined: today. */
  asOf?: string
  /** Instant of what was known; undefined: now. */
  knownAt?: string
  isPast: boolean
}

/** A day of the calendar that an address names; what is none, or was typed in another calendar, counts as not said. */
function dayIn(text: string | null): string | undefined {
  if (!text || !/^(1[89]|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined
}
const instantIn = (text: string | null) => (text && !Number.isNaN(Date.parse(text)) ? text : undefined)

/** The as-of day of the address, for queries and for turning acts off. */
export function useAsOf(): AsOf & { change(next: { asOf?: string | null; knownAt?: string | null }): void } {
  const { query, change } = useAddress()
  const asOf = dayIn(query.get('asOf'))
  const knownAt = instantIn(query.get('knownAt'))
  return { asOf, knownAt, isPast: Boolean(asOf || knownAt), change: (next) => change(next, true) }
}
