import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'late' | 'risk' | 'ok' | 'info' | 'go' | 'off' | 'cut'

/** A state in one or two words. `cut` is a cancelled thing, struck through. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  const className = tone === 'plain' ? 'tag' : tone === 'cut' ? 'tag off cut' : `tag ${tone}`
  return <span className={className}>{children}</span>
}
