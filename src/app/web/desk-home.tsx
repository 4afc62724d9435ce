import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { DeskPage } from '../../modules/desk/screens/desk-page.tsx'
import { AwayNote } from '../../modules/identity/screens/account/away-note.tsx'
import { useLooks, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { deskActs } from './desk-acts.ts'
import { railGroups } from './navigation.ts'
import { meQuery } from './session.ts'

// the desk itself is on show before it
const LateHome = lazy(() => import('./late-home.tsx').then((page) => ({ default: page.LateHome })))
/** Roles that answer for what is late in their province. */
const answering: readonly string[] = ['deputy', 'managingDirector']

/** The desk, which knows where this person's own places are: when nothing waits, they are what to see first. */
export function DeskHome() {
  const t = useWords<typeof fa>('app')
  const { locale } = useLooks()
  const { data: me } = useQuery(meQuery)
  const groups = me ? railGroups(t, me, locale, undefined).slice(1) : []
  const ways = groups.flatMap((group) =>
    group.items.slice(0, 1).map(({ href, label }) => ({ href, label: t('desk.way', { label }) })),
  )
  const people = { href: '/people-access', label: t('desk.way', { label: t('nav.people') }) }
  // the registers, last of all, serve whoever has no place of their own; an administrator opens accounts first
  const own =
    ways.length > 1 ? ways.slice(0, -1) : me?.permissions.includes('identity.grant') ? [people, ...ways] : ways
  const provinces = new Set(
    (me?.roles ?? []).flatMap(({ role, reachKind, reachId }) =>
      answering.includes(role) && reachKind === 'province' && reachId ? [reachId] : [],
    ),
  )
  return (
    <DeskPage
      ways={own}
      acts={deskActs}
      margin={me?.person && <AwayNote me={me} />}
      after={
        <Suspense>
          {[...provinces].map((code) => (
            <LateHome key={code} province={code} />
          ))}
        </Suspense>
      }
    />
  )
}
