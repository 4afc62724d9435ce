import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, Note, TextInput, useToast } from '../../../ui/index.ts'
import { useSend } from './answer.tsx'
import { useRefresh } from './data.ts'
import { FormDialog } from './form-dialog.tsx'
import { useDirectoryWords } from './words.ts'

/** The records merged into this one, each with the way back. */
export function MergedNote({
  merged,
  maySplit,
}: {
  merged: readonly { id: string; name: string }[]
  maySplit: boolean
}) {
  const { t } = useDirectoryWords()
  const [splitting, setSplitting] = useState<{ id: string; name: string } | null>(null)
  const [reason, setReason] = useState('')
  const say = useToast()
  const refresh = useRefresh()
  const sending = useSend(['reason'])
  if (merged.length === 0) return null
  const split = async () => {
    const record = splitting!
    if (!(await sending.send(() => api.post(`/api/directory/${record.id}/split`, { reason })))) return
    await refresh()
    setSplitting(null)
    say({ title: t('merge.split', { name: record.name }) })
  }
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
      {splitting && (
        <FormDialog
          title={t('merge.splitTitle', { name: splitting.name })}
          verb={t('merge.splitVerb')}
          sending={sending}
          onSend={() => void split()}
          onClose={() => setSplitting(null)}
        >
          <p>{t('merge.splitText')}</p>
          <TextInput label={t('merge.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
        </FormDialog>
      )}
    </Note>
  )
}
