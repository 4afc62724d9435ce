import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { JalaliDateInput, Select, TextInput, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PathStep } from '../clusters.schema.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { useDeed } from './use-deed.ts'

/** Enters a stage that was reached before the product, from a paper. */
export function TakeOverDialog({ cluster, onClose }: { cluster: ClusterView; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { locale, today } = useLooks()
  const [stage, setStage] = useState<string | null>(null)
  const [since, setSince] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const deed = useDeed(t('done.takeOver'), onClose)
  const send = () =>
    deed.run(() =>
      api.post(`/api/clusters/${cluster.id}/stages`, {
        stage,
        source: { mark: 'document', source },
        version: cluster.version,
        ...(since ? { since } : {}),
      }),
    )
  return (
    <DeedDialog
      title={t('do.takeOver')}
      text={t('do.takeOverText')}
      verb={t('do.takeOver')}
      refused={deed.general(['stage', 'since', 'source.source'])}
      busy={deed.busy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Select
        label={t('form.stage')}
        value={stage}
        onChange={setStage}
        error={deed.at('stage')}
        options={cluster.stages.map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <JalaliDateInput
        label={t('form.since')}
        optional
        hint={t('form.unknownHint')}
        value={since}
        onChange={setSince}
        max={today}
        error={deed.at('since')}
      />
      <TextInput
        label={t('form.source')}
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.at('source.source')}
      />
    </DeedDialog>
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
  const deed = useDeed(t('done.withdraw'), onClose)
  const send = () =>
    deed.run(() =>
      api.post(`/api/clusters/${cluster.id}/stages/${step.code}/withdrawal`, { reason, version: cluster.version }),
    )
  return (
    <DeedDialog
      title={t('do.withdraw', { stage: step[locale] })}
      verb={t('do.withdrawVerb')}
      refused={deed.general(['reason'])}
      busy={deed.busy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.at('reason')} />
    </DeedDialog>
  )
}
