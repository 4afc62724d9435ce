import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import {
  type ComponentType,
  type ReactNode,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { systemClock } from '../kernel/clock.ts'
import { LinkContext, type LinkProps } from './link.tsx'
import { type Density, type Locale, type Looks, LooksContext, type Scheme } from './locale.tsx'
import { ToastProvider } from './say/toast.tsx'
import { theme } from './theme.ts'
import { type WordSources, WordsProvider } from './words.tsx'

export interface LooksSettings {
  locale: Locale
  scheme: Scheme
  density: Density
}
export interface UiProviderProps {
  /** Words of the modules; the components' own are added. */
  words: WordSources
  /** Settings to start from, where the person's own are known; else those kept in this browser. */
  settings?: Partial<LooksSettings>
  /** Called with each change, to keep it with the account. */
  onSettings?(settings: LooksSettings): void
  /** The as-of day of the page, ISO; without it, today in Tehran. */
  asOf?: string
  /** The router's link. */
  link?: ComponentType<LinkProps>
  children: ReactNode
}

const KEPT = 'khoosheh.looks'

function kept(): Partial<LooksSettings> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}')
  } catch {
    return {} // a private window may refuse the store; the defaults serve
  }
}

function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return dark
}

/** Keeps the library's direction with ours without mounting the page anew. */
function FollowDirection({ dir }: { dir: 'rtl' | 'ltr' }) {
  const { setDirection } = useDirection()
  useEffect(() => setDirection(dir), [dir, setDirection])
  return null
}

/** Language, direction, colours, density, words, links and toasts for everything below; sets `<html lang dir>`. */
export function UiProvider({ words, settings, onSettings, asOf, link, children }: UiProviderProps) {
  const [own, setOwn] = useState<LooksSettings>(() => ({
    locale: 'fa',
    scheme: 'auto',
    density: 'normal',
    ...kept(),
    ...settings,
  }))
  const systemDark = useSystemDark()
  const dark = own.scheme === 'auto' ? systemDark : own.scheme === 'dark'
  const dir = own.locale === 'fa' ? 'rtl' : 'ltr'

  useLayoutEffect(() => {
    const html = document.documentElement
    html.lang = own.locale
    html.dir = dir
    html.dataset.theme = dark ? 'dark' : 'light'
    html.dataset.density = own.density
  }, [own.locale, dir, dark, own.density])

  const looks = useMemo<Looks>(() => {
    const change = (part: Partial<LooksSettings>) =>
      // A transition keeps the page readable while the other language's words arrive.
      startTransition(() => {
        const next = { ...own, ...part }
        setOwn(next)
        try {
          localStorage.setItem(KEPT, JSON.stringify(next))
        } catch {
          // not kept in this browser; the change still holds for the visit
        }
        onSettings?.(next)
      })
    return {
      ...own,
      dir,
      dark,
      today: asOf ?? systemClock().today(),
      setLocale: (locale) => change({ locale }),
      setScheme: (scheme) => change({ scheme }),
      setDensity: (density) => change({ density }),
    }
  }, [own, dir, dark, asOf, onSettings])

  return (
    <LooksContext value={looks}>
      <WordsProvider sources={words}>
        <LinkContext value={link ?? null}>
          <DirectionProvider initialDirection={dir} detectDirection={false}>
            <FollowDirection dir={dir} />
            <MantineProvider
              theme={theme}
              forceColorScheme={dark ? 'dark' : 'light'}
              withCssVariables={false}
              withGlobalClasses={false}
            >
              <ToastProvider>{children}</ToastProvider>
            </MantineProvider>
          </DirectionProvider>
        </LinkContext>
      </WordsProvider>
    </LooksContext>
  )
}
