import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useAddress, useAsOf, useGo } from '../../ui/address.ts'
import {
  AsOfChip,
  DayDialog,
  DemoBanner,
  LanguageSwitch,
  PastBanner,
  PersonContext,
  PersonMenu,
  ReachChip,
  SearchSlot,
  Shell,
  useFormat,
  useLooks,
  useWords,
} from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { footTabs, railGroups } from './navigation.ts'
import { namedPages } from './pages.ts'
import { dayPaths } from './paths.tsx'
import { deskCountQuery, houseQuery, meQuery, useLiveDesk } from './session.ts'
import { useSignOut } from './sign-out.ts'

// no first screen waits for it; it is fetched once the first one stands, so that nothing typed after Ctrl+K is lost
const searchScreens = () => import('../../modules/search/screens/index.ts')
const SearchDialog = lazy(async () => ({ default: (await searchScreens()).SearchDialog }))

const OffLine = lazy(async () => ({ default: (await import('./off-line.tsx')).OffLine }))

/** The frame around every room: who works, where, as of when; the list of contents; the demo's and the past's line. */
export function Frame() {
  const t = useWords<typeof fa>('app')
  const f = useFormat()
  const { locale } = useLooks()
  const { data: me } = useQuery(meQuery)
  const { data: house } = useQuery(houseQuery)
  const { data: count } = useQuery({ ...deskCountQuery, enabled: me?.signedIn ?? false })
  const { path } = useAddress()
  const { asOf, knownAt, isPast, change } = useAsOf()
  const route = useRouterState({ select: (state) => state.matches.at(-1)?.fullPath as string | undefined })
  const ofDay = route !== undefined && dayPaths.includes(route)
  const [dialog, setDialog] = useState<'asOf' | 'search' | null>(null)

  useLiveDesk(count)

  // a tab in the background says how much waits
  const waiting = count?.waiting ?? 0
  useEffect(() => {
    const name = t('tab.name')
    document.title = waiting > 0 ? `(${f.number(waiting)}) ${name}` : name
    return () => {
      document.title = name
    }
  }, [waiting, t, f])

  useEffect(() => {
    const soon = setTimeout(() => void searchScreens(), 1000)
    return () => clearTimeout(soon)
  }, [])

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setDialog('search')
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])

  if (!me?.signedIn) return null
  const reach = me.roles[0]?.reachName
  const banner = (
    <>
      <div className="print-head print-only">
        <span>
          <b>{t('print.house')}</b>
          {reach && <div>{reach[locale]}</div>}
        </span>
        <span>
          {t('print.asOf', { day: f.date(ofDay && asOf ? asOf : me.today, 'dayYear') })}
          {ofDay && knownAt && <div>{t('print.known', { day: f.date(knownAt, 'dayYear') })}</div>}
          {house?.demo && <div>{t('print.demo')}</div>}
        </span>
      </div>
      {house?.demo && <DemoBanner>{t.rich('demo.banner', { first: <bdi>D0</bdi>, last: <bdi>D4</bdi> })}</DemoBanner>}
      <Suspense fallback={null}>
        <OffLine />
      </Suspense>
      {isPast && (
        <PastBanner
          date={asOf ?? me.today}
          knownAt={knownAt}
          isShown={ofDay}
          onToday={() => change({ asOf: null, knownAt: null })}
        />
      )}
    </>
  )
  return (
    // here and not at the root: who signs in after another is known as soon as the frame stands
    <PersonContext value={me.person?.id}>
      <Shell
        home="/"
        current={path}
        groups={railGroups(t, me, locale, count)}
        tabs={footTabs(t, me, count)}
        reach={reach ? <ReachChip wide={reach[locale]} onOpen={() => setDialog('search')} /> : undefined}
        search={<SearchSlot onOpen={() => setDialog('search')} />}
        end={
          <>
            <AsOfChip date={asOf ?? me.today} past={isPast} onOpen={() => setDialog('asOf')} />
            <LanguageSwitch />
            <Person />
          </>
        }
        banner={banner}
      >
        <Waiting>
          <Outlet />
        </Waiting>
        {dialog === 'asOf' && <DayDialog today={me.today} onClose={() => setDialog(null)} />}
        {dialog === 'search' && (
          <Suspense fallback={null}>
            <SearchDialog
              personId={me.person?.id ?? ''}
              pages={namedPages(t, me, locale)}
              onClose={() => setDialog(null)}
            />
          </Suspense>
        )}
      </Shell>
    </PersonContext>
  )
}

/** Keeps the frame standing while a page's code, words or first answer are on their way. */
function Waiting({ children }: { children: ReactNode }) {
  const t = useWords<typeof fa>('app')
  return <Suspense fallback={<p className="matn dim">{t('waiting')}</p>}>{children}</Suspense>
}

function Person() {
  const t = useWords<typeof fa>('app')
  const roles = useWords<Record<string, string>>('identity')
  const { dark, density, setScheme, setDensity } = useLooks()
  const { data: me } = useQuery(meQuery)
  const go = useGo()
  const signOut = useSignOut()
  const role = me?.roles[0]
  return (
    <PersonMenu
      name={me?.person?.name ?? ''}
      post={role ? (roles.maybe(`role.${role.role}`) ?? undefined) : undefined}
      items={[
        { label: t('nav.account'), onChoose: () => go('/account') },
        { label: dark ? t('account.light') : t('account.dark'), onChoose: () => setScheme(dark ? 'light' : 'dark') },
        {
          label: density === 'dense' ? t('account.roomy') : t('account.dense'),
          onChoose: () => setDensity(density === 'dense' ? 'normal' : 'dense'),
        },
        { label: t('account.signOut'), onChoose: signOut, apart: true },
      ]}
    />
  )
}
