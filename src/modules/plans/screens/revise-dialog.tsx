import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, TextArea, useSend } from '../../../ui/index.ts'
import { draftHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** Opens a new draft over the frozen baseline; history keeps the old weights, so a reason is asked for. */
export function ReviseDialog({ planYearId, onClose }: { planYearId: string; onClose(): void }) {
  const { t } = usePlanWords()
  const go = useGo()
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], renew: 'all' })
  const revise = async () => {
    const done = await sending.send(() => api.post(`/api/plan-years/${planYearId}/revision`, { reason: reason.trim() }))
    if (done) go(draftHref(planYearId))
    return done
  }
  return (
    <FormDialog
      title={t('revise.title')}
      lead={t('revise.text')}
      verb={t('revise.verb')}
      sending={sending}
      onSend={revise}
      onClose={onClose}
    >
      <TextArea
        label={t('revise.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
    </FormDialog>
  )
}
