import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { ClusterView } from '../../clusters/clusters.schema.ts'
import type { ProvinceFront } from '../../clusters/front.schema.ts'
import type { Resolutions } from '../../meetings/resolutions/resolutions.schema.ts'
import type { CountReceipts, IndicatorsView, LibraryView } from '../indicators.schema.ts'

/** Which place, as addresses name it. */
export interface Place {
  kind: 'cluster' | 'province'
  id: string
}
/** Both dates and the year, as they stand in the address. */
export interface Asked {
  year?: string | undefined
  asOf?: string | undefined
  knownAt?: string | undefined
}

/** Where the place is asked, and where its deeds go. */
export const apiOf = ({ kind, id }: Place): string =>
  kind === 'cluster' ? `/api/clusters/${id}` : `/api/provinces/${id}`
export const pageOf = ({ kind, id }: Place): string =>
  kind === 'cluster' ? `/clusters/${id}/indicators` : `/provinces/${id}/index-targets`
export const frontOf = ({ kind, id }: Place): string => (kind === 'cluster' ? `/clusters/${id}` : `/provinces/${id}`)

export const indicatorsQuery = (place: Place, asked: Asked) =>
  queryOptions({
    queryKey: ['indicators', 'of', place, asked],
    queryFn: ({ signal }) => api.get<IndicatorsView>(`${apiOf(place)}/indicators`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
export const receiptsQuery = (place: Place, code: string, asked: Asked) =>
  queryOptions({
    queryKey: ['indicators', 'receipts', place, code, asked],
    queryFn: ({ signal }) =>
      api.get<CountReceipts>(`${apiOf(place)}/indicators/${code}/receipts`, { ...asked }, signal),
  })
export const libraryQuery = (province: string) =>
  queryOptions({
    queryKey: ['indicators', 'library', province],
    queryFn: () => api.get<LibraryView>('/api/indicators', { province }),
  })
/** Resolutions of the bodies of a place, for naming the one that decided. */
export const resolutionsQuery = (place: Place) =>
  queryOptions({
    queryKey: ['resolutions', 'ofPlace', place],
    queryFn: async () => {
      const { bodies } =
        place.kind === 'cluster'
          ? await api.get<ClusterView>(`/api/clusters/${place.id}`)
          : await api.get<ProvinceFront>(`/api/provinces/${place.id}/front`)
      const lists = await Promise.all(bodies.map((body) => api.get<Resolutions>(`/api/bodies/${body.id}/resolutions`)))
      return lists.flatMap((list) => list.rows)
    },
  })

/** What a deed of this room changes. */
export const changed = [['indicators'], ['history'], ['desk']] as const
