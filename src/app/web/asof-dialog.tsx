import { useState } from 'react'
import { useAsOf } from '../../ui/address.ts'
import { Btn, Dialog, JalaliDateInput, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'

/** Chooses the day whose state is shown, and, for a printed report, the day whose knowledge is shown. */
export function AsOfDialog({ today, onClose }: { today: string; onClose(): void }) {
  const t = useWords<typeof fa>('app')
  const now = useAsOf()
  const [day, setDay] = useState<string | null>(now.asOf ?? today)
  const [known, setKnown] = useState<string | null>(now.knownAt?.slice(0, 10) ?? null)
  const show = () => {
    // a printed day is known until its end in Tehran
    now.change({ asOf: day === today && !known ? null : day, knownAt: known ? `${known}T20:29:59.999Z` : null })
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('asOf.title')}
      footer={
        <>
          <Btn tone="go" onClick={show} disabled={!day}>
            {t('asOf.show')}
          </Btn>
          <Btn
            tone="quiet"
            onClick={() => {
              now.change({ asOf: null, knownAt: null })
              onClose()
            }}
          >
            {t('asOf.today')}
          </Btn>
        </>
      }
    >
      <div className="stack">
        <JalaliDateInput label={t('asOf.day')} value={day} onChange={setDay} max={today} />
        <JalaliDateInput
          label={t('asOf.known')}
          hint={t('asOf.knownHint')}
          optional
          value={known}
          onChange={setKnown}
          max={today}
        />
      </div>
    </Dialog>
  )
}
