import { useQuery } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { Me } from '../../identity/identity.schema.ts'

/** Does the reader hold a role that could ever do this? What other rooms allow here is asked before a way to it is shown. */
export function usePermitted(): (permission: string) => boolean {
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/me'), staleTime: 60_000 })
  return (permission) => me?.permissions.includes(permission) ?? false
}
