import { createContext, useContext } from 'react'

export type Locale = 'fa' | 'en'
export type Scheme = 'light' | 'dark' | 'auto'
export type Density = 'normal' | 'dense'

/** How the page is shown to this person, and the setters behind the switches. `today` is the as-of day, ISO. */
export interface Looks {
  locale: Locale
  dir: 'rtl' | 'ltr'
  scheme: Scheme
  dark: boolean
  density: Density
  today: string
  setLocale(locale: Locale): void
  setScheme(scheme: Scheme): void
  setDensity(density: Density): void
}

export const LooksContext = createContext<Looks | null>(null)

export function useLooks(): Looks {
  const looks = useContext(LooksContext)
  if (!looks) throw new Error('UiProvider is missing above this component')
  return looks
}
