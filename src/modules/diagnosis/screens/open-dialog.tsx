import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, TextInput, useSend } from '../../../ui/index.ts'
import { reportHref } from './addresses.ts'
import { changed, useDiagnosisWords } from './data.ts'

/** Begins the first edition, or the next as a copy of the last with its reason. */
export function OpenDialog({
  clusterId,
  last,
  n = 1,
  onClose,
}: {
  clusterId: string
  /** Number of the last edition; null: there is none. */
  last: number | null
  /** Number that the new one gets: that of a discarded draft is not given again. */
  n?: number
  onClose(): void
}) {
  const t = useDiagnosisWords()
  const go = useGo()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.open', { n }), renew: changed })
  const send = () =>
    deed.send(async () => {
      const { id } = await api.post<{ id: string }>(
        `/api/clusters/${clusterId}/diagnostic-reports`,
        reason.trim() ? { reason } : {},
      )
      go(reportHref(id))
    })
  return (
    <FormDialog
      title={t(last ? 'do.openNext' : 'do.open')}
      lead={last ? t('form.nextLead', { n: last }) : t('none.text')}
      verb={t(last ? 'do.openNext' : 'do.open')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      {last !== null && (
        <TextInput
          label={t('form.reason')}
          hint={t('form.reasonHint')}
          value={reason}
          onChange={setReason}
          error={deed.field('reason')}
        />
      )}
    </FormDialog>
  )
}
