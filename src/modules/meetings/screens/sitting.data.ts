import { queryOptions } from '@tanstack/react-query'
import { toLatinDigits } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import type { AskedList, Candidates } from '../agenda/agenda.schema.ts'
import type { Invitations } from '../calling/calling.schema.ts'
import type { Sitting } from '../holding/holding.schema.ts'
import type { EffectOffers, Minutes } from '../minutes/minutes.schema.ts'
import type { WrittenLines, WrittenShown } from '../written/written.schema.ts'

export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'invitations', id],
    queryFn: ({ signal }) => api.get<Invitations>(`/api/sessions/${id}/invitations`, {}, signal),
  })
export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'candidates', id],
    queryFn: ({ signal }) => api.get<Candidates>(`/api/sessions/${id}/agenda/candidates`, {}, signal),
  })
export const sentOutQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'sentOut', id],
    queryFn: ({ signal }) => api.get<AskedList>(`/api/sessions/${id}/sent-out-items`, {}, signal),
  })
/** While a session sits, who is there is read again every minute: the quorum is of the moment. */
export const sittingQuery = (id: string, live: boolean) =>
  queryOptions({
    queryKey: ['meetings', 'sitting', id],
    queryFn: ({ signal }) => api.get<Sitting>(`/api/sessions/${id}/sitting`, {}, signal),
    ...(live ? { refetchInterval: 60_000 } : {}),
  })
export const minutesQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'minutes', id],
    queryFn: ({ signal }) => api.get<Minutes>(`/api/sessions/${id}/minutes`, {}, signal),
  })
export const effectsQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'effects', id],
    queryFn: ({ signal }) => api.get<EffectOffers>(`/api/sessions/${id}/effects`, {}, signal),
  })

export const writtenOfQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['meetings', 'writtenOf', bodyId],
    queryFn: ({ signal }) => api.get<WrittenLines>(`/api/bodies/${bodyId}/written-decisions`, {}, signal),
  })
export const writtenQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'written', id],
    queryFn: ({ signal }) => api.get<WrittenShown>(`/api/written-decisions/${id}`, {}, signal),
  })

/** A time of day as it was typed, as the house keeps it: «۹:۳۰» is `09:30`. What is none goes as it is and is refused at its field. */
export function timeTyped(text: string): string {
  const read = /^(\d{1,2})[:٫./](\d{2})$/.exec(toLatinDigits(text).trim())
  return read ? `${read[1]!.padStart(2, '0')}:${read[2]}` : toLatinDigits(text).trim()
}
