import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { EditionsView, EditionView, PreviewView } from '../../editions/editions.schema.ts'
import type { CriteriaContent } from '../criteria.schema.ts'
import type { RankingsView, RoundView, VisitsView } from '../ranking.schema.ts'

export const rankingsQuery = (code: string) =>
  queryOptions({
    queryKey: ['ranking', 'province', code],
    queryFn: () => api.get<RankingsView>(`/api/provinces/${code}/prioritisations`),
  })
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['ranking', 'round', id],
    queryFn: () => api.get<RoundView>(`/api/prioritisations/${id}`),
  })
export const visitsQuery = (id: string, cluster: string) =>
  queryOptions({
    queryKey: ['ranking', 'visits', id, cluster],
    queryFn: () => api.get<VisitsView>(`/api/prioritisations/${id}/clusters/${cluster}/visits`),
  })

/** What a deed on a round changes on show: the ranking, and the gate that asks for the priority list. */
export const changed = [['ranking'], ['clusters'], ['history'], ['desk']] as const

type WithContent<View> = View & { content: CriteriaContent }
export type Editions = Omit<EditionsView, 'inForce'> & { inForce: WithContent<EditionsView['inForce']> }
export type Edition = WithContent<EditionView>

export const criteriaQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['editions', 'criteria', province],
    queryFn: () => api.get<Editions>('/api/editions', { subject: 'criteria', province }),
  })
export const editionQuery = (id: string) =>
  queryOptions({ queryKey: ['editions', 'one', id], queryFn: () => api.get<Edition>(`/api/editions/${id}`) })
export const effectQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['editions', 'effect', id, version],
    queryFn: () => api.get<PreviewView>(`/api/editions/${id}/preview`),
  })

export const paths = {
  province: (code: string) => `/provinces/${code}`,
  ranking: (code: string, round?: string) => `/provinces/${code}/ranking${round ? `?round=${round}` : ''}`,
  form: (round: string, cluster: string) => `/prioritisations/${round}/clusters/${cluster}`,
  visit: (round: string, cluster: string) => `/prioritisations/${round}/clusters/${cluster}/visit`,
  cluster: (id: string) => `/clusters/${id}`,
  criteria: (province: string | null) => (province ? `/criteria?province=${province}` : '/criteria'),
  edition: (id: string) => `/bylaw/${id}`,
  sheet: (round: string, locale: string) => `/api/prioritisations/${round}/ranking.xlsx?locale=${locale}`,
}
