import { UnsentPage } from '../../modules/commitments/screens/waiting/unsent-page.tsx'
import { useAddress } from '../../ui/address.ts'
import { useSignOut } from './sign-out.ts'

/** What waits to be sent; who is about to sign out is asked here first. */
export function Unsent() {
  const { query, change } = useAddress()
  const signOut = useSignOut()
  return <UnsentPage leaving={query.has('leaving')} onLeave={signOut} onStay={() => change({ leaving: null }, true)} />
}
