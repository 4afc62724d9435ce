import { DayPicker, enUS, faIR } from '@daypicker/persian'
import { useLayoutEffect, useRef } from 'react'
import { useFormat } from '../format.ts'
import { Icon } from '../icons.tsx'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import { Btn } from './btn.tsx'

interface JalaliCalendarProps {
  value: string | null
  min?: string
  max?: string
  onChoose(iso: string): void
}

// Noon, so that no time zone moves the day.
const dateOf = (iso: string) => new Date(`${iso}T12:00:00`)
const isoOf = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

function Chevron({ orientation }: { orientation?: string }) {
  return <Icon name={orientation === 'left' ? 'chevronLeft' : 'chevronRight'} />
}

/** The month grid: Saturday first, Friday red, arrow keys walk. Its own chunk, loaded when a calendar opens. */
export default function JalaliCalendar({ value, min, max, onChoose }: JalaliCalendarProps) {
  const t = useUiWords()
  const f = useFormat()
  const { locale, dir, today } = useLooks()
  const chosen = value ? dateOf(value) : undefined
  const disabled = [...(min ? [{ before: dateOf(min) }] : []), ...(max ? [{ after: dateOf(max) }] : [])]
  // The popover's own search for a first stop would find the button of the month before.
  const grid = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    grid.current?.querySelector('.rdp-day_button[tabindex="0"]')?.setAttribute('data-autofocus', '')
  }, [])
  return (
    <div ref={grid}>
      <DayPicker
        mode="single"
        locale={locale === 'fa' ? faIR : enUS}
        dir={dir}
        numerals={locale === 'fa' ? 'arabext' : 'latn'}
        weekStartsOn={6}
        showOutsideDays
        autoFocus
        today={dateOf(today)}
        defaultMonth={chosen ?? dateOf(today)}
        selected={chosen}
        disabled={disabled}
        components={{ Chevron }}
        labels={{
          labelDayButton: (date, is) =>
            [f.date(isoOf(date), 'weekdayYear'), is.today && t('todayIs'), is.selected && t('chosen')]
              .filter(Boolean)
              .join(`${t('comma')} `),
          labelNext: () => t('nextMonth'),
          labelPrevious: () => t('monthBefore'),
        }}
        modifiers={{ friday: { dayOfWeek: [5] } }}
        modifiersClassNames={{ friday: 'friday' }}
        onDayClick={(date, is) => {
          if (!is.disabled) onChoose(isoOf(date))
        }}
      />
      <footer>
        <Btn tone="quiet" small onClick={() => onChoose(today)}>
          {t('today', { date: f.date(today, 'day') })}
        </Btn>
      </footer>
    </div>
  )
}
