import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, JalaliDateInput, TextInput, useFormat, useLooks, useSend } from '../../../ui/index.ts'
import type { Invited } from '../calling/calling.schema.ts'
import type { Sitting } from '../holding/holding.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'
import { invitationsQuery, timeTyped } from './sitting.data.ts'
import { TimeInput } from './time-input.tsx'

interface OfSession {
  session: Session
  sitting: Sitting
  onClose(): void
}

/** Opens the called session. */
export function OpenDialog({ session, sitting, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [heldOn, setHeldOn] = useState<string | null>(
    session.heldOn && session.heldOn <= today ? session.heldOn : today,
  )
  const [at, setAt] = useState(session.heldOn === today ? sitting.now : (session.startsAt ?? sitting.now))
  const sending = useSend({ fields: ['heldOn', 'at'], renew: changed })
  return (
    <FormDialog
      title={t('sit.openTitle')}
      lead={t('sit.openLead')}
      verb={t('sit.open')}
      disabled={!heldOn}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/opening`, { heldOn, at: timeTyped(at) }))}
      onClose={onClose}
      sending={sending}
    >
      <JalaliDateInput
        label={t('call.day')}
        value={heldOn}
        onChange={setHeldOn}
        max={today}
        error={sending.field('heldOn')}
      />
      <TimeInput label={t('sit.at')} value={at} onChange={setAt} error={sending.field('at')} />
    </FormDialog>
  )
}

/** Is the guest who is there the one invited? Without the register by name and house: a name alone identifies nobody. */
const isHe = (here: Sitting['attendance'][number], { person, name, organisation }: Invited): boolean =>
  here.as === 'guest' &&
  (person ? here.person?.id === person.id : !here.person && here.name === name && here.organisation === organisation)

/** Records which members and invited guests came, several at once. */
export function ArrivalsDialog({ session, sitting, onClose }: OfSession) {
  const { t, f } = useMeetingWords()
  const waiting = sitting.seats.filter((seat) => seat.member && seat.here === null)
  const [at, setAt] = useState(sitting.attendance.length === 0 ? (session.startsAt ?? sitting.now) : sitting.now)
  const [came, setCame] = useState<ReadonlySet<string>>(new Set())
  const { data: invited } = useSuspenseQuery(invitationsQuery(session.id))
  const guests = invited.rows.filter((one) => one.as === 'guest' && !sitting.attendance.some((here) => isHe(here, one)))
  const people = waiting.length + guests.length
  const sending = useSend({
    fields: ['at', ...Array.from({ length: people }, (_, place) => `arrivals.${place}`)],
    renew: changed,
  })
  const arrivals = [
    ...waiting
      .filter((seat) => came.has(seat.id))
      .map((seat) => ({ as: 'member', seatId: seat.id, personId: seat.member!.id })),
    ...guests
      .filter((one) => came.has(one.id))
      .map(({ person, name, organisation }) => ({
        as: 'guest',
        ...(person ? { personId: person.id } : { name, ...(organisation ? { organisation } : {}) }),
      })),
  ]
  const toggle = (id: string, on: boolean) => {
    const next = new Set(came)
    if (on) next.add(id)
    else next.delete(id)
    setCame(next)
  }
  const refused = arrivals.map((_, place) => sending.field(`arrivals.${place}`)).find(Boolean)
  return (
    <FormDialog
      title={t('sit.arrivals')}
      verb={t('sit.arrivalsSubmit', { count: arrivals.length })}
      disabled={arrivals.length === 0}
      onSend={() =>
        sending.send(() => api.post(`/api/sessions/${session.id}/attendance`, { at: timeTyped(at), arrivals }))
      }
      onClose={onClose}
      sending={sending}
    >
      {refused && <p className="risk-t small">{refused}</p>}
      <TimeInput label={t('sit.at')} value={at} onChange={setAt} error={sending.field('at')} />
      <ul className="list">
        {waiting.map((seat) => (
          <li key={seat.id}>
            <Checkbox
              label={
                <>
                  {seat.member!.name}
                  <span className="sub">
                    {seat.title[f.locale]}
                    {!seat.voting && `، ${t('seat.notVoting')}`}
                  </span>
                </>
              }
              checked={came.has(seat.id)}
              onChange={(on) => toggle(seat.id, on)}
            />
          </li>
        ))}
        {guests.map((one) => (
          <li key={one.id}>
            <Checkbox
              label={
                <>
                  {one.name}
                  <span className="sub">{[t('invited.asGuest'), one.organisation].filter(Boolean).join('، ')}</span>
                </>
              }
              checked={came.has(one.id)}
              onChange={(on) => toggle(one.id, on)}
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}

/** Records somebody who comes for a member, or a guest. */
export function OneArrivalDialog({
  session,
  sitting,
  seat,
  onClose,
}: OfSession & { seat: Sitting['seats'][number] | null }) {
  const { t } = useMeetingWords()
  const f = useFormat()
  const known = seat?.substitutes[0] ?? null
  const [at, setAt] = useState(sitting.now)
  const [person, setPerson] = useState<string | null>(known?.id ?? null)
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const sending = useSend({ fields: ['at', 'arrivals.0', 'arrivals.0.name'], renew: changed })
  const who = person ? { personId: person } : { name, ...(organisation.trim() ? { organisation } : {}) }
  const arrival = seat ? { as: 'substitute', seatId: seat.id, ...who } : { as: 'guest', ...who }
  return (
    <FormDialog
      title={seat ? t('sit.substituteOf', { name: seat.member?.name ?? seat.title[f.locale] }) : t('sit.guest')}
      verb={t('sit.record')}
      disabled={person === null && !name.trim()}
      onSend={() =>
        sending.send(() =>
          api.post(`/api/sessions/${session.id}/attendance`, { at: timeTyped(at), arrivals: [arrival] }),
        )
      }
      onClose={onClose}
      sending={sending}
    >
      {sending.field('arrivals.0') && <p className="risk-t small">{sending.field('arrivals.0')}</p>}
      <TimeInput label={t('sit.at')} value={at} onChange={setAt} error={sending.field('at')} />
      <DirectoryPicker kind="persons" label={t('sit.person')} now={known} value={person} onChange={setPerson} />
      {person === null && (
        <>
          <TextInput label={t('sit.name')} value={name} onChange={setName} error={sending.field('arrivals.0.name')} />
          <TextInput label={t('invited.guestFrom')} optional value={organisation} onChange={setOrganisation} />
        </>
      )}
    </FormDialog>
  )
}

/** Records when somebody left. */
export function LeavingDialog({
  attendance,
  now,
  onClose,
}: {
  attendance: Sitting['attendance'][number]
  now: string
  onClose(): void
}) {
  const { t } = useMeetingWords()
  const [at, setAt] = useState(now)
  const sending = useSend({ fields: ['at'], renew: changed })
  return (
    <FormDialog
      title={t('sit.leavingOf', { name: attendance.name })}
      verb={t('sit.record')}
      onSend={() => sending.send(() => api.post(`/api/attendance/${attendance.id}/leaving`, { at: timeTyped(at) }))}
      onClose={onClose}
      sending={sending}
    >
      <TimeInput label={t('sit.at')} value={at} onChange={setAt} error={sending.field('at')} />
    </FormDialog>
  )
}

/** Ends the sitting. */
export function CloseDialog({ session, sitting, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const [at, setAt] = useState(sitting.now)
  const sending = useSend({ fields: ['at'], renew: changed })
  return (
    <FormDialog
      title={t('sit.closeTitle')}
      lead={t('sit.closeLead')}
      verb={t('sit.close')}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/closure`, { at: timeTyped(at) }))}
      onClose={onClose}
      sending={sending}
    >
      <TimeInput label={t('sit.until')} value={at} onChange={setAt} error={sending.field('at')} />
    </FormDialog>
  )
}

/** Calls a session again that came to no quorum. */
export function CallAgainDialog({ session, onClose }: Omit<OfSession, 'sitting'>) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [heldOn, setHeldOn] = useState<string | null>(null)
  const sending = useSend({ fields: ['heldOn'], renew: changed })
  return (
    <FormDialog
      title={t('sit.againTitle')}
      lead={t('sit.againLead')}
      verb={t('sit.again')}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/second-call`, { heldOn }))}
      onClose={onClose}
      sending={sending}
    >
      <JalaliDateInput
        label={t('call.day')}
        optional
        value={heldOn}
        onChange={setHeldOn}
        min={today}
        error={sending.field('heldOn')}
      />
    </FormDialog>
  )
}
