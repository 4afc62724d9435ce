import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, Select, useSend, useToast, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import { type ResolutionLine, useResolutionsAbout } from './data.ts'
import { useValues } from './values.ts'

interface NoteDialogProps {
  onClose(): void
  recordId: string
  /** Only this claim; without it every approved claim of the record that the council has not noted. */
  claimId?: string
  /** Records whose resolutions are offered besides the record's own: its cluster. */
  alsoAbout?: readonly string[]
}

/** «جلسه ششم شورا، مصوبه ۳»: how a resolution stands in a list of choices. */
export function useResolutionOption() {
  const t = useWords<typeof fa>('commitments')
  const { f } = useValues()
  return (row: ResolutionLine) => ({
    value: row.id,
    label: t('resolution.line', { number: row.number, body: row.body.name }),
    note: [row.decidedOn && f.date(row.decidedOn), row.text.slice(0, 60)].filter(Boolean).join('، '),
  })
}

/** Brings approved progress to the council's notice, with its resolution where there is one. */
export function NoteDialog({ onClose, recordId, claimId, alsoAbout = [] }: NoteDialogProps) {
  const t = useWords<typeof fa>('commitments')
  const say = useToast()
  const optionOf = useResolutionOption()
  const resolutions = useResolutionsAbout([recordId, ...alsoAbout])
  const [decisionId, setDecisionId] = useState<string | null>(null)
  const sending = useSend({ fields: ['decisionId'], renew: 'all' })
  const note = () =>
    sending.send(async () => {
      if (claimId) {
        await api.post(`/api/claims/${claimId}/noting`, decisionId ? { decisionId } : {})
        say({ title: t('note.doneOne') })
      } else {
        const { noted } = await api.post<{ noted: number }>(`/api/records/${recordId}/noting`, { decisionId })
        say({ title: t('note.done', { count: noted }) })
      }
    })
  return (
    <FormDialog
      title={t(claimId ? 'note.titleOne' : 'note.title')}
      lead={t(claimId ? 'note.textOne' : 'note.text')}
      verb={t('note.verb')}
      sending={sending}
      onSend={note}
      onClose={onClose}
    >
      <Select
        label={t('note.resolution')}
        optional
        hint={resolutions.data?.length === 0 ? t('note.noResolution') : t('note.resolutionHint')}
        error={sending.field('decisionId')}
        options={(resolutions.data ?? []).map(optionOf)}
        value={decisionId}
        onChange={setDecisionId}
      />
    </FormDialog>
  )
}
