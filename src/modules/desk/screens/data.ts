import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useProblemText, useToast } from '../../../ui/index.ts'
import type { Desk, EventRow, Recipients } from '../desk.schema.ts'
import { askedAgainEvery } from './again.ts'

export type Tab = 'mine' | 'askedByMe' | 'done' | 'unattended'

/** Rows on show at first, and how many more each time more are asked for. */
export const rowsAtFirst = 100
/** The most that the house gives at once. */
const most = 200

/** The first rows of a tab; beyond what one answer holds they come in several. */
export const deskQuery = (tab: Tab, limit = rowsAtFirst) =>
  queryOptions({
    queryKey: ['desk', tab, limit],
    queryFn: async ({ signal }) => {
      const page = (offset: number) =>
        api.again<Desk>(
          '/api/desk',
          { tab, limit: Math.min(most, limit - offset), ...(offset > 0 ? { offset } : {}) },
          signal,
        )
      const first = await page(0)
      const rows: unknown[] = [...(first[tab] ?? [])]
      for (let offset = most; offset < limit && rows.length >= offset; offset += most) {
        const next = await page(offset)
        rows.push(...(next[tab] ?? []))
      }
      return { ...first, [tab]: rows } as Desk
    },
    refetchInterval: askedAgainEvery,
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
