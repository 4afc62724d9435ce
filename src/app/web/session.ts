import { queryOptions } from '@tanstack/react-query'
import { askedAgainEvery } from '../../modules/desk/screens/again.ts'
import type { Me } from '../../modules/identity/identity.schema.ts'
import { api } from '../../ui/api.ts'

export interface House {
  demo: { password: string; accounts: { email: string; next: { fa: string; en: string } }[] } | null
}

/** Who is signed in, the house's day and what this person may ever do. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/me'), staleTime: 60_000 })

/** What the frame needs to know of the house itself. */
export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: () => api.get<House>('/api/house'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** How many things wait on the desk, and how many of them are late; asked again as an open desk is. */
export const deskCountQuery = queryOptions({
  queryKey: ['desk', 'count'],
  queryFn: () => api.again<{ waiting: number; overdue: number }>('/api/desk/count'),
  refetchInterval: askedAgainEvery,
  // also in a tab that nobody looks at: its title tells
  refetchIntervalInBackground: true,
})
