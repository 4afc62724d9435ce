import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { Icon } from '../icons.tsx'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import { Menu, type MenuItem } from './menu.tsx'

/** «استان البرز، **خوشه پلاستیک**»: where the work of this page lies. */
export function ReachChip({ wide, narrow, onOpen }: { wide: string; narrow?: string; onOpen?(): void }) {
  const t = useUiWords()
  const both = narrow ? (
    <>
      {wide}
      {t('comma')} <b>{narrow}</b>
    </>
  ) : (
    <b>{wide}</b>
  )
  return (
    <button
      type="button"
      className="reach"
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-label={t('reachButton', { reach: narrow ? `${wide}${t('comma')} ${narrow}` : wide })}
    >
      <span>{both}</span>
      <Icon name="down" />
    </button>
  )
}

/** Opens search and commands; the app listens to Ctrl K itself. */
export function SearchSlot({ onOpen }: { onOpen(): void }) {
  const t = useUiWords()
  return (
    <button type="button" className="find" onClick={onOpen} aria-keyshortcuts="Control+K">
      <Icon name="search" />
      <span className="lbl">{t('searchOrCommand')}</span>
      <kbd>Ctrl K</kbd>
    </button>
  )
}

/** The day whose state the page shows; saffron when it lies in the past. */
export function AsOfChip({ date, past = false, onOpen }: { date: string; past?: boolean; onOpen?(): void }) {
  const t = useUiWords()
  const f = useFormat()
  const shown = f.date(date, 'dayYear')
  return (
    <button
      type="button"
      className={past ? 'asof past' : 'asof'}
      onClick={onOpen}
      title={t('asOfButton', { date: shown })}
    >
      <Icon name="calendar" />
      <span className="lbl dim">{t('asOf')}</span> <b>{shown}</b>
    </button>
  )
}

/** Line over the page while a past day is on show: every act is off, the way back stands beside it. */
export function PastBanner({
  date,
  knownAt,
  isShown,
  onToday,
}: {
  date: string
  knownAt?: string | undefined
  /** The page itself is told as of that day. */
  isShown: boolean
  onToday(): void
}) {
  const t = useUiWords()
  const f = useFormat()
  return (
    <div className="banner past" role="status">
      <span>
        {t(isShown ? 'asOfPast' : 'asOfElsewhere', { date: f.date(date, 'dayYear') })}
        {isShown && knownAt && ` ${t('asKnownPast', { date: f.date(knownAt, 'dayYear') })}`}
      </span>
      <button type="button" onClick={onToday}>
        {t('backToToday')}
      </button>
    </div>
  )
}

/** Line over the page of a demo. */
export function DemoBanner({ children }: { children: ReactNode }) {
  const t = useUiWords()
  return (
    <aside className="banner" aria-label={t('notice')}>
      {/* one sentence, whose parts keep the space of a line */}
      <p>{children}</p>
    </aside>
  )
}

export function LanguageSwitch() {
  const t = useUiWords()
  const { locale, setLocale } = useLooks()
  const other = locale === 'fa' ? 'en' : 'fa'
  return (
    <button
      type="button"
      className="icon-btn lang"
      lang={other}
      title={t('otherLanguage')}
      onClick={() => setLocale(other)}
    >
      <span className="strong small">{other === 'en' ? 'EN' : 'فا'}</span>{' '}
      <span className="vh">{t('otherLanguage')}</span>
    </button>
  )
}

/** Name and post of the person at work, with what concerns the account. */
export function PersonMenu({
  name,
  post,
  mark,
  items,
}: {
  name: string
  post?: string
  mark?: ReactNode
  items: readonly MenuItem[]
}) {
  const t = useUiWords()
  return (
    <Menu items={items}>
      <button type="button" className="me" title={t('account', { name })}>
        <Icon name="person" />
        <div>
          <b>
            {name} {mark}
          </b>{' '}
          <span>{post}</span>
        </div>
      </button>
    </Menu>
  )
}
