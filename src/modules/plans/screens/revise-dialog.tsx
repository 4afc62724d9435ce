import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Dialog, TextArea, useLooks } from '../../../ui/index.ts'
import { Problem, useRefresh } from '../../commitments/screens/index.ts'
import { draftHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** Opens a new draft over the frozen baseline; history keeps the old weights, so a reason is asked for. */
export function ReviseDialog({
  opened,
  onClose,
  planYearId,
}: {
  opened: boolean
  onClose(): void
  planYearId: string
}) {
  const { t } = usePlanWords()
  const { locale } = useLooks()
  const go = useGo()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const revise = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.post(`/api/plan-years/${planYearId}/revision`, { reason: reason.trim() })
      await refresh()
      go(draftHref(planYearId))
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  const field = problem instanceof ApiProblem ? problem.field('reason')?.[locale] : undefined
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('revise.title')}
      footer={
        <>
          <Btn tone="go" busy={busy} onClick={() => void revise()}>
            {t('revise.verb')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('act.cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="stack">
        <p>{t('revise.text')}</p>
        <TextArea label={t('revise.reason')} rows={2} value={reason} onChange={setReason} error={field} />
        {problem && !field ? <Problem of={problem} /> : null}
      </div>
    </Dialog>
  )
}
