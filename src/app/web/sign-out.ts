import { useQueryClient } from '@tanstack/react-query'
import { useAddress, useGo } from '../../ui/address.ts'
import { device } from '../../ui/kept/device.ts'
import { forgetPerson } from '../../ui/kept/reads.ts'
import { leave } from './leaving.ts'
import { meQuery } from './session.ts'

/** Where one is asked before what was not sent goes with the session. */
export const askBeforeLeaving = '/unsent?leaving=1'

/** Ends the session, forgets what this device kept under it and goes to the door. What was not sent yet is asked about first. */
export function useSignOut() {
  const client = useQueryClient()
  const go = useGo()
  const { path, query } = useAddress()
  return async () => {
    const person = client.getQueryData(meQuery.queryKey)?.person?.id
    const asked = path === '/unsent' && query.has('leaving')
    if (person !== undefined) {
      const waiting = asked ? [] : await device.all('waiting', `${person}/`).catch(() => [])
      if (waiting.length > 0) return go(askBeforeLeaving)
      await forgetPerson(person)
    }
    await leave()
    client.clear()
    go('/sign-in')
  }
}
