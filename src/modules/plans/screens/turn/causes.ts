import { useQuery } from '@tanstack/react-query'
import { useLooks } from '../../../../ui/index.ts'

interface Named {
  code: string
  fa: string
  en: string
}

/** Why something is carried or left, from the house's catalogue; what is no code of it stands as it was written. */
export function useCauses(): { causes: readonly Named[]; causeName(cause: string | null): string } {
  const { locale } = useLooks()
  const { data: causes = [] } = useQuery({
    queryKey: ['catalogue', 'carryForwardCauses'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { carry_forward_causes } = (await import('../../../../../content/catalogues.json')).default as unknown as {
        carry_forward_causes: Named[]
      }
      return carry_forward_causes
    },
  })
  return {
    causes,
    causeName: (cause) => (cause === null ? '—' : (causes.find((one) => one.code === cause)?.[locale] ?? cause)),
  }
}
