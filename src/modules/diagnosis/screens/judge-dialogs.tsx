import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

interface OfReport {
  view: ReportView
  onClose(): void
}

/** Hands the edition to the supervisor; what is not written yet is said beforehand. */
export function SubmitDialog({ view, onClose }: OfReport) {
  const t = useDiagnosisWords()
  const { locale } = useLooks()
  const deed = useSend({ done: t('done.submit'), renew: changed })
  const empty = view.sections.filter((one) => !one.optional && one.text === '')
  const names = empty.map((one) => one[locale]).join(locale === 'fa' ? '، ' : ', ')
  return (
    <FormDialog
      title={t('do.submit')}
      lead={t('form.submitLead')}
      verb={t('do.submit')}
      {...(empty.length > 0 ? { why: t('errors.incomplete', { count: empty.length }) } : {})}
      sending={deed}
      onSend={() =>
        deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/submission`, { version: view.version }))
      }
      onClose={onClose}
    >
      {empty.length > 0 && <p>{t('form.unwritten', { count: empty.length, names })}</p>}
    </FormDialog>
  )
}

/** Gives the edition back with the remarks on it. */
export function GiveBackDialog({ view, onClose }: OfReport) {
  const t = useDiagnosisWords()
  const [note, setNote] = useState('')
  const deed = useSend({ fields: ['note'], done: t('done.giveBack'), renew: changed })
  const count = view.remarks.filter((one) => one.state === 'open').length
  const body = { version: view.version, ...(note.trim() ? { note } : {}) }
  return (
    <FormDialog
      title={t('do.giveBack')}
      lead={t('form.giveBackLead', { count })}
      verb={t('do.giveBack')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/return`, body))}
      onClose={onClose}
    >
      <TextInput label={t('form.note')} optional value={note} onChange={setNote} error={deed.field('note')} />
    </FormDialog>
  )
}

/** Discards a draft; asked once more in words, with the reason. */
export function DiscardDialog({ view, onClose }: OfReport) {
  const t = useDiagnosisWords()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.discard'), renew: changed })
  const body = { version: view.version, reason }
  return (
    <FormDialog
      title={t('do.discard')}
      lead={t('form.discardLead', { n: view.n })}
      verb={t('do.discard')}
      tone="danger"
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/discarding`, body))}
      onClose={onClose}
    >
      <TextInput label={t('form.discardReason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}

export function AcceptDialog({ view, onClose }: OfReport) {
  const t = useDiagnosisWords()
  const deed = useSend({ done: t('done.accept'), renew: changed })
  return (
    <FormDialog
      title={t('do.accept')}
      lead={t('form.acceptLead', { n: view.n })}
      verb={t('do.accept')}
      sending={deed}
      onSend={() =>
        deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/acceptance`, { version: view.version }))
      }
      onClose={onClose}
    />
  )
}
