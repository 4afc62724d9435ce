import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../messages.fa.ts'
import type { ChoicesView, MessagesView } from '../messages.schema.ts'

export const useMessageWords = () => ({ t: useWords<typeof fa>('messages'), f: useFormat() })

export const choicesQuery = queryOptions({
  queryKey: ['messages', 'choices'],
  queryFn: ({ signal }) => api.get<ChoicesView>('/api/account/messages', {}, signal),
})
export const messagesQuery = (asked: { state?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['messages', 'list', asked],
    queryFn: ({ signal }) => api.get<MessagesView>('/api/messages', asked, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
