import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../ui/address.ts'
import { api } from '../../ui/api.ts'

/** Ends the session, forgets what was read under it and goes to the door. */
export function useSignOut() {
  const client = useQueryClient()
  const go = useGo()
  return async () => {
    await api.delete('/api/session')
    client.clear()
    go('/sign-in')
  }
}
