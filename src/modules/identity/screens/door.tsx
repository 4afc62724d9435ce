import type { ReactNode } from 'react'
import { LanguageSwitch, Link, Mark, Nuqta, type State, useWords } from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'
import './door.css'

const thread: readonly (readonly [State, keyof typeof fa])[] = [
  ['calm', 'signIn.thread1'],
  ['claimed', 'signIn.thread2'],
  ['verified', 'signIn.thread3'],
  ['approved', 'signIn.thread4'],
  ['noted', 'signIn.thread5'],
]

interface DoorProps {
  title: string
  lead?: ReactNode
  children: ReactNode
  /** In the margin, after the thread: the demo's people, for example. */
  aside?: ReactNode
}

/**
 * The page in front of the house: one leaf of a manuscript, ruled, with the form in its text and the thread of the house in its margin,
 * its dots growing in certainty.
 */
export function Door({ title, lead, children, aside }: DoorProps) {
  const t = useWords<typeof fa>('identity')
  return (
    <div className="door">
      <main className="door-leaf">
        <div className="door-text">
          <header>
            <Link className="brand" href="/">
              <Mark />
              <span>
                {t('brand')} <small>{t('signIn.product')}</small>
              </span>
            </Link>
            <LanguageSwitch />
          </header>
          <h1>{title}</h1>
          {lead && <p className="door-lead">{lead}</p>}
          {children}
        </div>
        <aside className="door-margin" aria-labelledby="door-thread">
          <h2 id="door-thread">{t('signIn.threadTitle')}</h2>
          <ol>
            {thread.map(([state, key]) => (
              <li key={key}>
                <Nuqta state={state} />
                <span>{t(key)}</span>
              </li>
            ))}
          </ol>
          {aside}
        </aside>
      </main>
    </div>
  )
}
