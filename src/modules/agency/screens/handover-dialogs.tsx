import { useState } from 'react'
import { api, type UploadedFile } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, type Option, TextInput, useSend } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { AgencyView } from '../agency.schema.ts'
import { changed, useAgencyWords, useHandoverList } from './data.ts'
import { ListOfHandover } from './handover-list.tsx'
import {
  emptyTeam,
  type MemberDraft,
  type PartyDraft,
  PartyFields,
  partyBody,
  TeamFields,
  teamBody,
} from './party-fields.tsx'
import { Files } from './photos.tsx'
import { emptyTerms, TermsFields, termsBody, termsPaths } from './terms-fields.tsx'

/** What is handed over, before the deed: nobody signs unseen. */
function Preview({ clusterId }: { clusterId: string }) {
  const { t } = useAgencyWords()
  const { data } = useHandoverList(clusterId)
  return (
    <section className="agency-preview" aria-label={t('list.preview')}>
      <h3>{t('list.preview')}</h3>
      {data && <ListOfHandover of={data.list} />}
      <p className="dim small">{t('list.byHand')}</p>
    </section>
  )
}

/** Changes the agent: new contract and team, and all that the old ones had passes on. */
export function ReplaceDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const [party, setParty] = useState<PartyDraft>({ kind: 'person', one: null })
  const [terms, setTerms] = useState(() => emptyTerms(view.proposed, today))
  const [team, setTeam] = useState<MemberDraft[]>(emptyTeam)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const [sending, setSending] = useState(0)
  const deed = useSend({
    fields: [...termsPaths, 'party', 'team', 'reason', ...team.map((_, place) => `team.${place}.personId`)],
    done: t('done.replace'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${view.cluster.id}/agent-handover`, {
        party: partyBody(party),
        ...termsBody(terms),
        team: teamBody(team),
        reason,
        fileIds: files.map((file) => file.id),
        version: view.cluster.version,
      }),
    )
  const choose = (next: PartyDraft) => {
    setParty(next)
    if (next.kind === 'person') setTeam(team.map((one) => (one.part === 'agent' ? { ...one, person: next.one } : one)))
  }
  return (
    <FormDialog
      title={t('do.replace')}
      lead={t('do.replaceText')}
      verb={t('do.replace')}
      sending={deed}
      why={sending > 0 ? t('visit.sending') : undefined}
      onSend={send}
      onClose={onClose}
      wide
    >
      <Preview clusterId={view.cluster.id} />
      <PartyFields party={party} onChange={choose} error={deed.field('party')} />
      <TeamFields
        team={team}
        onChange={setTeam}
        error={deed.field('team')}
        errorAt={(place) => deed.field(`team.${place}.personId`)}
      />
      <TermsFields terms={terms} onChange={setTerms} sending={deed} />
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
      <Files label={t('form.files')} optional files={files} onFiles={setFiles} onBusy={setSending} />
    </FormDialog>
  )
}

/** The agent leaves and the umbrella network carries on, with the signed record. */
export function ExitDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today, locale } = useAgencyWords()
  const [network, setNetwork] = useState<Option | null>(null)
  const [on, setOn] = useState<string | null>(today)
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const [sending, setSending] = useState(0)
  const deed = useSend({ fields: ['organisationId', 'on', 'fileIds'], done: t('done.exit'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${view.cluster.id}/agent-exit`, {
        organisationId: network?.value,
        on,
        fileIds: files.map((file) => file.id),
        version: view.cluster.version,
      }),
    )
  return (
    <FormDialog
      title={t('do.exit')}
      lead={t('do.exitText')}
      verb={t('do.exit')}
      tone="danger"
      sending={deed}
      why={sending > 0 ? t('visit.sending') : undefined}
      onSend={send}
      onClose={onClose}
      wide
    >
      <Preview clusterId={view.cluster.id} />
      <RecordField
        noun="organisation"
        label={t('exit.network')}
        value={network?.value ?? null}
        known={network}
        onChoose={setNetwork}
        error={deed.field('organisationId')}
      />
      <JalaliDateInput label={t('form.on')} value={on} onChange={setOn} max={today} error={deed.field('on')} />
      <Files
        label={t('exit.paper')}
        hint={t('exit.signers', { names: view.signers.map((one) => one[locale]).join('، ') })}
        files={files}
        onFiles={setFiles}
        onBusy={setSending}
        error={deed.field('fileIds')}
      />
    </FormDialog>
  )
}

/** An expert of the office changes: desk, parts and access pass on. */
export function ExpertDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const standing = view.team.find((one) => one.part === 'expert')?.person
  const [from, setFrom] = useState<Option | null>(standing ? { value: standing.id, label: standing.name } : null)
  const [to, setTo] = useState<Option | null>(null)
  const [on, setOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const deed = useSend({
    fields: ['fromPersonId', 'toPersonId', 'on', 'reason'],
    done: t('done.expert'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/provinces/${view.cluster.provinceId}/expert-handover`, {
        fromPersonId: from?.value,
        toPersonId: to?.value,
        on,
        reason,
      }),
    )
  return (
    <FormDialog
      title={t('do.expert')}
      lead={t('do.expertText')}
      verb={t('do.expert')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <RecordField
        noun="person"
        label={t('expert.from')}
        value={from?.value ?? null}
        known={from}
        onChoose={setFrom}
        error={deed.field('fromPersonId')}
      />
      <RecordField
        noun="person"
        label={t('expert.to')}
        value={to?.value ?? null}
        known={to}
        onChoose={setTo}
        error={deed.field('toPersonId')}
      />
      <JalaliDateInput label={t('form.on')} value={on} onChange={setOn} max={today} error={deed.field('on')} />
      <TextInput label={t('form.reason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}
