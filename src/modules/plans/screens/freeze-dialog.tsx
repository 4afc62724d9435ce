import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, Refusal, Select, useLooks, useSend, useToast } from '../../../ui/index.ts'
import { shortDecimal, useResolutionOption, useResolutionsAbout } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { yearHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

interface FreezeDialogProps {
  view: PlanYearView
  version: number
  onClose(): void
}

/** Freezing the draft as the baseline, with the council's resolution where there is one. What hinders it is told beforehand. */
export function FreezeDialog({ view, version, onClose }: FreezeDialogProps) {
  const { t, f, counted } = usePlanWords()
  const { locale } = useLooks()
  const say = useToast()
  const go = useGo()
  const optionOf = useResolutionOption()
  const resolutions = useResolutionsAbout([view.id, view.plan.id, view.cluster.id])
  const [decisionId, setDecisionId] = useState<string | null>(null)
  const sending = useSend({ fields: ['decisionId'], renew: 'all' })
  const draft = view.draft
  if (!draft) return null
  const hinders = draft.problems.filter((one) => one.level === 'refuse')
  const freeze = async () => {
    const done = await sending.send(async () => {
      const { n } = await api.post<{ n: number }>(`/api/plan-years/${view.id}/freezing`, { version, decisionId })
      say({ title: t('freeze.done', { n }) })
    })
    if (done) go(yearHref(view.id))
    return done
  }
  return (
    <FormDialog
      title={t('freeze.title', { n: draft.n })}
      lead={t('freeze.text', {
        count: counted(draft.activities.length),
        sum: f.number(shortDecimal(draft.weightSum, 6)),
      })}
      verb={t('freeze.verb', { n: draft.n })}
      why={hinders.length > 0 ? t('freeze.refused') : undefined}
      sending={sending}
      onSend={freeze}
      onClose={onClose}
    >
      {hinders.length > 0 ? (
        <Refusal title={t('freeze.refused')} missing={hinders.map((one) => one.message[locale])} />
      ) : (
        <Select
          label={t('freeze.resolution')}
          optional
          hint={resolutions.data?.length === 0 ? t('freeze.noResolution') : t('freeze.resolutionHint')}
          error={sending.field('decisionId')}
          options={(resolutions.data ?? []).map(optionOf)}
          value={decisionId}
          onChange={setDecisionId}
        />
      )}
    </FormDialog>
  )
}
