import { useState } from 'react'
import { useAsOf } from '../address.ts'
import { MONTHS, toJalali } from '../fa.ts'
import { tehranDay, useFormat } from '../format.ts'
import { Btn } from '../forms/btn.tsx'
import { Checkbox } from '../forms/choices.tsx'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import { DayDialog } from './day-dialog.tsx'
import { endOfDay, monthEnds } from './days.rules.ts'

/**
 * Of which day the page speaks, and what was known: today, the end of one of the last months, or another day; and whether it is told as
 * people knew it then. `onWhy` opens what has moved between that day and today.
 */
export function DayLine({ onWhy, isWhyOpen = false }: { onWhy?: (() => void) | undefined; isWhyOpen?: boolean }) {
  const t = useUiWords()
  const f = useFormat()
  const { today, locale } = useLooks()
  const { asOf, knownAt, isPast, change } = useAsOf()
  const [choosing, setChoosing] = useState(false)
  const ends = monthEnds(today, 4)
  const day = asOf ?? today
  const nameOf = (end: string) => {
    const { year, month } = toJalali(end)
    const name = MONTHS[locale][month - 1]!
    return year === toJalali(today).year ? name : `${name} ${f.digits(String(year))}`
  }
  const isOther = isPast && !ends.includes(day)
  const item = (label: string, current: boolean, onClick: () => void) => (
    <button key={label} type="button" aria-pressed={current} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <div className="day-line">
      {/* biome-ignore lint/a11y/useSemanticElements: a line of switches, no set of fields */}
      <div className="day-ends" role="group" aria-label={t('day.line')}>
        <span className="dim">{t('day.line')}</span>
        {item(t('todayIs'), !isPast, () => change({ asOf: null, knownAt: null }))}
        {ends.map((end) =>
          item(t('day.end', { month: nameOf(end) }), isPast && end === day, () =>
            change({ asOf: end, knownAt: knownAt ? endOfDay(end) : null }),
          ),
        )}
        {item(isOther ? f.date(day, 'dayYear') : t('day.other'), isOther, () => setChoosing(true))}
      </div>
      {isPast && (
        <div className="day-known">
          <Checkbox
            label={t('day.asKnown', { day: f.date(knownAt ? tehranDay(knownAt) : day) })}
            checked={Boolean(knownAt)}
            onChange={(on) => change({ asOf: day, knownAt: on ? endOfDay(day) : null })}
          />
          {onWhy && day < today && (
            <Btn small aria-expanded={isWhyOpen} onClick={onWhy}>
              {t('day.why')}
            </Btn>
          )}
        </div>
      )}
      {choosing && <DayDialog today={today} onClose={() => setChoosing(false)} />}
    </div>
  )
}
