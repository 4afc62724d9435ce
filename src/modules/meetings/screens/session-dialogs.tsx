import { useState } from 'react'
import { JalaliDateInput, NumberInput, TextArea, TextInput, useLooks } from '../../../ui/index.ts'
import { useMeetingWords, useSend } from './data.ts'
import { FormDialog } from './form-dialog.tsx'

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
  const { send, field, ...rest } = useSend(`/api/bodies/${bodyId}/sessions`, onClose)
  const submit = () => send({ ...(heldOn ? { heldOn } : {}), ...(place.trim() ? { place } : {}) })
  return (
    <FormDialog
      title={t('call.title', { number: next })}
      verb={t('call.submit')}
      onSubmit={submit}
      onClose={onClose}
      {...rest}
    >
      <JalaliDateInput
        label={t('call.day')}
        optional
        value={heldOn}
        onChange={setHeldOn}
        min={today}
        error={field('heldOn')}
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
  const { send, field, ...rest } = useSend(`/api/bodies/${bodyId}/historic-sessions`, onClose)
  const submit = () =>
    send({
      number: Number(number),
      ...(heldOn ? { heldOn } : {}),
      ...(place.trim() ? { place } : {}),
      source: { mark: /^D[0-4]$/.test(source.trim()) ? 'document' : 'takenOver', source },
    })
  return (
    <FormDialog
      title={t('historic.title')}
      lead={t('historic.lead')}
      verb={t('historic.submit')}
      disabled={!number}
      onSubmit={submit}
      onClose={onClose}
      {...rest}
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
  const { send, field, ...rest } = useSend(`/api/sessions/${sessionId}/holding`, onClose)
  return (
    <FormDialog
      title={t('hold.title')}
      verb={t('hold.submit')}
      disabled={!heldOn}
      onSubmit={() => send({ heldOn, ...(place.trim() ? { place } : {}) })}
      onClose={onClose}
      {...rest}
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
  const { send, field, ...rest } = useSend(`/api/sessions/${sessionId}/agenda`, onClose)
  return (
    <FormDialog
      title={t('agenda.title')}
      verb={t('agenda.submit')}
      onSubmit={() => send({ title })}
      onClose={onClose}
      {...rest}
    >
      <TextInput label={t('agenda.label')} value={title} onChange={setTitle} error={field('title')} autoFocus />
    </FormDialog>
  )
}

/** Minutes a resolution as it was spoken: its text is enough. */
export function MinuteDialog({ sessionId, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const [text, setText] = useState('')
  const [deadline, setDeadline] = useState<string | null>(null)
  const { send, field, ...rest } = useSend('/api/resolutions', onClose)
  return (
    <FormDialog
      title={t('minute.title')}
      lead={t('minute.lead')}
      verb={t('minute.submit')}
      onSubmit={() => send({ sessionId, text, ...(deadline ? { deadline } : {}) })}
      onClose={onClose}
      {...rest}
    >
      <TextArea label={t('minute.text')} value={text} onChange={setText} error={field('text')} rows={4} autoFocus />
      <JalaliDateInput
        label={t('column.deadline')}
        optional
        value={deadline}
        onChange={setDeadline}
        error={field('deadline')}
      />
    </FormDialog>
  )
}
