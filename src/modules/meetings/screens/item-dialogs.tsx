import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  NumberInput,
  Radios,
  TextArea,
  TextInput,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import type { AskedList } from '../agenda/agenda.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'

export type AgendaItem = Session['agenda'][number]
type Asked = AskedList['rows'][number]

interface OfItem {
  item: AgendaItem
  onClose(): void
}

/** Words an item anew, allots it time, and after the sitting says whether it was reached. */
export function ItemDialog({ item, over, onClose }: OfItem & { over: boolean }) {
  const { t } = useMeetingWords()
  const [title, setTitle] = useState(item.title)
  const [minutes, setMinutes] = useState<string | null>(
    item.minutesAllotted === null ? null : String(item.minutesAllotted),
  )
  const [reached, setReached] = useState<'yes' | 'no' | null>(
    item.reached === null ? null : item.reached ? 'yes' : 'no',
  )
  const sending = useSend({ fields: ['title', 'minutesAllotted'], renew: changed })
  const body = {
    title,
    minutesAllotted: minutes === null ? null : Number(minutes),
    ...(over && reached ? { reached: reached === 'yes' } : {}),
  }
  return (
    <FormDialog
      title={t('item.title')}
      verb={t('item.submit')}
      onSend={() => sending.send(() => api.patch(`/api/agenda-items/${item.id}`, body))}
      onClose={onClose}
      sending={sending}
    >
      <TextInput label={t('agenda.label')} value={title} onChange={setTitle} error={sending.field('title')} autoFocus />
      <NumberInput
        label={t('item.minutes')}
        optional
        value={minutes}
        onChange={setMinutes}
        unit={t('item.minute')}
        error={sending.field('minutesAllotted')}
      />
      {over && (
        <Radios
          label={t('item.reachedLabel')}
          options={[
            { value: 'yes', label: t('item.reached') },
            { value: 'no', label: t('item.notReached') },
          ]}
          value={reached}
          onChange={setReached}
        />
      )}
    </FormDialog>
  )
}

/** Sends an item to an organisation for written remarks. */
export function SendOutDialog({ item, onClose }: OfItem) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [due, setDue] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const sending = useSend({ fields: ['organisationIds.0', 'due', 'question'], renew: changed })
  const body = { organisationIds: organisation ? [organisation] : [], due, ...(question.trim() ? { question } : {}) }
  return (
    <FormDialog
      title={t('sendOut.title')}
      lead={item.title}
      verb={t('sendOut.submit')}
      disabled={!organisation || !due}
      onSend={() => sending.send(() => api.post(`/api/agenda-items/${item.id}/sending-out`, body))}
      onClose={onClose}
      sending={sending}
    >
      <DirectoryPicker
        kind="organisations"
        label={t('sendOut.whom')}
        optional={false}
        value={organisation}
        onChange={setOrganisation}
        error={sending.field('organisationIds.0')}
      />
      <JalaliDateInput
        label={t('sendOut.due')}
        value={due}
        onChange={setDue}
        min={today}
        error={sending.field('due')}
      />
      <TextInput
        label={t('sendOut.question')}
        optional
        value={question}
        onChange={setQuestion}
        error={sending.field('question')}
      />
    </FormDialog>
  )
}

/** Enters what an organisation answered. */
export function EnterAnswerDialog({ asked, onClose }: { asked: Asked; onClose(): void }) {
  const { t } = useMeetingWords()
  const [text, setText] = useState('')
  const sending = useSend({ fields: ['text'], renew: changed })
  return (
    <FormDialog
      title={t('sendOut.answerOf', { name: asked.organisation.name })}
      verb={t('answer.submit')}
      onSend={() => sending.send(() => api.post(`/api/sent-out-items/${asked.id}/answer`, { text }))}
      onClose={onClose}
      sending={sending}
    >
      <TextArea
        label={t('sendOut.text')}
        rows={4}
        value={text}
        onChange={setText}
        error={sending.field('text')}
        autoFocus
      />
    </FormDialog>
  )
}
