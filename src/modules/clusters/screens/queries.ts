import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { County, Province } from '../../directory/divisions/divisions.schema.ts'
import type { HistoryView } from '../../journal/journal.schema.ts'
import type { Body } from '../../meetings/bodies/bodies.schema.ts'
import type { ClusterView, RegisterView } from '../clusters.schema.ts'
import type { NationView, ProvinceFront, ProvinceMoved } from '../front.schema.ts'
import type { GateView } from '../gates/gates.schema.ts'

/** As-of day and instant of what was known, as they stand in the address. */
export interface Day {
  asOf?: string | undefined
  knownAt?: string | undefined
}
type Filter = Day & { province?: string; stage?: string; q?: string; limit?: number }

export const registerQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['clusters', 'register', filter],
    queryFn: ({ signal }) => api.get<RegisterView>('/api/clusters', { ...filter }, signal),
    // the list stays in view while the next one is on its way
    placeholderData: keepPreviousData,
  })
export const clusterQuery = (id: string, day: Day) =>
  queryOptions({
    queryKey: ['clusters', 'one', id, day],
    queryFn: ({ signal }) => api.get<ClusterView>(`/api/clusters/${id}`, { ...day }, signal),
  })
/** The gate into a stage as it stands today. */
export const gateQuery = (id: string, stage: string) =>
  queryOptions({
    queryKey: ['clusters', 'one', id, 'gate', stage],
    queryFn: ({ signal }) => api.get<GateView>(`/api/clusters/${id}/gates/${stage}`, {}, signal),
  })
export const frontQuery = (code: string, day: Day) =>
  queryOptions({
    queryKey: ['clusters', 'front', code, day],
    queryFn: ({ signal }) => api.get<ProvinceFront>(`/api/provinces/${code}/front`, { ...day }, signal),
  })
export const movedQuery = (code: string, day: Day) =>
  queryOptions({
    queryKey: ['clusters', 'moved', code, day],
    queryFn: ({ signal }) => api.get<ProvinceMoved>(`/api/provinces/${code}/moved`, { ...day }, signal),
    enabled: day.asOf !== undefined,
  })
export const nationQuery = (day: Day) =>
  queryOptions({
    queryKey: ['clusters', 'nation', day],
    queryFn: ({ signal }) => api.get<NationView>('/api/nation', { ...day }, signal),
  })

/** What a deed of the register changes on show. */
export const changed = [['clusters'], ['history']] as const

const forAges = Number.POSITIVE_INFINITY
export const provincesQuery = queryOptions({
  queryKey: ['provinces'],
  queryFn: () => api.get<Province[]>('/api/provinces'),
  staleTime: forAges,
})
export const countiesQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['counties', province],
    queryFn: () => api.get<County[]>('/api/counties', { province }),
    enabled: province !== null,
    staleTime: forAges,
  })
export const boundariesQuery = queryOptions({
  queryKey: ['boundaries', 'provinces'],
  queryFn: () => api.get<import('topojson-specification').Topology>('/api/boundaries/provinces'),
  staleTime: forAges,
})
export const bodyQuery = (id: string) =>
  queryOptions({ queryKey: ['bodies', id], queryFn: () => api.get<Body>(`/api/bodies/${id}`) })
export const historyQuery = (id: string, others: readonly string[]) =>
  queryOptions({
    queryKey: ['history', id, others],
    queryFn: () => api.get<Wire<HistoryView>>(`/api/records/${id}/history`, { with: others.join(','), limit: 8 }),
  })

/** A shape as it arrives: instants are text. */
type Wire<Shape> = Shape extends Date
  ? string
  : Shape extends readonly (infer One)[]
    ? Wire<One>[]
    : Shape extends object
      ? { [Key in keyof Shape]: Wire<Shape[Key]> }
      : Shape
export type HistoryLine = Wire<HistoryView>['lines'][number]
