import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, JalaliDateInput, Select, TextArea, TextInput, useDraft, useSend } from '../../../ui/index.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import { changed, sessionQuery, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'

interface OfResolution {
  resolution: ResolutionShown
  onClose(): void
}

const completionOf = (resolution: ResolutionShown) => {
  const named = (one: { id: string; name: string } | null) => one && { id: one.id, name: one.name }
  return {
    organisation: named(resolution.responsibleOrganisation),
    person: named(resolution.responsiblePerson),
    deadline: resolution.deadline,
    reason: '',
  }
}
const nameOf = (one: { name: string }) => one.name

/** Fills owner or deadline, as far as they are known. */
export function CompleteDialog({ resolution, onClose }: OfResolution) {
  const { t, f } = useMeetingWords()
  const kept = useDraft(`resolution.complete.${resolution.id}`, () => completionOf(resolution), {
    version: resolution.version,
  })
  const { organisation, person, deadline, reason } = kept.value
  const sending = useSend({
    fields: ['responsibleOrganisationId', 'responsiblePersonId', 'deadline', 'reason'],
    renew: changed,
  })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/resolutions/${resolution.id}/completion`, {
        version: kept.version,
        responsibleOrganisationId: organisation?.id ?? null,
        responsiblePersonId: person?.id ?? null,
        deadline,
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('complete.title')}
      lead={t('complete.lead')}
      verb={t('complete.submit')}
      onSend={submit}
      onClose={onClose}
      sending={sending}
      draft={kept}
      conflict={{
        fields: [
          { name: 'organisation', label: t('complete.organisation'), show: nameOf },
          { name: 'person', label: t('complete.person'), show: nameOf },
          { name: 'deadline', label: t('complete.deadline'), show: (day: string) => f.date(day, 'dayYear') },
        ],
        read: async () => {
          const now = await api.get<ResolutionShown>(`/api/resolutions/${resolution.id}`)
          return { version: now.version, values: completionOf(now) }
        },
      }}
    >
      <blockquote>{resolution.text}</blockquote>
      <DirectoryPicker
        kind="organisations"
        label={t('complete.organisation')}
        now={organisation}
        value={organisation?.id ?? null}
        onChange={() => {}}
        onChoose={(chosen) => kept.change({ organisation: chosen })}
        error={field('responsibleOrganisationId')}
      />
      <DirectoryPicker
        kind="persons"
        label={t('complete.person')}
        now={person}
        value={person?.id ?? null}
        onChange={() => {}}
        onChoose={(chosen) => kept.change({ person: chosen })}
        error={field('responsiblePersonId')}
      />
      <JalaliDateInput
        label={t('complete.deadline')}
        optional
        value={deadline}
        onChange={(day) => kept.change({ deadline: day })}
        error={field('deadline')}
      />
      <TextInput
        label={t('complete.reason')}
        optional
        value={reason}
        onChange={(text) => kept.change({ reason: text })}
        error={field('reason')}
      />
    </FormDialog>
  )
}

/** Puts the wording or the subject right while the minutes are open. */
export function AmendDialog({ resolution, onClose }: OfResolution) {
  const { t, f } = useMeetingWords()
  const session = useQuery({ ...sessionQuery(resolution.session?.id ?? ''), enabled: resolution.session !== null })
  const [text, setText] = useState(resolution.text)
  const [category, setCategory] = useState(resolution.category)
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['text', 'category', 'reason'], renew: changed })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/resolutions/${resolution.id}/amendment`, {
        version: resolution.version,
        text,
        category,
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('amend.title')}
      lead={t(resolution.minutesOpen ? 'amend.lead' : 'amend.leadTaken')}
      verb={t('amend.submit')}
      onSend={submit}
      onClose={onClose}
      sending={sending}
    >
      <TextArea label={t('minute.text')} value={text} onChange={setText} error={field('text')} rows={5} autoFocus />
      {session.data && (
        <Select
          label={t('fact.category')}
          optional
          hint={t('minute.categoryHint')}
          options={session.data.categories.map((one) => ({ value: one.code, label: one[f.locale] }))}
          value={category}
          onChange={setCategory}
          error={field('category')}
        />
      )}
      <TextInput label={t('amend.reason')} optional value={reason} onChange={setReason} error={field('reason')} />
    </FormDialog>
  )
}

/** Notifies the resolution to its owner. Where something is missing, the refusal names it and the form to complete it is one step away. */
export function NotifyDialog({ resolution, onClose, onComplete }: OfResolution & { onComplete(): void }) {
  const { t } = useMeetingWords()
  const sending = useSend({ renew: changed })
  return (
    <FormDialog
      title={t('notify.title')}
      verb={t('notify.submit')}
      onSend={() =>
        sending.send(() => api.post(`/api/resolutions/${resolution.id}/notification`, { version: resolution.version }))
      }
      onClose={onClose}
      sending={sending}
    >
      <blockquote>{resolution.text}</blockquote>
      <p>{t('notify.lead')}</p>
      {sending.refused?.code === 'meetings.notComplete' && (
        <p>
          <Btn onClick={onComplete}>{t('resolutionPage.complete')}</Btn>
        </p>
      )}
    </FormDialog>
  )
}
