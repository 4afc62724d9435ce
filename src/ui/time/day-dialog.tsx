import { useState } from 'react'
import { useAsOf } from '../address.ts'
import { Btn } from '../forms/btn.tsx'
import { JalaliDateInput } from '../forms/date-input.tsx'
import { Dialog } from '../say/dialog.tsx'
import { useUiWords } from '../words.tsx'
import { endOfDay } from './days.rules.ts'

/** Chooses the day whose state is shown, and, for a printed report, the day whose knowledge is shown. */
export function DayDialog({ today, onClose }: { today: string; onClose(): void }) {
  const t = useUiWords()
  const now = useAsOf()
  const [day, setDay] = useState<string | null>(now.asOf ?? today)
  const [known, setKnown] = useState<string | null>(now.knownAt?.slice(0, 10) ?? null)
  const show = () => {
    // a printed day is known until its end in Tehran
    now.change({ asOf: day === today && !known ? null : day, knownAt: known ? endOfDay(known) : null })
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('day.title')}
      footer={
        <>
          <Btn tone="go" onClick={show} disabled={!day}>
            {t('day.show')}
          </Btn>
          <Btn
            tone="quiet"
            onClick={() => {
              now.change({ asOf: null, knownAt: null })
              onClose()
            }}
          >
            {t('backToToday')}
          </Btn>
        </>
      }
    >
      <div className="stack">
        <JalaliDateInput label={t('day.day')} value={day} onChange={setDay} max={today} />
        <JalaliDateInput
          label={t('day.known')}
          hint={t('day.knownHint')}
          optional
          value={known}
          onChange={setKnown}
          max={today}
        />
      </div>
    </Dialog>
  )
}
