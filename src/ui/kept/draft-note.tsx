import { useFormat } from '../format.ts'
import { Btn } from '../forms/btn.tsx'
import { useUiWords } from '../words.tsx'
import type { Draft } from './draft.ts'

/** «متن نیمه‌کاره از … بازگردانده شد», with the way to throw it away; nothing where the form opened as it is. */
export function DraftNote({
  of,
  now,
}: {
  of: Pick<Draft<object>, 'restored' | 'discard' | 'version'>
  /** Version of the record on screen: says where it was changed after the text was written. */
  now?: number
}) {
  const t = useUiWords()
  const f = useFormat()
  if (of.restored === null) return null
  const older = now !== undefined && of.version !== undefined && of.version < now
  return (
    <div className="draft-note" role="status">
      <p>
        {t('draft.restored', { date: f.date(of.restored), time: f.time(of.restored) })}
        {older && ` ${t('draft.older')}`}
      </p>
      <Btn small onClick={of.discard}>
        {t('draft.discard')}
      </Btn>
    </div>
  )
}
