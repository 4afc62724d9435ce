import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  type Option,
  Radios,
  Select,
  TextArea,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import { type Item, recipientsQuery } from './data.ts'
import { useDeskWords, useRoleName } from './desk-words.ts'

interface ReferDialogProps {
  record: { id: string; title: string }
  /** The item of the desk that is passed on; without it the record as such. */
  item?: Item
  title: string
  onClose(): void
}

/** Passes an item on: to whom, for what, with which word in the margin, until when, and who gets a copy. */
export function ReferDialog({ record, item, title, onClose }: ReferDialogProps) {
  const { t } = useDeskWords()
  const roleName = useRoleName()
  const { today } = useLooks()
  const { data } = useQuery(recipientsQuery(record.id))
  const [to, setTo] = useState<string | null>(null)
  const [purpose, setPurpose] = useState<'forAction' | 'forInformation'>('forAction')
  const [note, setNote] = useState('')
  const [due, setDue] = useState<string | null>(null)
  const [copy, setCopy] = useState<string | null>(null)

  const people: Option[] = (data?.people ?? []).map((person) => ({
    value: person.id,
    label: person.name,
    note: person.roles.map(roleName).join('، '),
    group: t('refer.person'),
  }))
  const roles: Option[] = (data?.roles ?? []).map((role) => ({
    value: `role:${role}`,
    label: roleName(role),
    group: t('refer.role'),
  }))
  const nobody = data !== undefined && people.length + roles.length === 0
  const sending = useSend({
    fields: [...(nobody ? [] : ['toPersonId', 'toRole']), 'note', 'due', 'copies', 'copies.0'],
    renew: [['desk']],
  })
  const { send, field } = sending
  const submit = () => {
    const body = {
      recordId: record.id,
      ...(item ? { item } : {}),
      ...(to?.startsWith('role:') ? { toRole: to.slice(5) } : to ? { toPersonId: to } : {}),
      purpose,
      note,
      ...(due ? { due } : {}),
      copies: copy ? [copy] : [],
    }
    return send(() => api.post('/api/desk/referrals', body))
  }
  return (
    <FormDialog
      title={t('refer.title')}
      verb={t('refer.submit')}
      sending={sending}
      disabled={!to}
      onSend={submit}
      onClose={onClose}
    >
      <div>
        <p className="strong">{title}</p>
        <p className="dim small">{t('refer.lead')}</p>
      </div>
      {nobody ? (
        <p>{t('refer.nobody')}</p>
      ) : (
        <Select
          label={t('refer.to')}
          options={[...people, ...roles]}
          value={to}
          onChange={setTo}
          error={field('toPersonId') ?? field('toRole')}
        />
      )}
      <Radios
        label={t('refer.purpose')}
        value={purpose}
        onChange={setPurpose}
        options={[
          { value: 'forAction', label: t('refer.forAction') },
          { value: 'forInformation', label: t('refer.forInformation') },
        ]}
      />
      <TextArea
        label={t('refer.note')}
        hint={t('refer.noteHint')}
        optional
        value={note}
        onChange={setNote}
        rows={2}
        error={field('note')}
      />
      {purpose === 'forAction' && (
        <JalaliDateInput
          label={t('refer.due')}
          optional
          value={due}
          onChange={setDue}
          min={today}
          error={field('due')}
        />
      )}
      <Select
        label={t('refer.copies')}
        optional
        options={people.filter((person) => person.value !== to)}
        value={copy}
        onChange={setCopy}
        error={field('copies') ?? field('copies.0')}
      />
    </FormDialog>
  )
}
