import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, type Option, Radios, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { Body } from '../bodies/bodies.schema.ts'
import type { Nomination } from '../bodies/nominations.schema.ts'
import { useMeetingWords } from './data.ts'

const ways = ['letter', 'phone', 'inPerson', 'message'] as const

/** Asks the institution of a seat to name its member. */
export function AskMemberDialog({ seat, onClose }: { seat: Body['seats'][number]; onClose(): void }) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [due, setDue] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const sending = useSend({ fields: ['due', 'note'], done: t('askMember.done'), renew: 'all' })
  const body = { ...(due ? { due } : {}), ...(note.trim() ? { note } : {}) }
  return (
    <FormDialog
      title={t('askMember.title')}
      lead={t('askMember.lead', { organisation: seat.organisation?.name ?? '' })}
      verb={t('askMember.submit')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/seats/${seat.id}/nominations`, body))}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('askMember.due')}
        optional
        value={due}
        onChange={setDue}
        min={today}
        error={sending.field('due')}
      />
      <TextInput label={t('askMember.note')} optional value={note} onChange={setNote} error={sending.field('note')} />
    </FormDialog>
  )
}

/** The calm form of the institution: who sits for it, from the register or by name and post. */
export function NameMemberDialog({ nomination, onClose }: { nomination: Nomination; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { named } = nomination
  const own = nomination.may.own === true
  const [person, setPerson] = useState<Option | null>(
    named?.person ? { value: named.person.id, label: named.person.name } : null,
  )
  const [name, setName] = useState(named && !named.person ? named.name : '')
  const [post, setPost] = useState(named?.post ?? '')
  const [letter, setLetter] = useState(named?.letter ?? '')
  const [how, setHow] = useState<(typeof ways)[number] | null>(null)
  const sending = useSend({
    fields: ['personId', 'name', 'post', 'letter', 'how'],
    done: t('nomination.done'),
    renew: 'all',
  })
  const body = {
    version: nomination.version,
    ...(person ? { personId: person.value } : name.trim() ? { name } : {}),
    ...(post.trim() ? { post } : {}),
    ...(letter.trim() ? { letter } : {}),
    ...(how ? { how } : {}),
  }
  return (
    <FormDialog
      title={t('nomination.do')}
      lead={`${nomination.seat.title[f.locale]}${f.locale === 'fa' ? '، ' : ', '}${nomination.body.name}. ${t('nomination.lead')}`}
      verb={t('nomination.submit')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/nominations/${nomination.id}/name`, body))}
      onClose={onClose}
    >
      <RecordField
        noun="person"
        label={t('nomination.person')}
        optional
        value={person?.value ?? null}
        known={person}
        onChoose={setPerson}
        error={sending.field('personId')}
      />
      {person === null && (
        <TextInput label={t('nomination.name')} value={name} onChange={setName} error={sending.field('name')} />
      )}
      <TextInput label={t('nomination.post')} optional value={post} onChange={setPost} error={sending.field('post')} />
      <TextInput
        label={t('nomination.letter')}
        optional
        value={letter}
        onChange={setLetter}
        error={sending.field('letter')}
      />
      {!own && (
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

/** Takes the asking back, with its reason. */
export function WithdrawDialog({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useMeetingWords()
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], renew: 'all' })
  return (
    <FormDialog
      title={t('nomination.withdraw')}
      verb={t('nomination.withdraw')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/nominations/${id}/withdrawal`, { reason }))}
      onClose={onClose}
    >
      <TextInput
        label={t('nomination.withdrawReason')}
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
    </FormDialog>
  )
}
