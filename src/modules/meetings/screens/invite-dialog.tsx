import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, TextInput, useSend } from '../../../ui/index.ts'
import { changed, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'

interface Guest {
  personId?: string
  name?: string
  organisation?: string
}

/** Invites whoever sits in the body, and guests: of the register, or by name with where they come from. */
export function InviteDialog({
  sessionId,
  toInvite,
  late,
  onClose,
}: {
  sessionId: string
  toInvite: number
  late?: string | undefined
  onClose(): void
}) {
  const { t, f } = useMeetingWords()
  const [listed, setListed] = useState<readonly (Guest & { shown: string })[]>([])
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const from = organisation.trim() ? { organisation } : {}
  const now: Guest | null = person ? { personId: person.id } : name.trim() ? { name, ...from } : null
  const guests = [...listed.map(({ shown: _, ...guest }) => guest), ...(now ? [now] : [])]
  const last = guests.length - 1
  const sending = useSend({
    fields: [`guests.${last}.personId`, `guests.${last}.name`, `guests.${last}`],
    renew: changed,
  })
  const put = () => {
    if (!now) return
    const comma = f.locale === 'fa' ? '، ' : ', '
    setListed([...listed, { ...now, shown: person?.name ?? [name, organisation.trim()].filter(Boolean).join(comma) }])
    setPerson(null)
    setName('')
    setOrganisation('')
  }
  return (
    <FormDialog
      title={t('invited.title')}
      lead={toInvite > 0 ? t('invited.lead', { count: toInvite }) : t('invited.leadNone')}
      verb={t('invited.submit')}
      disabled={toInvite === 0 && guests.length === 0}
      onSend={() => sending.send(() => api.post(`/api/sessions/${sessionId}/invitations`, { guests }))}
      onClose={onClose}
      sending={sending}
    >
      {late && <p className="risk-t small">{late}</p>}
      {listed.length > 0 && (
        <ul className="list">
          {listed.map((guest, place) => (
            <li key={guest.shown} className="row tight">
              <span className="grow">{guest.shown}</span>
              <Btn
                small
                tone="quiet"
                icon="close"
                aria-label={t('invited.drop', { name: guest.shown })}
                onClick={() => setListed(listed.toSpliced(place, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      <DirectoryPicker
        kind="persons"
        label={t('invited.guest')}
        value={person?.id ?? null}
        onChange={() => setPerson(null)}
        onChoose={setPerson}
        error={sending.field(`guests.${last}.personId`) ?? sending.field(`guests.${last}`)}
      />
      {person === null && (
        <>
          <TextInput
            label={t('invited.guestName')}
            optional
            value={name}
            onChange={setName}
            error={sending.field(`guests.${last}.name`)}
          />
          <TextInput label={t('invited.guestFrom')} optional value={organisation} onChange={setOrganisation} />
        </>
      )}
      {now && (
        <p>
          <Btn small icon="plus" onClick={put}>
            {t('invited.another')}
          </Btn>
        </p>
      )}
    </FormDialog>
  )
}
