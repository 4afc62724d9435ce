import { type ReactNode, useState } from 'react'
import { EvidenceChip, FormDialog, NumberInput, Radios, TextArea } from '../../../ui/index.ts'
import { useProgress } from '../../commitments/screens/index.ts'
import { useMeetingWords } from './data.ts'
import { type OfResolution, useDeed } from './following-dialogs.tsx'

/** The secretariat's word about what was claimed of the execution, with its evidence in view. */
export function ConfirmDialog({ resolution, onClose }: OfResolution): ReactNode {
  const { t, f, percent } = useMeetingWords()
  const { data: tree } = useProgress(resolution.id)
  const claim = tree?.items[0]?.lastClaim
  const [verdict, setVerdict] = useState<'approve' | 'less' | 'return'>('approve')
  const [value, setValue] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [sending, post] = useDeed(resolution, ['value', 'reason'])
  if (claim?.state !== 'waiting') return null
  const said = {
    name: (claim.forWhom ?? claim.by)?.name ?? '—',
    day: f.date(claim.asOf),
    percent: percent(claim.value),
  }
  return (
    <FormDialog
      title={t('confirm.title')}
      lead={t('confirm.said', said)}
      verb={t('confirm.submit')}
      sending={sending}
      onSend={() =>
        post('confirmation', {
          claimId: claim.id,
          verdict: verdict === 'return' ? 'return' : 'approve',
          ...(verdict === 'less' ? { value: value ?? '' } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <blockquote>{claim.result}</blockquote>
      {claim.files.length > 0 && (
        <p className="row tight">
          {claim.files.map((file) => (
            <EvidenceChip key={file.id} title={file.name} href={`/api/files/${file.id}`} />
          ))}
        </p>
      )}
      <Radios
        label={t('confirm.verdict')}
        options={(['approve', 'less', 'return'] as const).map((one) => ({ value: one, label: t(`confirm.${one}`) }))}
        value={verdict}
        onChange={setVerdict}
      />
      {verdict === 'less' && (
        <NumberInput
          label={t('confirm.value')}
          unit="٪"
          min={0}
          max={100}
          value={value}
          onChange={setValue}
          error={sending.field('value')}
        />
      )}
      {verdict !== 'approve' && (
        <TextArea label={t('confirm.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
      )}
    </FormDialog>
  )
}
