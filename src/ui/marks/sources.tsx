import { Link } from '../link.tsx'
import { useUiWords } from '../words.tsx'

/** Violet dashes: a made-up value. Once per heading, column or panel. */
export function ExampleMark() {
  const t = useUiWords()
  return (
    <span className="eg" title={t('exampleWhy')}>
      {t('example')}
    </span>
  )
}

export type SourceCode = 'D0' | 'D1' | 'D2' | 'D3' | 'D4'

/** Where a fact stands: the document's chip. */
export function SourceChip({ code, href, onOpen }: { code: SourceCode; href?: string; onOpen?(): void }) {
  const t = useUiWords()
  const label = t('source', { code })
  const inner = <bdi className="lat">{code}</bdi>
  if (href)
    return (
      <Link className="src" href={href} aria-label={label} title={label}>
        {inner}
      </Link>
    )
  if (onOpen)
    return (
      <button type="button" className="src" onClick={onOpen} aria-label={label} title={label}>
        {inner}
      </button>
    )
  return (
    <span className="src" title={label}>
      {inner}
    </span>
  )
}
