import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useProblemText, useToast } from '../../../ui/index.ts'
import type { Desk, EventRow, Recipients } from '../desk.schema.ts'

export type Tab = 'mine' | 'askedByMe' | 'done' | 'unattended'

export const deskQuery = (tab: Tab) =>
  queryOptions({
    queryKey: ['desk', tab],
    queryFn: ({ signal }) => api.again<Desk>('/api/desk', { tab, limit: 200 }, signal),
    refetchInterval: 60_000,
  })

export const todayQuery = queryOptions({
  queryKey: ['desk', 'today'],
  queryFn: ({ signal }) => api.get<{ rows: EventRow[] }>('/api/desk/today', { limit: 8 }, signal),
})

export const recipientsQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['desk', 'recipients', recordId],
    queryFn: ({ signal }) => api.get<Recipients>('/api/desk/recipients', { recordId }, signal),
  })

export interface Item {
  what: string
  subjectId: string
}

/** One small act on an item: the desk is asked again after it; a refusal is told in its own words. */
export function useAct() {
  const client = useQueryClient()
  const say = useToast()
  const textOf = useProblemText()
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => api.post(path, body),
    onError: (error) => say({ title: textOf(error), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['desk'] }),
  })
  return (path: string, body: unknown) => act.mutate({ path, body })
}
