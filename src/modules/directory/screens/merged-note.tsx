import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, Note, TextInput, useSend } from '../../../ui/index.ts'
import { useDirectoryWords } from './words.ts'

interface Merged {
  id: string
  name: string
}

/** The records merged into this one, each with the way back. */
export function MergedNote({ merged, maySplit }: { merged: readonly Merged[]; maySplit: boolean }) {
  const { t } = useDirectoryWords()
  const [splitting, setSplitting] = useState<Merged | null>(null)
  if (merged.length === 0) return null
  return (
    <Note title={t('merge.merged')}>
      <ul className="plain-list">
        {merged.map((record) => (
          <li key={record.id} className="row between">
            {record.name}
            {maySplit && (
              <Btn small tone="quiet" onClick={() => setSplitting(record)}>
                {t('merge.splitVerb')}
              </Btn>
            )}
          </li>
        ))}
      </ul>
      {splitting && <SplitDialog record={splitting} onClose={() => setSplitting(null)} />}
    </Note>
  )
}

function SplitDialog({ record, onClose }: { record: Merged; onClose(): void }) {
  const { t } = useDirectoryWords()
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], done: t('merge.split', { name: record.name }), renew: 'all' })
  return (
    <FormDialog
      title={t('merge.splitTitle', { name: record.name })}
      lead={t('merge.splitText')}
      verb={t('merge.splitVerb')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/directory/${record.id}/split`, { reason }))}
      onClose={onClose}
    >
      <TextInput label={t('merge.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
    </FormDialog>
  )
}
