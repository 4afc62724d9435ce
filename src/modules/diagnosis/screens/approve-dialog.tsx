import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Select, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import { useResolutionOption, useResolutionsAbout } from '../../commitments/screens/index.ts'
import type { ReportView } from '../diagnosis.schema.ts'
import { changed, useDiagnosisWords } from './data.ts'

/** Records the council's approval: its resolution, or where none is recorded the day. */
export function ApproveDialog({ view, onClose }: { view: ReportView; onClose(): void }) {
  const t = useDiagnosisWords()
  const { today } = useLooks()
  const optionOf = useResolutionOption()
  const resolutions = useResolutionsAbout([view.id, view.cluster.id])
  const [decisionId, setDecision] = useState<string | null>(null)
  const [approvedOn, setDay] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const deed = useSend({ fields: ['decisionId', 'approvedOn', 'note'], done: t('done.approve'), renew: changed })
  const body = {
    version: view.version,
    ...(decisionId ? { decisionId } : approvedOn ? { approvedOn } : {}),
    ...(note.trim() ? { note } : {}),
  }
  return (
    <FormDialog
      title={t('do.approve')}
      verb={t('do.approve')}
      sending={deed}
      onSend={() => deed.send(() => api.post(`/api/diagnostic-reports/${view.id}/approval`, body))}
      onClose={onClose}
    >
      <Select
        label={t('form.decision')}
        optional
        hint={t(resolutions.data?.length === 0 ? 'form.noDecisions' : 'form.decisionHint')}
        options={(resolutions.data ?? []).map(optionOf)}
        value={decisionId}
        onChange={setDecision}
        error={deed.field('decisionId')}
      />
      {decisionId === null && (
        <JalaliDateInput
          label={t('form.approvedOn')}
          optional
          hint={t('form.approvedOnHint')}
          value={approvedOn}
          onChange={setDay}
          max={today}
          error={deed.field('approvedOn')}
        />
      )}
      <TextInput label={t('form.note')} optional value={note} onChange={setNote} error={deed.field('note')} />
    </FormDialog>
  )
}
