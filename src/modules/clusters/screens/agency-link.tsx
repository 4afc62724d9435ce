import { useQuery } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { Link, useWords } from '../../../ui/index.ts'
import type { Me } from '../../identity/identity.schema.ts'
import type { fa } from '../clusters.fa.ts'

/** The way to contract, payments and visits, for who may see them at all. */
export function AgencyLink({ clusterId }: { clusterId: string }) {
  const t = useWords<typeof fa>('clusters')
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/me'), staleTime: 60_000 })
  if (!me?.permissions.includes('agency.see')) return null
  return (
    <p>
      <Link href={`/clusters/${clusterId}/agency`}>{t('people.agency')}</Link>
    </p>
  )
}
