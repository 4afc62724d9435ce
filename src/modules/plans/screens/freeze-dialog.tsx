import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Dialog, Refusal, Select, useLooks, useToast } from '../../../ui/index.ts'
import {
  Problem,
  shortDecimal,
  useRefresh,
  useResolutionOption,
  useResolutionsAbout,
} from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { yearHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** Freezing the draft as the baseline, with the council's resolution where there is one. What hinders it is told beforehand. */
export function FreezeDialog({
  view,
  version,
  opened,
  onClose,
}: {
  view: PlanYearView
  version: number
  opened: boolean
  onClose(): void
}) {
  const { t, f, counted } = usePlanWords()
  const { locale } = useLooks()
  const say = useToast()
  const go = useGo()
  const refresh = useRefresh()
  const optionOf = useResolutionOption()
  const resolutions = useResolutionsAbout([view.id, view.plan.id, view.cluster.id], opened)
  const [decisionId, setDecisionId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const draft = view.draft
  if (!draft) return null
  const hinders = draft.problems.filter((one) => one.level === 'refuse')
  const freeze = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { n } = await api.post<{ n: number }>(`/api/plan-years/${view.id}/freezing`, { version, decisionId })
      say({ title: t('freeze.done', { n }) })
      onClose()
      await refresh()
      go(yearHref(view.id))
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  const fields = problem instanceof ApiProblem ? problem.fields : []
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('freeze.title', { n: draft.n })}
      footer={
        <>
          <Btn
            tone="go"
            busy={busy}
            why={hinders.length > 0 ? t('freeze.refused') : undefined}
            onClick={() => void freeze()}
          >
            {t('freeze.verb', { n: draft.n })}
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
        <p>
          {t('freeze.text', {
            count: counted(draft.activities.length),
            sum: f.number(shortDecimal(draft.weightSum, 6)),
          })}
        </p>
        {hinders.length > 0 ? (
          <Refusal title={t('freeze.refused')} missing={hinders.map((one) => one.message[locale])} />
        ) : (
          <Select
            label={t('freeze.resolution')}
            optional
            hint={resolutions.data?.length === 0 ? t('freeze.noResolution') : t('freeze.resolutionHint')}
            options={(resolutions.data ?? []).map(optionOf)}
            value={decisionId}
            onChange={setDecisionId}
          />
        )}
        {fields.length > 0 ? (
          <div role="alert">
            <Refusal title={t('freeze.refused')} missing={fields.map((field) => field.message[locale])} />
          </div>
        ) : problem ? (
          <Problem of={problem} />
        ) : null}
      </div>
    </Dialog>
  )
}
