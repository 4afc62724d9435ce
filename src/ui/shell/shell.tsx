import type { ReactNode } from 'react'
import { Mark } from '../icons.tsx'
import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'
import { Rail, type RailGroup } from './rail.tsx'
import { TabBar, type TabItem } from './tab-bar.tsx'

export interface ShellProps {
  home: string
  /** Address of the page on show; marks the current entry of rail and tab bar. */
  current: string
  groups: readonly RailGroup[]
  tabs: readonly TabItem[]
  /** Middle and end of the top bar: reach, search, as-of chip, language, person. */
  reach?: ReactNode
  search?: ReactNode
  end?: ReactNode
  /** Over everything: the demo's line, the past date's line. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every room: top bar, list of contents, page, and five tabs at the foot of a phone. */
export function Shell({ home, current, groups, tabs, reach, search, end, banner, children }: ShellProps) {
  const t = useUiWords()
  return (
    <>
      <a className="skip" href="#matn">
        {t('skip')}
      </a>
      {banner}
      <header className="top">
        <Link className="brand" href={home}>
          <Mark />
          {t('brand')}
        </Link>
        {reach}
        {search}
        {end}
      </header>
      <div className="shell">
        <Rail groups={groups} current={current} />
        <main className="page" id="matn" tabIndex={-1}>
          {children}
        </main>
      </div>
      <TabBar tabs={tabs} current={current} />
    </>
  )
}
