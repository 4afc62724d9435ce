import { useQuery } from '@tanstack/react-query'
import { useLooks } from '../../../ui/index.ts'

export interface ActivityType {
  code: string
  fa: string
  en: string
}

/** Kinds of activity from the house's catalogue, loaded when a page first names one. */
function useActivityTypes() {
  return useQuery({
    queryKey: ['catalogue', 'activityTypes'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { activity_types } = (await import('../../../../content/catalogues.json')).default as unknown as {
        activity_types: ActivityType[]
      }
      return activity_types
    },
  }).data
}

/** Names of activity types in the language of the page; what is no code of the catalogue stands as it was written. */
export function useTypeNames(): { types: readonly ActivityType[]; nameOf(type: string | null): string | null } {
  const { locale } = useLooks()
  const types = useActivityTypes() ?? []
  return { types, nameOf: (type) => types.find((one) => one.code === type)?.[locale] ?? type }
}

/** Names of funding sources in the language of the page, from the same catalogue. */
export function useFundingNames(): (code: string) => string {
  const { locale } = useLooks()
  const { data } = useQuery({
    queryKey: ['catalogue', 'fundingSources'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { funding_sources } = (await import('../../../../content/catalogues.json')).default as unknown as {
        funding_sources: ActivityType[]
      }
      return funding_sources
    },
  })
  return (code) => data?.find((one) => one.code === code)?.[locale] ?? code
}
