import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, Radios, TextArea, TextInput, useDraft, useSend } from '../../../ui/index.ts'
import type { RemarkView, ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

/** The supervisor's remark on a section. */
export function RemarkDialog({
  view,
  section,
  onClose,
}: {
  view: ReportView
  section: { code: string; name: string }
  onClose(): void
}) {
  const t = useDiagnosisWords()
  const kept = useDraft(`diagnosis.remark.${view.id}.${section.code}`, () => ({ text: '' }))
  const { text } = kept.value
  const deed = useSend({ fields: ['text'], done: t('done.remark'), renew: changed })
  const body = { section: section.code, text }
  return (
    <FormDialog
      title={t('do.of', { deed: t('do.remark'), section: section.name })}
      verb={t('do.remark')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/remarks`, body))}
      onClose={onClose}
      draft={kept}
    >
      <TextArea
        label={t('form.remark')}
        hint={t('form.remarkHint')}
        rows={4}
        value={text}
        onChange={(typed) => kept.change({ text: typed })}
        error={deed.field('text')}
      />
    </FormDialog>
  )
}

/** An answer to a remark, or the promise that the next edition holds it. */
export function AnswerDialog({ remark, onClose }: { remark: RemarkView; onClose(): void }) {
  const t = useDiagnosisWords()
  const kept = useDraft(`diagnosis.answer.${remark.id}`, () => ({ how: 'answered' as 'answered' | 'taken', text: '' }))
  const { how, text } = kept.value
  const deed = useSend({ fields: ['how', 'text'], done: t('done.answer'), renew: changed })
  const body = { how, ...(text.trim() ? { text } : {}) }
  return (
    <FormDialog
      title={t('do.answer')}
      verb={t('do.answer')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-remarks/${remark.id}/answers`, body))}
      onClose={onClose}
      draft={kept}
    >
      <blockquote>{remark.text}</blockquote>
      <Radios
        label={t('form.how')}
        value={how}
        onChange={(chosen) => kept.change({ how: chosen })}
        error={deed.field('how')}
        options={[
          { value: 'answered', label: t('form.answered') },
          { value: 'taken', label: t('form.taken') },
        ]}
      />
      <TextArea
        label={t(how === 'taken' ? 'form.answerTaken' : 'form.answer')}
        optional={how === 'taken'}
        value={text}
        onChange={(typed) => kept.change({ text: typed })}
        error={deed.field('text')}
      />
    </FormDialog>
  )
}

/** Takes a remark back; it stays to be read. */
export function WithdrawDialog({ remark, onClose }: { remark: RemarkView; onClose(): void }) {
  const t = useDiagnosisWords()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.withdraw'), renew: changed })
  return (
    <FormDialog
      title={t('do.withdraw')}
      verb={t('do.withdraw')}
      tone="danger"
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-remarks/${remark.id}/withdrawal`, { reason }))}
      onClose={onClose}
    >
      <blockquote>{remark.text}</blockquote>
      <TextInput label={t('form.withdrawReason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}
