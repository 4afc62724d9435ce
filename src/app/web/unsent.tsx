import { useRef } from 'react'
import { UnsentPage } from '../../modules/commitments/screens/waiting/unsent-page.tsx'
import { useAddress } from '../../ui/address.ts'
import { useSignOut } from './sign-out.ts'

/** What waits to be sent; who is about to sign out is asked here first. */
export function Unsent() {
  const { query, change } = useAddress()
  const signOut = useSignOut()
  const left = useRef(false)
  return (
    <UnsentPage
      leaving={query.has('leaving')}
      onLeave={async () => {
        await signOut()
        left.current = true
      }}
      onStay={() => {
        // the window that asked closes behind who has left: they stay at the door
        if (!left.current) change({ leaving: null }, true)
      }}
    />
  )
}
