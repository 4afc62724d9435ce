import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  NumberInput,
  type Option,
  Select,
  TextArea,
  TextInput,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'

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
  const sending = useSend({ fields: ['heldOn', 'place'], renew: changed })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/bodies/${bodyId}/sessions`, { ...(heldOn ? { heldOn } : {}), ...(place.trim() ? { place } : {}) }),
    )
  return (
    <FormDialog
      title={t('call.title', { number: next })}
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
  const sending = useSend({ fields: ['number', 'heldOn', 'place', 'source.source'], renew: changed })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/bodies/${bodyId}/historic-sessions`, {
        number: Number(number),
        ...(heldOn ? { heldOn } : {}),
        ...(place.trim() ? { place } : {}),
        source: { mark: /^D[0-4]$/.test(source.trim()) ? 'document' : 'takenOver', source },
      }),
    )
  return (
    <FormDialog
      title={t('historic.title')}
      lead={t('historic.lead')}
      verb={t('historic.submit')}
      disabled={!number}
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

/** The cluster that a resolution is about, found by typing; a council's own cluster needs no naming. */
function ClusterField({
  value,
  onChange,
  error,
}: {
  value: Option | null
  onChange(value: Option | null): void
  error: string | undefined
}) {
  const { t } = useMeetingWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['clusters', 'pick', q],
    queryFn: () => api.get<{ rows: { id: string; title: string }[] }>('/api/clusters', { q, limit: 20 }),
  })
  const found = (data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))
  const options = value && !found.some((one) => one.value === value.value) ? [value, ...found] : found
  return (
    <Select
      label={t('minute.about')}
      optional
      hint={t('minute.aboutHint')}
      options={options}
      value={value?.value ?? null}
      onChange={(id) => onChange(options.find((one) => one.value === id) ?? null)}
      onSearch={setTyped}
      searching={isFetching}
      error={error}
    />
  )
}

/** Minutes a resolution as it was spoken: its text is enough. A council's resolution is about its own cluster. */
export function MinuteDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const [cluster, setCluster] = useState<Option | null>(null)
  const [deadline, setDeadline] = useState<string | null>(null)
  const about = session.clusterId ?? cluster?.value
  const sending = useSend({ fields: ['text', 'category', 'concerns.0', 'deadline'], renew: changed })
  const { send, field } = sending
  return (
    <FormDialog
      title={t('minute.title')}
      lead={t('minute.lead')}
      verb={t('minute.submit')}
      onSend={() =>
        send(() =>
          api.post('/api/resolutions', {
            sessionId: session.id,
            text,
            ...(category ? { category } : {}),
            ...(about ? { concerns: [about] } : {}),
            ...(deadline ? { deadline } : {}),
          }),
        )
      }
      onClose={onClose}
      sending={sending}
    >
      <TextArea label={t('minute.text')} value={text} onChange={setText} error={field('text')} rows={4} autoFocus />
      <Select
        label={t('fact.category')}
        optional
        hint={t('minute.categoryHint')}
        options={session.categories.map((one) => ({ value: one.code, label: one[f.locale] }))}
        value={category}
        onChange={setCategory}
        error={field('category')}
      />
      {session.clusterId === null && <ClusterField value={cluster} onChange={setCluster} error={field('concerns.0')} />}
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
