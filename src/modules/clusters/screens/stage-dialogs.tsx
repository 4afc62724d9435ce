import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Select, TextInput, useLooks, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PathStep } from '../clusters.schema.ts'
import { changed } from './queries.ts'

/** Enters a stage that was reached before the product, from a paper. */
export function TakeOverDialog({ cluster, onClose }: { cluster: ClusterView; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { locale, today } = useLooks()
  const [stage, setStage] = useState<string | null>(null)
  const [since, setSince] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const deed = useSend({ fields: ['stage', 'since', 'source.source'], done: t('done.takeOver'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/stages`, {
        stage,
        source: { mark: 'document', source },
        version: cluster.version,
        ...(since ? { since } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.takeOver')}
      lead={t('do.takeOverText')}
      verb={t('do.takeOver')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('form.stage')}
        value={stage}
        onChange={setStage}
        error={deed.field('stage')}
        options={cluster.stages.map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <JalaliDateInput
        label={t('form.since')}
        optional
        hint={t('form.unknownHint')}
        value={since}
        onChange={setSince}
        max={today}
        error={deed.field('since')}
      />
      <TextInput
        label={t('form.source')}
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source.source')}
      />
    </FormDialog>
  )
}

/** Takes a stage back that was entered by mistake. */
export function WithdrawStageDialog({
  cluster,
  step,
  onClose,
}: {
  cluster: ClusterView
  step: PathStep
  onClose(): void
}) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.withdraw'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/stages/${step.code}/withdrawal`, { reason, version: cluster.version }),
    )
  return (
    <FormDialog
      title={t('do.withdraw', { stage: step[locale] })}
      verb={t('do.withdrawVerb')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}
