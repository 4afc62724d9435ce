import { useUiWords } from '../words.tsx'

export type State = 'claimed' | 'verified' | 'approved' | 'noted' | 'late' | 'risk' | 'ok' | 'calm'

/** The dot: always a state. With a word beside it the dot is silent; alone it says the state (`named`). */
export function Nuqta({ state, named = false }: { state?: State; named?: boolean }) {
  const t = useUiWords()
  const className = state ? `nq ${state}` : 'nq'
  if (!named || !state) return <i className={className} aria-hidden="true" />
  return <i className={className} role="img" aria-label={t(`nuqta.${state}`)} title={t(`nuqta.${state}`)} />
}
