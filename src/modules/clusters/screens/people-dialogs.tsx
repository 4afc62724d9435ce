import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { JalaliDateInput, Segments, Select, TextInput, useLooks, useWords } from '../../../ui/index.ts'
import type { Bodies } from '../../meetings/bodies/bodies.schema.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PersonOfCluster } from '../clusters.schema.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { OrganisationPicker, PersonPicker, ResolutionPicker } from './pickers.tsx'
import { useDeed } from './use-deed.ts'

const personParts = ['agent', 'agentAssistant', 'secretary', 'supervisor', 'expert', 'member'] as const
const organisationParts = ['supportInstitution', 'executingAgency', 'member'] as const

/** Gives a person or an institution a part in the cluster. */
export function AssignDialog({ cluster, onClose }: { cluster: ClusterView; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { today } = useLooks()
  const [kind, setKind] = useState<'person' | 'organisation'>('person')
  const [part, setPart] = useState<string | null>(null)
  const [holder, setHolder] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const deed = useDeed(t('done.assign'), onClose)
  const send = () =>
    deed.run(() =>
      api.post(`/api/clusters/${cluster.id}/people`, {
        part,
        version: cluster.version,
        ...(holder ? { [`${kind}Id`]: holder } : {}),
        ...(from ? { from } : {}),
        ...(source.trim() ? { source: { mark: 'document', source } } : {}),
      }),
    )
  const Picker = kind === 'person' ? PersonPicker : OrganisationPicker
  return (
    <DeedDialog
      title={t('do.assign')}
      text={t('people.noAccess')}
      verb={t('people.assign')}
      refused={deed.general(['part', 'personId', 'organisationId', 'from', 'source.source'])}
      busy={deed.busy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Segments
        label={t('form.part')}
        value={kind}
        onChange={(next) => {
          setKind(next)
          setPart(null)
          setHolder(null)
        }}
        options={[
          { value: 'person', label: t('form.person') },
          { value: 'organisation', label: t('form.organisation') },
        ]}
      />
      <Select
        label={t('form.part')}
        value={part}
        onChange={setPart}
        error={deed.at('part')}
        options={(kind === 'person' ? personParts : organisationParts).map((one) => ({
          value: one,
          label: t(`parts.${one}`),
        }))}
      />
      <Picker value={holder} onChange={setHolder} error={deed.at(`${kind}Id`) ?? deed.at('personId')} />
      <JalaliDateInput
        label={t('form.from')}
        optional
        hint={t('form.unknownHint')}
        value={from}
        onChange={setFrom}
        max={today}
        error={deed.at('from')}
      />
      <TextInput
        label={t('form.source')}
        optional
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.at('source.source')}
      />
    </DeedDialog>
  )
}

/** Ends a part with its last day. */
export function EndDialog({
  cluster,
  person,
  onClose,
}: {
  cluster: ClusterView
  person: PersonOfCluster
  onClose(): void
}) {
  const t = useWords<typeof fa>('clusters')
  const { today } = useLooks()
  const [until, setUntil] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const deed = useDeed(t('done.end'), onClose)
  const send = () =>
    deed.run(() =>
      api.post(`/api/cluster-people/${person.id}/end`, {
        until,
        version: cluster.version,
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <DeedDialog
      title={t('do.end', { name: (person.person ?? person.organisation)?.name })}
      verb={t('people.end')}
      refused={deed.general(['until', 'reason'])}
      busy={deed.busy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <JalaliDateInput label={t('form.until')} value={until} onChange={setUntil} max={today} error={deed.at('until')} />
      <TextInput label={t('form.reason')} optional value={reason} onChange={setReason} error={deed.at('reason')} />
    </DeedDialog>
  )
}

/** Delegates the cluster to the agency of its trade. */
export function DelegateDialog({ cluster, onClose }: { cluster: ClusterView; onClose(): void }) {
  const t = useWords<typeof fa>('clusters')
  const { today } = useLooks()
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [resolutionId, setResolution] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const bodies = useQuery({
    queryKey: ['bodies', 'of', cluster.province.code],
    queryFn: () => api.get<Bodies>('/api/bodies', { provinceId: cluster.province.code }),
  })
  const deed = useDeed(t('done.delegate'), onClose)
  const send = () =>
    deed.run(() =>
      api.post(`/api/clusters/${cluster.id}/delegation`, {
        organisationId,
        version: cluster.version,
        ...(resolutionId ? { resolutionId } : {}),
        ...(from ? { from } : {}),
      }),
    )
  return (
    <DeedDialog
      title={t('do.delegate')}
      text={t('do.delegateText')}
      verb={t('do.delegate')}
      refused={deed.general(['organisationId', 'decisionId', 'from'])}
      busy={deed.busy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <OrganisationPicker value={organisationId} onChange={setOrganisation} error={deed.at('organisationId')} />
      <ResolutionPicker
        bodyIds={(bodies.data?.rows ?? []).map((body) => body.id)}
        value={resolutionId}
        onChange={setResolution}
        error={deed.at('decisionId')}
      />
      <JalaliDateInput
        label={t('form.from')}
        optional
        hint={t('form.unknownHint')}
        value={from}
        onChange={setFrom}
        max={today}
        error={deed.at('from')}
      />
    </DeedDialog>
  )
}
