import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, Select, TextInput, useLooks, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { PapersView } from '../papers.schema.ts'
import { FoundByName } from './person-picker.tsx'

interface MakeProps {
  recordId: string
  make: PapersView['make'][number]
  /** The reader as a person. */
  me: string | null
  onClose(): void
}

/** What a person writes of a paper before it is made: who signs, who gets a copy; and why it replaces an earlier one. */
export function MakeDialog({ recordId, make, me, onClose }: MakeProps) {
  const t = useWords<typeof fa>('papers')
  const { locale } = useLooks()
  const [fields, setFields] = useState(Object.fromEntries(make.asks.map((one) => [one.field, one.proposed])))
  const asksSigner = make.asks.some((one) => one.field === 'signer_name')
  const own = make.asks.find((one) => one.field === 'signer_name')?.proposed
  const [signerId, setSignerId] = useState<string | null>(asksSigner ? me : null)
  const [reason, setReason] = useState('')
  const [forId, setForId] = useState<string | null>(make.choose?.required ? (make.choose.list[0]?.id ?? null) : null)
  const replaces = make.latest.find((one) => one.forId === forId)?.id
  const sending = useSend({ fields: ['reason', 'forId', 'signerId'], done: t('paper.made'), renew: [['papers']] })
  const send = () =>
    sending.send(() =>
      api.post('/api/papers', {
        recordId,
        kind: make.code,
        locale,
        fields,
        ...(forId ? { forId } : {}),
        ...(signerId ? { signerId } : {}),
        ...(replaces ? { replaces, ...(reason.trim() ? { reason } : {}) } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('paper.makeOf', { kind: make[locale] })}
      lead={t(replaces ? 'paper.replaceLead' : 'paper.lead')}
      verb={t('paper.submit')}
      sending={sending}
      onSend={send}
      onClose={onClose}
    >
      {make.choose && (
        <Select
          label={t.maybe(`for.${make.code}`) ?? t('paper.for')}
          optional={!make.choose.required}
          options={make.choose.list.map((one) => ({ value: one.id, label: one.title }))}
          value={forId}
          onChange={setForId}
          error={sending.field('forId')}
        />
      )}
      {replaces && (
        <TextInput label={t('paper.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
      )}
      {asksSigner && (
        <FoundByName
          of="persons"
          label={t('sign.signer')}
          hint={t('sign.signerHint')}
          optional
          now={me && own ? { id: me, name: own } : null}
          value={signerId}
          onChange={setSignerId}
          error={sending.field('signerId')}
        />
      )}
      {make.asks
        // a signer chosen from the directory is named by it
        .filter(({ field }) => field !== 'signer_name' || signerId === null)
        .map(({ field }) => (
          <TextInput
            key={field}
            label={t.maybe(`field.${field}`) ?? field}
            optional
            value={fields[field] ?? ''}
            onChange={(value) => setFields({ ...fields, [field]: value })}
          />
        ))}
    </FormDialog>
  )
}
