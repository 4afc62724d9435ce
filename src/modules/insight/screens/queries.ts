import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { NationLate } from '../../clusters/front.schema.ts'
import type { IndicatorsView } from '../../indicators/indicators.schema.ts'
import type { AttainmentView, CompareView } from '../insight.schema.ts'

/** Both dates as they stand in the address. */
export interface Day {
  asOf?: string | undefined
  knownAt?: string | undefined
}

export const lateQuery = (day: Day) =>
  queryOptions({
    queryKey: ['clusters', 'nation', 'late', day],
    queryFn: ({ signal }) => api.get<NationLate>('/api/nation/late', { ...day }, signal),
  })
export const attainmentQuery = (day: Day) =>
  queryOptions({
    queryKey: ['indicators', 'attainment', day],
    queryFn: ({ signal }) => api.get<AttainmentView>('/api/nation/attainment', { ...day }, signal),
  })
export const targetsQuery = (province: string, day: Day) =>
  queryOptions({
    queryKey: ['indicators', 'of', { kind: 'province', id: province }, day],
    queryFn: ({ signal }) => api.get<IndicatorsView>(`/api/provinces/${province}/indicators`, { ...day }, signal),
  })
export const compareQuery = (
  asked: Day & { provinces?: string | undefined; trade?: string | undefined; isic?: string | undefined },
) =>
  queryOptions({
    queryKey: ['compare', asked],
    queryFn: ({ signal }) => api.get<CompareView>('/api/compare', { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
