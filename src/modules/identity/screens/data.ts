import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { AccessList, LinkInfo, Me, Reaches, Sessions } from '../identity.schema.ts'

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/me'), staleTime: 60_000 })

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => api.get<Sessions>('/api/account/sessions'),
})

/** What a one-time link opens. The token is kept out of the cache's key, which tools may show. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['account', 'link'],
    queryFn: () => api.post<LinkInfo>('/api/account/link', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export interface AccessAsked {
  q: string
  role: string | null
  state: string | null
  limit: number
}

export const accessQuery = (asked: AccessAsked) =>
  queryOptions({
    queryKey: ['people-access', asked],
    queryFn: ({ signal }) => api.get<AccessList>('/api/people-access', { ...asked }, signal),
    placeholderData: (before) => before,
  })

export const reachesQuery = (kind: string, q: string) =>
  queryOptions({
    queryKey: ['people-access', 'reaches', kind, q],
    queryFn: ({ signal }) => api.get<Reaches>('/api/people-access/reaches', { kind, q }, signal),
    placeholderData: (before) => before,
  })

export interface Province {
  code: string
  fa: string
  en: string
}
export const provincesQuery = queryOptions({
  queryKey: ['provinces'],
  queryFn: () => api.get<Province[]>('/api/provinces'),
  staleTime: Number.POSITIVE_INFINITY,
})

export interface Persons {
  rows: { id: string; name: string; posts: { title: string; organisation: { title: string } }[] }[]
}
export const personsQuery = (q: string) =>
  queryOptions({
    queryKey: ['persons', 'named', q],
    queryFn: ({ signal }) => api.get<Persons>('/api/persons', { q, limit: 20 }, signal),
    enabled: q.trim().length > 1,
    placeholderData: (before) => before,
  })
