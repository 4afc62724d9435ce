import { useFormat } from '../format.ts'
import { Icon, type IconName } from '../icons.tsx'
import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'
import { currentHref } from './rail.tsx'

export interface TabItem {
  href: string
  label: string
  icon: IconName
  /** Late things, white on red. */
  badge?: number
}

/** Five tabs at the foot of a phone, in place of the rail. */
export function TabBar({ tabs, current }: { tabs: readonly TabItem[]; current: string }) {
  const t = useUiWords()
  const f = useFormat()
  const here = currentHref(
    tabs.map((tab) => tab.href),
    current,
  )
  return (
    <nav className="tabbar" aria-label={t('footContents')}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.href === here ? 'page' : undefined}>
          <Icon name={tab.icon} />
          {tab.label}
          {tab.badge ? <span className="badge">{f.number(tab.badge)}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
