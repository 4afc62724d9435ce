import { Link, Nuqta } from '../../../../ui/index.ts'
import { useValues } from '../../../commitments/screens/index.ts'
import type { TurnActivity } from '../../turn/turn.schema.ts'
import { draftHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'
import { useCauses } from './causes.ts'

/** What has come to its end: done, carried with the way to its new row, or left with its cause. */
export function TurnEnded({ activities }: { activities: readonly TurnActivity[] }) {
  const { t, codeText, yearName, f } = usePlanWords()
  const { percent } = useValues()
  const { causeName } = useCauses()
  const comma = f.locale === 'fa' ? '؛ ' : '; '
  return (
    <ul className="turn-ended">
      {activities.map((one) => (
        <li key={one.itemId}>
          <Nuqta state={one.state === 'done' ? 'ok' : 'calm'} />
          <span>
            <span className="dim">{codeText(one.code)}</span> {one.title}
          </span>
          <span className="dim small">
            {one.state === 'done' && t('turn.sideDone')}
            {one.state === 'left' && `${t('turn.sideLeft')}${comma}${causeName(one.cause)}`}
            {one.carriedTo && (
              <>
                <Link href={draftHref(one.carriedTo.planYearId)}>
                  {t('turn.sideCarried', { code: codeText(one.carriedTo.code), year: yearName(one.carriedTo.n) })}
                </Link>
                {comma}
                {causeName(one.cause)}
              </>
            )}
          </span>
          <b className="strong nowrap">{percent(one.percent)}</b>
        </li>
      ))}
    </ul>
  )
}
