import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../../ui/api.ts'
import type { EditionsView, EditionView, PreviewView } from '../../../editions/editions.schema.ts'
import type { Bodies } from '../../../meetings/bodies/bodies.schema.ts'
import type { GatesContent } from '../../gates/gates.content.schema.ts'

type WithContent<View> = View & { content: GatesContent }
export type Editions = Omit<EditionsView, 'inForce'> & { inForce: WithContent<EditionsView['inForce']> }
export type Edition = WithContent<EditionView>

/** What a deed on an edition changes on show: the by-law, and where every cluster stands under it. */
export const changedBylaw = [['editions'], ['clusters']] as const

export const editionsQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['editions', 'gates', province],
    queryFn: () => api.get<Editions>('/api/editions', { subject: 'gates', province }),
  })
export const editionQuery = (id: string) =>
  queryOptions({ queryKey: ['editions', 'one', id], queryFn: () => api.get<Edition>(`/api/editions/${id}`) })
export const effectQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['editions', 'effect', id, version],
    queryFn: () => api.get<PreviewView>(`/api/editions/${id}/preview`),
  })
export const committeesQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['bodies', 'committees', province],
    queryFn: () => api.get<Bodies>('/api/bodies', { provinceId: province }),
    enabled: province !== null,
  })
