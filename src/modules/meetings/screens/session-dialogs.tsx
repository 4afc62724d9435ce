import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FileDrop, FormDialog, JalaliDateInput, NumberInput, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import { changed, useMeetingWords } from './data.ts'
import { usePapers } from './papers-dialog.tsx'
import { timeTyped } from './sitting.data.ts'
import { TimeInput } from './time-input.tsx'

interface OfBody {
  bodyId: string
  onClose(): void
}

/** Calls the next session; day and place may still be open. */
export function CallDialog({ bodyId, next, onClose }: OfBody & { next: number }) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [heldOn, setHeldOn] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [startsAt, setStartsAt] = useState('')
  const sending = useSend({ fields: ['heldOn', 'startsAt', 'place'], renew: changed })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/bodies/${bodyId}/sessions`, {
        ...(heldOn ? { heldOn } : {}),
        ...(startsAt.trim() ? { startsAt: timeTyped(startsAt) } : {}),
        ...(place.trim() ? { place } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('call.title', { number: String(next) })}
      verb={t('call.submit')}
      onSend={submit}
      onClose={onClose}
      sending={sending}
    >
      <JalaliDateInput
        label={t('call.day')}
        optional
        value={heldOn}
        onChange={setHeldOn}
        min={today}
        error={field('heldOn')}
      />
      <TimeInput
        label={t('callChange.from')}
        optional
        value={startsAt}
        onChange={setStartsAt}
        error={field('startsAt')}
      />
      <TextInput label={t('call.place')} optional value={place} onChange={setPlace} error={field('place')} />
    </FormDialog>
  )
}

/** Enters a session from before the system with what its paper says. */
export function HistoricDialog({ bodyId, onClose }: OfBody) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [number, setNumber] = useState<string | null>(null)
  const [heldOn, setHeldOn] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [source, setSource] = useState('')
  const papers = usePapers()
  const sending = useSend({ fields: ['number', 'heldOn', 'place', 'source.source', 'fileIds'], renew: changed })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/bodies/${bodyId}/historic-sessions`, {
        number: Number(number),
        ...(heldOn ? { heldOn } : {}),
        ...(place.trim() ? { place } : {}),
        source: { mark: /^D[0-4]$/.test(source.trim()) ? 'document' : 'takenOver', source },
        ...(papers.ids.length > 0 ? { fileIds: papers.ids } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('historic.title')}
      lead={t('historic.lead')}
      verb={t('historic.submit')}
      disabled={!number || papers.held}
      onSend={submit}
      onClose={onClose}
      sending={sending}
    >
      <NumberInput label={t('historic.number')} value={number} onChange={setNumber} error={field('number')} />
      <JalaliDateInput
        label={t('call.day')}
        optional
        value={heldOn}
        onChange={setHeldOn}
        max={today}
        error={field('heldOn')}
      />
      <TextInput label={t('call.place')} optional value={place} onChange={setPlace} error={field('place')} />
      <TextInput label={t('historic.source')} value={source} onChange={setSource} error={field('source.source')} />
      <FileDrop label={t('historic.papers')} optional error={field('fileIds')} {...papers.drop} />
    </FormDialog>
  )
}

interface OfSession {
  sessionId: string
  onClose(): void
}

/** Says that the planned session was held. */
export function HoldDialog({
  sessionId,
  day,
  place: planned,
  onClose,
}: OfSession & { day: string | null; place: string | null }) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [heldOn, setHeldOn] = useState<string | null>(day && day <= today ? day : today)
  const [place, setPlace] = useState(planned ?? '')
  const sending = useSend({ fields: ['heldOn', 'place'], renew: changed })
  const { send, field } = sending
  return (
    <FormDialog
      title={t('hold.title')}
      verb={t('hold.submit')}
      disabled={!heldOn}
      onSend={() =>
        send(() => api.post(`/api/sessions/${sessionId}/holding`, { heldOn, ...(place.trim() ? { place } : {}) }))
      }
      onClose={onClose}
      sending={sending}
    >
      <JalaliDateInput label={t('call.day')} value={heldOn} onChange={setHeldOn} max={today} error={field('heldOn')} />
      <TextInput label={t('call.place')} optional value={place} onChange={setPlace} error={field('place')} />
    </FormDialog>
  )
}

/** Adds a matter at the end of the agenda. */
export function AgendaDialog({ sessionId, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const [title, setTitle] = useState('')
  const sending = useSend({ fields: ['title'], renew: changed })
  const { send, field } = sending
  return (
    <FormDialog
      title={t('agenda.title')}
      verb={t('agenda.submit')}
      onSend={() => send(() => api.post(`/api/sessions/${sessionId}/agenda`, { title }))}
      onClose={onClose}
      sending={sending}
    >
      <TextInput label={t('agenda.label')} value={title} onChange={setTitle} error={field('title')} autoFocus />
    </FormDialog>
  )
}
