import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useFormat, useWords } from '../../../ui/index.ts'
import { shortDecimal } from '../../commitments/screens/index.ts'
import type { Bodies, Body } from '../bodies/bodies.schema.ts'
import type { RulesOfBody } from '../bodies/edition.schema.ts'
import type { Nomination } from '../bodies/nominations.schema.ts'
import type { fa } from '../meetings.fa.ts'
import type { ResolutionShown, Resolutions } from '../resolutions/resolutions.schema.ts'
import type { Session, Sessions } from '../sessions/sessions.schema.ts'

export function useMeetingWords() {
  const f = useFormat()
  /** A percentage with one place, none where it is whole. */
  const percent = (value: string | number) => f.percent(shortDecimal(value))
  return { t: useWords<typeof fa>('meetings'), f, percent }
}

export const bodiesQuery = queryOptions({
  queryKey: ['meetings', 'bodies'],
  queryFn: ({ signal }) => api.get<Bodies>('/api/bodies', { limit: 200 }, signal),
})
export const bodyQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'body', id],
    queryFn: ({ signal }) => api.get<Body>(`/api/bodies/${id}`, {}, signal),
  })
export const bodyRulesQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'bodyRules', id],
    queryFn: ({ signal }) => api.get<RulesOfBody>(`/api/bodies/${id}/rules`, {}, signal),
  })
export const nominationQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'nomination', id],
    queryFn: ({ signal }) => api.get<Nomination>(`/api/nominations/${id}`, {}, signal),
  })
export const sessionsQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['meetings', 'sessions', bodyId],
    queryFn: ({ signal }) => api.get<Sessions>(`/api/bodies/${bodyId}/sessions`, { limit: 200 }, signal),
  })
export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'session', id],
    queryFn: ({ signal }) => api.get<Session>(`/api/sessions/${id}`, {}, signal),
  })
export const resolutionsQuery = (of: 'sessions' | 'bodies', id: string) =>
  queryOptions({
    queryKey: ['meetings', 'resolutions', of, id],
    queryFn: ({ signal }) => api.get<Resolutions>(`/api/${of}/${id}/resolutions`, {}, signal),
  })
export const resolutionQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'resolution', id],
    queryFn: ({ signal }) => api.get<ResolutionShown>(`/api/resolutions/${id}`, {}, signal),
  })

export interface NamedRow {
  id: string
  name: string
}
/** People or organisations by name, for the fields that name who is responsible. */
export const directoryQuery = (kind: 'persons' | 'organisations', typed: string) =>
  queryOptions({
    queryKey: ['directory', kind, typed],
    queryFn: ({ signal }) => api.get<{ rows: NamedRow[] }>(`/api/${kind}`, { q: typed, limit: 20 }, signal),
    staleTime: 30_000,
  })

/** What a deed of the meetings changes on show: what is decided waits on desks. */
export const changed = [['meetings'], ['desk']] as const

/** Why an act is off, in words of the module or the kernel; undefined when it is allowed. */
export function useWhy(): (answer: true | string | undefined) => string | undefined {
  const kernel = useWords<Record<string, string>>('kernel')
  const { t } = useMeetingWords()
  return (answer) => {
    if (answer === true || answer === undefined) return undefined
    const [module, code] = answer.split('.')
    const values = { number: '' }
    return (module === 'kernel' ? kernel : t).maybe(`errors.${code}`, values) ?? answer
  }
}
