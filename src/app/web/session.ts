import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { dayInTehran, systemClock } from '../../kernel/clock.ts'
import { askedAgainEvery } from '../../modules/desk/screens/again.ts'
import type { Me } from '../../modules/identity/identity.schema.ts'
import { ApiProblem, api } from '../../ui/api.ts'
import { device } from '../../ui/kept/device.ts'
import { dayMeanwhile } from '../../ui/kept/kept.rules.ts'
import { forgetOld, forgetReads, type KeptRead, readKept } from '../../ui/kept/reads.ts'
import { endLeaving } from './leaving.ts'

export interface House {
  demo: { password: string; accounts: { email: string; next: { fa: string; en: string } }[] } | null
}

/** Who is signed in, the house's day and what this person may ever do. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: readMe, staleTime: 60_000 })

/**
 * Who is signed in. Without the network it is who was last, so that they can go on writing; a session that has ended, or another person,
 * takes away what could be read on this device.
 */
async function readMe(): Promise<Me> {
  await endLeaving()
  const last = await device.get<KeptRead<Me>>('read', 'me').catch(() => undefined)
  const ask = async () => {
    try {
      const me = await api.get<Me>('/api/me')
      if (last && last.answer.person?.id !== me.person?.id) await forgetReads()
      if (me.person) void forgetOld(me.person.id)
      return me
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) await forgetReads()
      throw error
    }
  }
  return readKept<Me, Me>(
    'me',
    ask,
    (me) => (me.signedIn ? me : null),
    ({ on, answer }) => ({ ...answer, today: dayMeanwhile(answer.today, on, dayInTehran(systemClock().now())) }),
  )
}

/** What the frame needs to know of the house itself. */
export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: () =>
    readKept<House, House>(
      'house',
      () => api.get<House>('/api/house'),
      ({ demo }) => ({ demo: demo && { password: '', accounts: [] } }),
    ),
  staleTime: Number.POSITIVE_INFINITY,
})

/**
 * How many things wait on the desk, and how many of them are late. It is the only question that an open house asks by itself: an answer in
 * full says that something was done somewhere, and the desk on show is read anew (`useLiveDesk`).
 */
export const deskCountQuery = queryOptions({
  queryKey: ['desk', 'count'],
  queryFn: () => api.again<{ waiting: number; overdue: number }>('/api/desk/count'),
  refetchInterval: askedAgainEvery,
  // also in a tab that nobody looks at: its title tells
  refetchIntervalInBackground: true,
  // the same numbers may stand for other work: each full answer is told from the last
  structuralSharing: false,
})

/** Reads everything on show of the desk anew whenever something was done since it was asked last. */
export function useLiveDesk(count: unknown): void {
  const client = useQueryClient()
  const last = useRef<unknown>(undefined)
  useEffect(() => {
    if (count === undefined) return
    const first = last.current === undefined
    last.current = count
    if (!first)
      void client.invalidateQueries({ queryKey: ['desk'], predicate: ({ queryKey }) => queryKey[1] !== 'count' })
  }, [count, client])
}
