import { Radios, Select, TextInput, useLooks } from '../../../../ui/index.ts'
import { useValues, useWhy } from '../../../commitments/screens/index.ts'
import type { TurnActivity, TurnView } from '../../turn/turn.schema.ts'
import { usePlanWords } from '../words.ts'
import { useCauses } from './causes.ts'
import { type Choice, type Fate, fatesOf, OTHER } from './turn.rules.ts'

/** One unfinished activity: what it reached, what is left, and what becomes of it with which cause. */
export function TurnRow({
  activity,
  next,
  nextName,
  closed,
  choice,
  missing,
  onPut,
}: {
  activity: TurnActivity
  next: TurnView['later'][number] | undefined
  nextName: string
  /** The year is closed already: what was put off can only be carried. */
  closed: boolean
  choice: Choice
  missing: 'fate' | 'cause' | undefined
  onPut(part: Partial<Choice>): void
}) {
  const { t, f, codeText } = usePlanWords()
  const { percent, weight, inUnit } = useValues()
  const { locale } = useLooks()
  const { causes } = useCauses()
  const whyOf = useWhy()
  const fates = fatesOf(activity, next).filter(({ fate }) => !closed || fate === 'carry')
  const named: Record<Fate, string> = {
    carry: t('turn.carry', { year: nextName }),
    later: t('turn.later'),
    leave: t('turn.leave'),
  }
  const held = activity.canCarry === 'commitments.carryClaimWaits'
  const rest =
    activity.rest === null
      ? null
      : activity.measure === 'quantity'
        ? t('turn.rest', { rest: inUnit(activity, activity.rest) })
        : t('turn.restPercent', { rest: percent(activity.rest) })
  const wantsCause = choice.fate === 'carry' || choice.fate === 'leave'
  return (
    <li className="turn-row" data-open={missing ? 'true' : undefined}>
      <div>
        <h3>
          <span className="dim">{codeText(activity.code)}</span> {activity.title}
        </h3>
        <p className="small">
          {t.rich('turn.reached', {
            percent: <b className="strong nowrap">{percent(activity.percent)}</b>,
            weight: weight(activity.weight),
          })}
          {rest && (
            <span className="dim">
              {f.locale === 'fa' ? '، ' : ', '}
              {rest}
            </span>
          )}
        </p>
        {activity.result && <p className="small dim turn-result">«{activity.result}»</p>}
        {held && <p className="small risk-t">{t('turn.claimHoldsCarry')}</p>}
        {!held && activity.canCarry !== true && <p className="small dim">{whyOf(activity.canCarry)}</p>}
      </div>
      <div className="turn-choice">
        <Radios
          label={<span className="turn-ask">{t('turn.what')}</span>}
          options={fates.map(({ fate, open }) => ({ value: fate, label: named[fate], disabled: !open }))}
          value={choice.fate}
          error={missing === 'fate' ? t('turn.decisionNeeded') : undefined}
          onChange={(fate) => onPut({ fate })}
        />
        {wantsCause && (
          <Select
            label={t('turn.cause')}
            options={[
              ...causes.map((cause) => ({ value: cause.code, label: cause[locale] })),
              { value: OTHER, label: t('turn.causeOther') },
            ]}
            value={choice.cause}
            error={missing === 'cause' ? t('turn.causeNeeded') : undefined}
            onChange={(cause) => onPut({ cause })}
          />
        )}
        {wantsCause && choice.cause === OTHER && (
          <TextInput label={t('turn.causeText')} value={choice.words} onChange={(words) => onPut({ words })} />
        )}
      </div>
    </li>
  )
}
