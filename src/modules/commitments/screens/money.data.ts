import { useQuery } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { useLooks } from '../../../ui/index.ts'
import type { LateView } from '../late/late.schema.ts'
import type { MoneyView } from '../money/money.schema.ts'

/** Budget, spending and earned value of a record's tree on the page's as-of day. */
export function useMoney(recordId: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['commitments', 'money', recordId, asOf, knownAt],
    queryFn: ({ signal }) => api.get<MoneyView>(`/api/records/${recordId}/money`, { asOf, knownAt }, signal),
  })
}

/** What is late in a record's tree on the page's as-of day. */
export function useLate(recordId: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['commitments', 'late', recordId, asOf, knownAt],
    queryFn: ({ signal }) => api.get<LateView>(`/api/records/${recordId}/late`, { asOf, knownAt }, signal),
  })
}

interface Named {
  code: string
  fa: string
  en: string
}

/** Names of funding sources from the house's catalogue; what is no code of it stands as it was written. */
export function useSourceNames(): { sources: readonly Named[]; sourceName(code: string): string } {
  const { locale } = useLooks()
  const { data: sources = [] } = useQuery({
    queryKey: ['catalogue', 'fundingSources'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { funding_sources } = (await import('../../../../content/catalogues.json')).default as unknown as {
        funding_sources: Named[]
      }
      return funding_sources
    },
  })
  return { sources, sourceName: (code) => sources.find((one) => one.code === code)?.[locale] ?? code }
}
