import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { Decisions } from '../following/decisions.schema.ts'
import type { Register, RegisterSummary } from '../following/register.schema.ts'
import type { NotificationSheet } from '../following/sheet.schema.ts'

/** Names of the register's filters, as they stand in its address and in its request. */
export const filters = [
  'body',
  'kind',
  'subject',
  'state',
  'responsible',
  'province',
  'cluster',
  'overdue',
  'age',
] as const
export type Filters = Partial<Record<(typeof filters)[number], string>>

export const registerQuery = (asked: Filters, limit: number) =>
  queryOptions({
    queryKey: ['meetings', 'register', asked, limit],
    queryFn: ({ signal }) => api.get<Register>('/api/resolution-register', { ...asked, limit }, signal),
    placeholderData: (before) => before,
  })
export const summaryQuery = (asked: Filters) =>
  queryOptions({
    queryKey: ['meetings', 'register', 'summary', asked],
    queryFn: ({ signal }) => api.get<RegisterSummary>('/api/resolution-register/summary', asked, signal),
    placeholderData: (before) => before,
  })
export const decisionsQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['meetings', 'decisions', recordId],
    queryFn: ({ signal }) => api.get<Decisions>(`/api/records/${recordId}/decisions`, {}, signal),
  })
export const sheetQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'sheet', id],
    queryFn: ({ signal }) => api.get<NotificationSheet>(`/api/notifications/${id}`, {}, signal),
  })
