import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Radios, TextInput, useDraft, useLooks, useSend } from '../../../ui/index.ts'
import type { Invited } from '../calling/calling.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { timeTyped } from './sitting.data.ts'
import { TimeInput } from './time-input.tsx'

const ways = ['phone', 'letter', 'inPerson', 'message'] as const

/** Answers an invitation: one's own, or somebody's as it was said. */
export function AnswerDialog({
  invited,
  lead,
  onClose,
}: {
  invited: Invited
  /** Which session, where the page does not say it. */
  lead?: string
  onClose(): void
}) {
  const { t } = useMeetingWords()
  const [answer, setAnswer] = useState<'comes' | 'substitute' | 'excused' | null>(invited.answer)
  const [substitute, setSubstitute] = useState(invited.substitute ?? '')
  const [how, setHow] = useState<(typeof ways)[number] | null>(null)
  const sending = useSend({ fields: ['answer', 'substitute', 'how'], renew: changed })
  const body = {
    answer,
    ...(answer === 'substitute' && substitute.trim() ? { substitute } : {}),
    ...(how ? { how } : {}),
  }
  return (
    <FormDialog
      title={invited.mine ? t('answer.mine') : t('answer.of', { name: invited.name })}
      lead={lead}
      verb={t('answer.submit')}
      disabled={answer === null}
      onSend={() => sending.send(() => api.post(`/api/invitations/${invited.id}/answer`, body))}
      onClose={onClose}
      sending={sending}
    >
      <Radios
        label={t('answer.label')}
        options={(['comes', 'substitute', 'excused'] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
        value={answer}
        onChange={setAnswer}
      />
      {answer === 'substitute' && (
        <TextInput
          label={t('answer.who')}
          value={substitute}
          onChange={setSubstitute}
          error={sending.field('substitute')}
        />
      )}
      {!invited.mine && (
        <Radios
          label={t('answer.how')}
          options={ways.map((value) => ({ value, label: t(`cameBy.${value}`) }))}
          value={how}
          onChange={setHow}
          error={sending.field('how')}
        />
      )}
    </FormDialog>
  )
}

const callOf = ({ heldOn, startsAt, endsAt, place }: Session) => ({
  heldOn,
  startsAt: startsAt ?? '',
  endsAt: endsAt ?? '',
  place: place ?? '',
})

/** Changes day, time or place of the call. */
export function ChangeCallDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const kept = useDraft(`session.call.${session.id}`, () => callOf(session), { version: session.version })
  const { heldOn, startsAt, endsAt, place } = kept.value
  const sending = useSend({ fields: ['heldOn', 'startsAt', 'endsAt', 'place'], renew: changed })
  const body = {
    version: kept.version,
    heldOn,
    startsAt: startsAt.trim() ? timeTyped(startsAt) : null,
    endsAt: endsAt.trim() ? timeTyped(endsAt) : null,
    place: place.trim() || null,
  }
  return (
    <FormDialog
      title={t('callChange.title')}
      lead={t('callChange.lead')}
      verb={t('callChange.submit')}
      onSend={() => sending.send(() => api.patch(`/api/sessions/${session.id}`, body))}
      onClose={onClose}
      sending={sending}
      draft={kept}
      conflict={{
        fields: [
          { name: 'heldOn', label: t('call.day'), show: (day: string) => f.date(day, 'dayYear') },
          { name: 'startsAt', label: t('callChange.from'), show: (time: string) => f.digits(time) },
          { name: 'endsAt', label: t('callChange.until'), show: (time: string) => f.digits(time) },
          { name: 'place', label: t('fact.place') },
        ],
        read: async () => {
          const now = await api.get<Session>(`/api/sessions/${session.id}`)
          return { version: now.version, values: callOf(now) }
        },
      }}
    >
      <JalaliDateInput
        label={t('call.day')}
        optional
        value={heldOn}
        onChange={(heldOn) => kept.change({ heldOn })}
        min={today}
        error={sending.field('heldOn')}
      />
      <TimeInput
        label={t('callChange.from')}
        optional
        value={startsAt}
        onChange={(startsAt) => kept.change({ startsAt })}
        error={sending.field('startsAt')}
      />
      <TimeInput
        label={t('callChange.until')}
        optional
        value={endsAt}
        onChange={(endsAt) => kept.change({ endsAt })}
        error={sending.field('endsAt')}
      />
      <TextInput
        label={t('call.place')}
        optional
        value={place}
        onChange={(place) => kept.change({ place })}
        error={sending.field('place')}
      />
    </FormDialog>
  )
}
