import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../letters.fa.ts'
import type { AskedOfSender, Letter, LetterLine, LetterLines, LetterPage, LetterSummary } from '../letters.schema.ts'

export function useLetterWords() {
  const t = useWords<typeof fa>('letters')
  const f = useFormat()
  /** To whom it came: a person, or a role of the office. */
  const receiverOf = ({ receiver }: Pick<LetterLine, 'receiver'>): string =>
    receiver.person?.name ?? (receiver.role ? t(`role.${receiver.role}`) : '')
  return { t, f, receiverOf }
}

/** Names of the register's filters, as they stand in its address and in its request. */
export const filters = ['direction', 'open', 'overdue', 'party', 'q', 'province', 'cluster', 'body'] as const
export type Filters = Partial<Record<(typeof filters)[number], string>>

export const registerQuery = (asked: Filters) =>
  infiniteQueryOptions({
    queryKey: ['letters', 'register', asked],
    queryFn: ({ pageParam, signal }) => api.get<LetterPage>('/api/letters', { ...asked, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.rows.at(-1)?.id : undefined),
    placeholderData: (before) => before,
  })
export const summaryQuery = (asked: Filters) =>
  queryOptions({
    queryKey: ['letters', 'summary', asked],
    queryFn: ({ signal }) => api.get<LetterSummary>('/api/letters/summary', asked, signal),
    placeholderData: (before) => before,
  })
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letters', 'letter', id],
    queryFn: ({ signal }) => api.get<Letter>(`/api/letters/${id}`, {}, signal),
  })
/** What bodies wait to hear from the sender of a letter. */
export const askedQuery = (id: string) =>
  queryOptions({
    queryKey: ['letters', 'asked', id],
    queryFn: ({ signal }) => api.get<AskedOfSender>(`/api/letters/${id}/asked`, {}, signal),
  })
export const recordLettersQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['letters', 'of', recordId],
    queryFn: ({ signal }) => api.get<LetterLines>(`/api/records/${recordId}/letters`, {}, signal),
  })
/** Letters of one direction by number, subject or name, for the fields that name one. */
export const pickQuery = (direction: LetterLine['direction'], q: string) =>
  queryOptions({
    queryKey: ['letters', 'pick', direction, q],
    queryFn: ({ signal }) => api.get<LetterPage>('/api/letters', { direction, limit: 20, ...(q ? { q } : {}) }, signal),
  })
export const bodiesQuery = queryOptions({
  queryKey: ['letters', 'bodies'],
  queryFn: ({ signal }) => api.get<{ rows: { id: string; title: string }[] }>('/api/bodies', { limit: 200 }, signal),
})

/** What a deed of the register changes on show. */
export const changed = [['letters'], ['desk']] as const

/** A refusal's reason in words of the room or the kernel; undefined where it is allowed. */
export function useWhy(): (answer: true | string) => string | undefined {
  const kernel = useWords<Record<string, string>>('kernel')
  const { t } = useLetterWords()
  return (answer) => {
    if (answer === true) return undefined
    const [module, code] = answer.split('.')
    return (module === 'kernel' ? kernel : t).maybe(`errors.${code}`) ?? answer
  }
}
