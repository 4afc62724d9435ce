import { Popover } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { parseJalali, toJalali } from '../fa.ts'
import { useFormat } from '../format.ts'
import { Icon } from '../icons.tsx'
import { useLooks } from '../locale.tsx'
import { floatRoot, holdEscape } from '../say/float-root.ts'
import { useUiWords } from '../words.tsx'
import { Field, type FieldSaying } from './field.tsx'

const JalaliCalendar = lazy(() => import('./jalali-calendar.tsx'))

interface JalaliDateInputProps extends FieldSaying {
  /** ISO day, or null when empty or not a date. */
  value: string | null
  onChange(value: string | null, typed: string): void
  /** First and last day allowed, ISO. */
  min?: string
  max?: string
  disabled?: boolean
}

/** A day by typing («۲۵ بهمن ۱۳۹۵», «۱۳۹۵/۱۱/۲۵») or from a calendar that opens beside it. */
export function JalaliDateInput({
  label,
  optional,
  hint,
  error,
  value,
  onChange,
  min,
  max,
  disabled,
}: JalaliDateInputProps) {
  const t = useUiWords()
  const f = useFormat()
  const { today } = useLooks()
  const written = (iso: string | null) => (iso ? f.date(iso, 'dayYear') : '')
  const [typed, setTyped] = useState(() => written(value))
  const [left, setLeft] = useState(true)
  const [opened, setOpened] = useState(false)
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(written(value))
  })

  // A date without a year is one of the year on show: nobody writes the current year out.
  const readDate = (text: string) => parseJalali(text, { year: toJalali(today).year })
  const tell = (iso: string | null, text: string) => {
    told.current = iso
    setTyped(text)
    onChange(iso, text)
  }
  const wrong = () => {
    if (!left || typed.trim() === '') return undefined
    const read = readDate(typed)
    if (!read.ok) return read.reason === 'empty' ? undefined : t(`date.${read.reason}`, { typed })
    if (!value) return undefined
    if (!(min && value < min) && !(max && value > max)) return undefined
    return t('dateOutOfRange', {
      typed,
      min: min ? f.date(min, 'dayYear') : '…',
      max: max ? f.date(max, 'dayYear') : '…',
    })
  }

  return (
    <Field label={label} optional={optional} hint={hint} error={error ?? wrong()}>
      {(aria) => (
        <Popover
          unstyled
          classNames={{ dropdown: 'cal pop-float' }}
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          portalProps={floatRoot()}
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>
            <div className={disabled ? 'input off' : 'input'}>
              <input
                {...aria}
                type="text"
                autoComplete="off"
                disabled={disabled}
                title={t('dateShape')}
                value={typed}
                onFocus={() => setLeft(false)}
                onBlur={() => {
                  setLeft(true)
                  if (value) setTyped(written(value))
                }}
                onChange={(event) => {
                  const text = f.digits(event.target.value)
                  const read = readDate(text)
                  tell(read.ok ? read.iso : null, text)
                }}
              />
              <button
                type="button"
                className="opener"
                disabled={disabled}
                aria-label={t('openCalendar')}
                aria-haspopup="dialog"
                aria-expanded={opened}
                onClick={() => setOpened(!opened)}
              >
                <Icon name="calendar" />
              </button>
            </div>
          </Popover.Target>
          <Popover.Dropdown onKeyDown={holdEscape} role="dialog" aria-label={t('calendar')}>
            <Suspense
              fallback={
                <p className="dim small cal-wait" tabIndex={-1} data-autofocus>
                  {t('calendar')}
                </p>
              }
            >
              <JalaliCalendar
                value={value}
                min={min}
                max={max}
                onChoose={(iso) => {
                  tell(iso, written(iso))
                  setOpened(false)
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
    </Field>
  )
}
