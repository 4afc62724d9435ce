import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { EditionsView, EditionView, PreviewView } from '../../editions/editions.schema.ts'
import type { FollowUpContent } from '../following/reminders.schema.ts'

type WithContent<View> = View & { content: FollowUpContent }
export type Editions = Omit<EditionsView, 'inForce'> & { inForce: WithContent<EditionsView['inForce']> }
export type Edition = WithContent<EditionView>

export const rulesQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['editions', 'followUp', province],
    queryFn: () => api.get<Editions>('/api/editions', { subject: 'followUp', province }),
  })
export const ruleEditionQuery = (id: string) =>
  queryOptions({ queryKey: ['editions', 'one', id], queryFn: () => api.get<Edition>(`/api/editions/${id}`) })
export const rulePreviewQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['editions', 'effect', id, version],
    queryFn: () => api.get<PreviewView>(`/api/editions/${id}/preview`),
  })
export const rulesHref = (province: string | null) =>
  province ? `/follow-up-rules?province=${province}` : '/follow-up-rules'
