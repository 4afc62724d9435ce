import { type ReactNode, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, type Option, Radios, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { Body } from '../bodies/bodies.schema.ts'
import { useMeetingWords } from './data.ts'

type SeatOf = Body['seats'][number]
type Sitting = SeatOf['sittings'][number]

/** Who sits in a seat as its member today. */
export const memberOf = (seat: Pick<SeatOf, 'sittings'>): Sitting | undefined =>
  seat.sittings.find((sitting) => sitting.now && sitting.substituteOf === null)

/** Seats a person by an order; where somebody sits, a substitute for that member. What the paper does not say stays open. */
export function AppointDialog({
  seat,
  proposed = null,
  note,
  onClose,
}: {
  seat: Pick<SeatOf, 'id' | 'title' | 'sittings'>
  /** Whom the institution has named. */
  proposed?: Option | null
  note?: ReactNode
  onClose(): void
}) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const member = memberOf(seat)
  const [person, setPerson] = useState<Option | null>(proposed)
  const [orderNumber, setOrderNumber] = useState('')
  const [orderDate, setOrderDate] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const sending = useSend({
    fields: ['personId', 'orderNumber', 'orderDate', 'from', 'until'],
    done: t('appoint.done'),
    renew: 'all',
  })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/seats/${seat.id}/sittings`, {
        ...(person ? { personId: person.value } : {}),
        ...(orderNumber.trim() ? { orderNumber } : {}),
        ...(orderDate ? { orderDate } : {}),
        ...(from ? { from } : {}),
        ...(until ? { until } : {}),
        ...(member ? { substituteOf: member.id } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('appoint.title', { seat: seat.title[f.locale] })}
      lead={member ? t('appoint.substituteLead', { name: member.person.name }) : undefined}
      verb={t(member ? 'appoint.substitute' : 'appoint.submit')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      {note && <p className="small">{note}</p>}
      <RecordField
        noun="person"
        value={person?.value ?? null}
        known={person}
        onChoose={setPerson}
        error={field('personId')}
      />
      <TextInput
        label={t('appoint.orderNumber')}
        optional
        value={orderNumber}
        onChange={setOrderNumber}
        error={field('orderNumber')}
      />
      <JalaliDateInput
        label={t('appoint.orderDate')}
        optional
        value={orderDate}
        onChange={setOrderDate}
        max={today}
        error={field('orderDate')}
      />
      <JalaliDateInput label={t('appoint.from')} optional value={from} onChange={setFrom} error={field('from')} />
      <JalaliDateInput label={t('appoint.until')} optional value={until} onChange={setUntil} error={field('until')} />
    </FormDialog>
  )
}

/** Ends a sitting with its last day; the line stays in the seat's history. */
export function EndSittingDialog({ seat, onClose }: { seat: SeatOf; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const sitters = seat.sittings.filter((sitting) => sitting.now)
  const [sittingId, setSitting] = useState(sitters[0]?.id ?? '')
  const [until, setUntil] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['until', 'reason'], done: t('endSitting.done'), renew: 'all' })
  const { send, field } = sending
  const submit = () =>
    send(() =>
      api.post(`/api/sittings/${sittingId}/end`, { ...(until ? { until } : {}), ...(reason.trim() ? { reason } : {}) }),
    )
  return (
    <FormDialog
      title={t('endSitting.title', { seat: seat.title[f.locale] })}
      verb={t('endSitting.submit')}
      sending={sending}
      onSend={submit}
      onClose={onClose}
    >
      {sitters.length > 1 ? (
        <Radios
          label={t('endSitting.who')}
          value={sittingId}
          onChange={setSitting}
          options={sitters.map((sitting) => ({ value: sitting.id, label: sitting.person.name }))}
        />
      ) : (
        <p className="strong">{sitters[0]?.person.name}</p>
      )}
      <JalaliDateInput label={t('endSitting.until')} value={until} onChange={setUntil} error={field('until')} />
      <TextInput label={t('endSitting.reason')} optional value={reason} onChange={setReason} error={field('reason')} />
    </FormDialog>
  )
}
