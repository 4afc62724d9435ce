import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  Segments,
  Select,
  TextInput,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { Bodies } from '../../meetings/bodies/bodies.schema.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PersonOfCluster } from '../clusters.schema.ts'
import { OrganisationPicker, PersonPicker, ResolutionPicker } from './pickers.tsx'
import { changed } from './queries.ts'

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
  const deed = useSend({
    fields: ['part', 'personId', 'organisationId', 'from', 'source.source'],
    done: t('done.assign'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
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
    <FormDialog
      title={t('do.assign')}
      lead={t('people.noAccess')}
      verb={t('people.assign')}
      sending={deed}
      onSend={send}
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
        error={deed.field('part')}
        options={(kind === 'person' ? personParts : organisationParts).map((one) => ({
          value: one,
          label: t(`parts.${one}`),
        }))}
      />
      <Picker value={holder} onChange={setHolder} error={deed.field(`${kind}Id`) ?? deed.field('personId')} />
      <JalaliDateInput
        label={t('form.from')}
        optional
        hint={t('form.unknownHint')}
        value={from}
        onChange={setFrom}
        max={today}
        error={deed.field('from')}
      />
      <TextInput
        label={t('form.source')}
        optional
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source.source')}
      />
    </FormDialog>
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
  const deed = useSend({ fields: ['until', 'reason'], done: t('done.end'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/cluster-people/${person.id}/end`, {
        until,
        version: cluster.version,
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.end', { name: (person.person ?? person.organisation)?.name })}
      verb={t('people.end')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('form.until')}
        value={until}
        onChange={setUntil}
        max={today}
        error={deed.field('until')}
      />
      <TextInput label={t('form.reason')} optional value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
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
  const deed = useSend({ fields: ['organisationId', 'decisionId', 'from'], done: t('done.delegate'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${cluster.id}/delegation`, {
        organisationId,
        version: cluster.version,
        ...(resolutionId ? { resolutionId } : {}),
        ...(from ? { from } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('do.delegate')}
      lead={t('do.delegateText')}
      verb={t('do.delegate')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <OrganisationPicker value={organisationId} onChange={setOrganisation} error={deed.field('organisationId')} />
      <ResolutionPicker
        bodyIds={(bodies.data?.rows ?? []).map((body) => body.id)}
        value={resolutionId}
        onChange={setResolution}
        error={deed.field('decisionId')}
      />
      <JalaliDateInput
        label={t('form.from')}
        optional
        hint={t('form.unknownHint')}
        value={from}
        onChange={setFrom}
        max={today}
        error={deed.field('from')}
      />
    </FormDialog>
  )
}
