import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Dialog, Select, useLooks, useToast, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import { Problem } from './answer.tsx'
import { type ResolutionLine, useRefresh, useResolutionsAbout } from './data.ts'
import { useValues } from './values.ts'

interface NoteDialogProps {
  opened: boolean
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
export function NoteDialog({ opened, onClose, recordId, claimId, alsoAbout = [] }: NoteDialogProps) {
  const t = useWords<typeof fa>('commitments')
  const { locale } = useLooks()
  const say = useToast()
  const refresh = useRefresh()
  const optionOf = useResolutionOption()
  const resolutions = useResolutionsAbout([recordId, ...alsoAbout], opened)
  const [decisionId, setDecisionId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const note = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      if (claimId) {
        await api.post(`/api/claims/${claimId}/noting`, decisionId ? { decisionId } : {})
        say({ title: t('note.doneOne') })
      } else {
        const { noted } = await api.post<{ noted: number }>(`/api/records/${recordId}/noting`, { decisionId })
        say({ title: t('note.done', { count: noted }) })
      }
      onClose()
      void refresh()
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  const field = problem instanceof ApiProblem ? problem.field('decisionId')?.[locale] : undefined
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t(claimId ? 'note.titleOne' : 'note.title')}
      footer={
        <>
          <Btn tone="go" busy={busy} onClick={() => void note()}>
            {t('note.verb')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('screen.cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="stack">
        <p>{t(claimId ? 'note.textOne' : 'note.text')}</p>
        <Select
          label={t('note.resolution')}
          optional
          hint={resolutions.data?.length === 0 ? t('note.noResolution') : t('note.resolutionHint')}
          error={field}
          options={(resolutions.data ?? []).map(optionOf)}
          value={decisionId}
          onChange={setDecisionId}
        />
        {problem && !field ? <Problem of={problem} /> : null}
      </div>
    </Dialog>
  )
}
