import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { FormDialog, Link, Select, TextInput, useLooks, useSend, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { GateView } from '../../gates/gates.schema.ts'
import { paths } from '../paths.ts'
import { ResolutionPicker } from '../pickers.tsx'
import { changed } from '../queries.ts'

interface OfGate {
  cluster: ClusterView
  gate: GateView
  onClose(): void
}

/** The resolution that decides: of the bodies that may, or where to establish one. */
function Decision({
  gate,
  value,
  onChange,
  error,
}: Pick<OfGate, 'gate'> & { value: string | null; onChange(id: string | null): void; error: string | undefined }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  if (gate.bodies.length === 0)
    return (
      <p className="risk-t">
        {t('gate.noBody', { body: gate.decidingBody[locale] })} <Link href="/bodies">{t('way.council')}</Link>
      </p>
    )
  return (
    <>
      <ResolutionPicker
        bodyIds={gate.bodies.map((body) => body.id)}
        hint={t('gate.decisionHint')}
        value={value}
        onChange={onChange}
        error={error}
      />
      <p className="dim small">
        {t('gate.minuteFirst')}{' '}
        {gate.bodies.map((body) => (
          <Link key={body.id} href={paths.body(body.id)}>
            {body.name}
          </Link>
        ))}
      </p>
    </>
  )
}

/** Records the resolution that opens the gate; the stage begins on the day of its session. */
export function OpenGateDialog({ cluster, gate, onClose }: OfGate) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [decisionId, setDecision] = useState<string | null>(null)
  const deed = useSend({ fields: ['decisionId'], done: t('done.openGate', { stage: gate[locale] }), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/gates/${gate.code}`, {
        decisionId: decisionId ?? undefined,
        version: cluster.version,
      }),
    )
  return (
    <FormDialog
      title={t('do.openGateOf', { stage: gate[locale] })}
      lead={t('gate.openLead', { body: gate.decidingBody[locale], clause: gate.clause.label[locale] })}
      verb={t('do.openGate')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <Decision gate={gate} value={decisionId} onChange={setDecision} error={deed.field('decisionId')} />
    </FormDialog>
  )
}

/** Stops the work with its cause. */
export function StopDialog({ cluster, gate, onClose }: OfGate) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [cause, setCause] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [decisionId, setDecision] = useState<string | null>(null)
  const deed = useSend({ fields: ['cause', 'note', 'decisionId'], done: t('done.stop'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/stop`, {
        cause: cause ?? undefined,
        decisionId: decisionId ?? undefined,
        version: cluster.version,
        ...(note.trim() ? { note } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.stopOf', { title: cluster.title })}
      lead={t('gate.stopLead')}
      verb={t('do.stop')}
      tone="danger"
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('form.cause')}
        value={cause}
        onChange={setCause}
        error={deed.field('cause')}
        options={cluster.stopCauses.map((one) => ({ value: one.code, label: one[locale] }))}
      />
      <TextInput label={t('form.note')} optional value={note} onChange={setNote} error={deed.field('note')} />
      <Decision gate={gate} value={decisionId} onChange={setDecision} error={deed.field('decisionId')} />
    </FormDialog>
  )
}

/** Lifts a stop: the cluster stands again where it stood. */
export function ResumeDialog({ cluster, gate, onClose }: OfGate) {
  const t = useWords<typeof fa>('clusters')
  const [reason, setReason] = useState('')
  const [decisionId, setDecision] = useState<string | null>(null)
  const deed = useSend({ fields: ['reason', 'decisionId'], done: t('done.resume'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/resumption`, {
        reason,
        decisionId: decisionId ?? undefined,
        version: cluster.version,
      }),
    )
  return (
    <FormDialog
      title={t('do.resumeOf', { title: cluster.title })}
      lead={t('gate.resumeLead')}
      verb={t('do.resume')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
      <Decision gate={gate} value={decisionId} onChange={setDecision} error={deed.field('decisionId')} />
    </FormDialog>
  )
}
