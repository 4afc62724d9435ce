import { useFormat } from '../format.ts'
import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'

export interface RailItem {
  href: string
  label: string
  /** Bare digits beside the word; red only when something is late. */
  count?: number
  late?: boolean
}
export interface RailGroup {
  /** Without a title the group stands apart at the end. */
  title?: string
  items: readonly RailItem[]
}

/** The entry whose address is the longest beginning of the page's own address. */
export function currentHref(hrefs: readonly string[], current: string): string | undefined {
  const path = current.split(/[?#]/)[0]!
  const fits = hrefs.filter(
    (href) => path === href.split('?')[0] || (href !== '/' && path.startsWith(`${href.split('?')[0]}/`)),
  )
  return fits.sort((a, b) => b.length - a.length)[0]
}

/** List of contents: words, no icons; the page on show carries a dot. */
export function Rail({ groups, current }: { groups: readonly RailGroup[]; current: string }) {
  const t = useUiWords()
  const f = useFormat()
  const here = currentHref(
    groups.flatMap((group) => group.items.map((item) => item.href)),
    current,
  )
  return (
    <nav className="rail" aria-label={t('contents')}>
      {groups.map((group) => (
        <div key={group.title ?? group.items[0]?.href}>
          {group.title ? <h2>{group.title}</h2> : <div className="apart" />}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.href === here ? 'page' : undefined}>
                  {item.label}{' '}
                  {item.count ? <span className={item.late ? 'n late-t' : 'n'}>{f.number(item.count)}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
