import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { SignInPage } from '../../modules/identity/screens/index.ts'
import { useAddress, useGo } from '../../ui/address.ts'
import { api } from '../../ui/api.ts'
import { useLooks, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { endLeaving } from './leaving.ts'
import { houseQuery } from './session.ts'

const DoorNote = lazy(async () => ({
  default: (await import('../../modules/commitments/screens/waiting/door-note.tsx')).DoorNote,
}))

/** The door. In the demo its people stand in the margin, each with what they would do next; one click enters as one of them. */
export function SignIn() {
  const { data: house } = useQuery(houseQuery)
  // its words come later than the form: without a boundary of its own the form would vanish under the hand that types
  const people = house?.demo && (
    <Suspense fallback={null}>
      <DemoPeople demo={house.demo} />
    </Suspense>
  )
  useEffect(() => {
    // who left without the network has left once it is back
    const end = () => void endLeaving().catch(() => {})
    addEventListener('online', end)
    return () => removeEventListener('online', end)
  }, [])
  return (
    <SignInPage
      aside={
        <>
          <Suspense fallback={null}>
            <DoorNote />
          </Suspense>
          {people}
        </>
      }
    />
  )
}

function DemoPeople({
  demo,
}: {
  demo: { password: string; accounts: { email: string; next: { fa: string; en: string } }[] }
}) {
  const t = useWords<typeof fa>('app')
  const { locale } = useLooks()
  const client = useQueryClient()
  const { query } = useAddress()
  const go = useGo()
  const [entering, setEntering] = useState<string | null>(null)
  const enter = async (email: string) => {
    setEntering(email)
    try {
      await api.post('/api/session', { name: email, password: demo.password })
      client.clear()
      const next = query.get('next') ?? '/'
      go(next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in') ? next : '/')
    } finally {
      setEntering(null)
    }
  }
  return (
    <section className="demo-door">
      <h2>{t('demo.people')}</h2>
      <p className="dim small">{t('demo.peopleHint')}</p>
      <ul>
        {demo.accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className="demo-person"
              disabled={entering !== null}
              onClick={() => void enter(account.email)}
            >
              {account.next[locale]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
