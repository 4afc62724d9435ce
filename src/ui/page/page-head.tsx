import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'

export interface Crumb {
  href: string
  label: string
}
export interface TabLink {
  href: string
  label: string
  count?: number | string
  current?: boolean
}
export interface PageHeadProps {
  crumbs?: readonly Crumb[]
  title: ReactNode
  /** One or two sentences a manager could read out; `t.rich` with figures. */
  lead?: ReactNode
  note?: ReactNode
  /** Buttons; at most one filled. */
  acts?: ReactNode
  tabs?: readonly TabLink[]
}

/** Path, name of the page, state sentence, acts, tabs, and under them the double rule, once per page. */
export function PageHead({ crumbs = [], title, lead, note, acts, tabs }: PageHeadProps) {
  const t = useUiWords()
  return (
    <div className="head">
      {crumbs.length > 0 && (
        <nav aria-label={t('path')}>
          <ol className="crumbs">
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <Link href={crumb.href}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="head-grid">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
          {note && <p className="head-note">{note}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </div>
      {tabs && <TabLinks tabs={tabs} />}
    </div>
  )
}

function TabLinks({ tabs }: { tabs: readonly TabLink[] }) {
  const t = useUiWords()
  const f = useFormat()
  return (
    <nav className="tabs" aria-label={t('tabs')}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}{' '}
          {tab.count !== undefined && (
            <span className="n">{typeof tab.count === 'number' ? f.number(tab.count) : tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
