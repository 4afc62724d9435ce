import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Checkbox,
  FormDialog,
  JalaliDateInput,
  type Option,
  Select,
  TextInput,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { Body } from '../bodies/bodies.schema.ts'
import { useMeetingWords } from './data.ts'

interface OfSeat {
  seat: Body['seats'][number]
  onClose(): void
}

const other = 'other'

/** Adds a seat beyond the standing ones: one more of a kind that the rules know, or one of its own name. */
export function AddSeatDialog({ body, onClose }: { body: Body; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const [code, setCode] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [voting, setVoting] = useState(true)
  const [organisation, setOrganisation] = useState<Option | null>(null)
  const [from, setFrom] = useState<string | null>(today)
  const known = body.seatKinds.find((kind) => kind.code === code)
  const sending = useSend({
    fields: ['code', 'title.fa', 'organisationId', 'from'],
    done: t('addSeat.done'),
    renew: 'all',
  })
  const name = title.trim() || known?.title.fa || ''
  const send = () =>
    sending.send(() =>
      api.post(`/api/bodies/${body.id}/seats`, {
        code: code ?? '',
        title: { fa: name, en: title.trim() || known?.title.en || name },
        ...(known ? { heldBy: known.heldBy } : {}),
        voting,
        ...(organisation ? { organisationId: organisation.value } : {}),
        ...(from ? { from } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('addSeat.title')}
      lead={t('addSeat.lead')}
      verb={t('addSeat.submit')}
      disabled={code === null}
      sending={sending}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('addSeat.kind')}
        value={code}
        onChange={(next) => {
          setCode(next)
          setVoting(body.seatKinds.find((kind) => kind.code === next)?.voting ?? true)
        }}
        options={[
          ...body.seatKinds.map((kind) => ({ value: kind.code, label: kind.title[f.locale] })),
          { value: other, label: t('addSeat.other') },
        ]}
        error={sending.field('code')}
      />
      <TextInput
        label={t('addSeat.name')}
        optional={known !== undefined}
        hint={known ? t('establish.nameHint', { title: known.title[f.locale] }) : undefined}
        value={title}
        onChange={setTitle}
        error={sending.field('title.fa')}
      />
      <RecordField
        noun="organisation"
        label={t('holder.organisation')}
        optional
        value={organisation?.value ?? null}
        known={organisation}
        onChoose={setOrganisation}
        error={sending.field('organisationId')}
      />
      <Checkbox label={t('addSeat.voting')} checked={voting} onChange={setVoting} />
      <JalaliDateInput label={t('addSeat.from')} value={from} onChange={setFrom} error={sending.field('from')} />
    </FormDialog>
  )
}

/** Ends a seat with its last day; sessions until then keep it. */
export function EndSeatDialog({ seat, onClose }: OfSeat) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const [until, setUntil] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const sitters = seat.sittings.filter((sitting) => sitting.now).map((sitting) => sitting.person.name)
  const sending = useSend({ fields: ['until', 'reason'], done: t('endSeat.done'), renew: 'all' })
  return (
    <FormDialog
      title={t('endSeat.of', { seat: seat.title[f.locale] })}
      lead={
        sitters.length > 0
          ? t('endSeat.leadWith', { names: sitters.join(f.locale === 'fa' ? '، ' : ', ') })
          : t('endSeat.lead')
      }
      verb={t('endSeat.title')}
      disabled={!until}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/seats/${seat.id}/end`, { until, reason }))}
      onClose={onClose}
    >
      <JalaliDateInput label={t('endSitting.until')} value={until} onChange={setUntil} error={sending.field('until')} />
      <TextInput label={t('endSitting.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
    </FormDialog>
  )
}

/** Names the institution that holds a seat, or leaves it open again. */
export function HolderDialog({ seat, onClose }: OfSeat) {
  const { t, f } = useMeetingWords()
  const now = seat.organisation && { value: seat.organisation.id, label: seat.organisation.name }
  const [chosen, setChosen] = useState<Option | null>(now)
  const sending = useSend({ fields: ['organisationId'], done: t('holder.done'), renew: 'all' })
  return (
    <FormDialog
      title={t('holder.of', { seat: seat.title[f.locale] })}
      lead={t('holder.lead')}
      verb={t('holder.submit')}
      sending={sending}
      onSend={() =>
        sending.send(() => api.post(`/api/seats/${seat.id}/holder`, { organisationId: chosen?.value ?? null }))
      }
      onClose={onClose}
    >
      <RecordField
        noun="organisation"
        label={t('holder.organisation')}
        optional
        value={chosen?.value ?? null}
        known={chosen}
        onChoose={setChosen}
        error={sending.field('organisationId')}
      />
    </FormDialog>
  )
}
