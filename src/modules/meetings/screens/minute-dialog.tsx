import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Checkbox,
  FormDialog,
  JalaliDateInput,
  NumberInput,
  type Option,
  Select,
  TextArea,
  useDraft,
  useSend,
} from '../../../ui/index.ts'
import type { Sitting } from '../holding/holding.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { ClusterField } from './cluster-field.tsx'
import { changed, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'
import { effectsQuery, timeTyped } from './sitting.data.ts'
import { TimeInput } from './time-input.tsx'

/** Minutes a resolution as it was spoken: its text is enough; while sitting also its minute, votes, and what it brings about. */
export function MinuteDialog({ session, sitting, onClose }: { session: Session; sitting: Sitting; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const { data: offers } = useSuspenseQuery(effectsQuery(session.id))
  const live = session.state === 'sitting'
  const attended = sitting.attendance.length > 0
  const kept = useDraft(`resolution.minute.${session.id}`, () => ({
    text: '',
    item: null as string | null,
    category: null as string | null,
    cluster: null as Option | null,
    deadline: null as string | null,
  }))
  const { text, item, category, cluster, deadline } = kept.value
  // a council's resolution is about its own cluster
  const about = session.clusterId ?? cluster?.value
  const [at, setAt] = useState(live ? sitting.now : '')
  const [votes, setVotes] = useState(false)
  const [count, setCount] = useState<{ for: string | null; against: string | null; abstaining: string | null }>({
    for: String(sitting.quorum.present),
    against: '0',
    abstaining: '0',
  })
  const [effect, setEffect] = useState<string | null>(null)
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [responsible, setResponsible] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const offer = offers.rows.find((row) => `${row.what} ${row.recordId}` === effect)
  const sending = useSend({
    fields: [
      'text',
      'category',
      'concerns.0',
      'responsibleOrganisationId',
      'responsiblePersonId',
      'deadline',
      'decidedAt',
      'vote.for',
      'agendaItemId',
      'effect.details.organisationId',
    ],
    renew: changed,
  })
  const { field } = sending
  const number = (value: string | null) => Number(value ?? 0)
  const named = offer?.asks && organisation ? { organisationId: organisation } : {}
  const body = {
    sessionId: session.id,
    text,
    ...(item ? { agendaItemId: item } : {}),
    ...(category ? { category } : {}),
    ...(about ? { concerns: [about] } : {}),
    ...(deadline ? { deadline } : {}),
    ...(at.trim() ? { decidedAt: timeTyped(at) } : {}),
    ...(votes
      ? { vote: { for: number(count.for), against: number(count.against), abstaining: number(count.abstaining) } }
      : {}),
    ...(offer
      ? { effect: { what: offer.what, recordId: offer.recordId, details: { ...offer.details, ...named } } }
      : {}),
    // to whom a thing is given over answers for it
    ...((responsible ?? named.organisationId)
      ? { responsibleOrganisationId: responsible ?? named.organisationId }
      : {}),
    ...(person ? { responsiblePersonId: person } : {}),
  }
  return (
    <FormDialog
      title={t('minute.title')}
      lead={t('minute.lead')}
      verb={t('minute.submit')}
      onSend={() => sending.send(() => api.post('/api/resolutions', body))}
      onClose={onClose}
      sending={sending}
      draft={kept}
    >
      <TextArea
        label={t('minute.text')}
        value={text}
        onChange={(text) => kept.change({ text })}
        error={field('text')}
        rows={4}
        autoFocus
      />
      {session.agenda.length > 0 && (
        <Select
          label={t('minute.item')}
          optional
          options={session.agenda.map((one) => ({ value: one.id, label: one.title }))}
          value={item}
          onChange={(item) => kept.change({ item })}
          error={field('agendaItemId')}
        />
      )}
      <Select
        label={t('fact.category')}
        optional
        hint={t('minute.categoryHint')}
        options={session.categories.map((one) => ({ value: one.code, label: one[f.locale] }))}
        value={category}
        onChange={(category) => kept.change({ category })}
        error={field('category')}
      />
      {session.clusterId === null && (
        <ClusterField value={cluster} onChange={(cluster) => kept.change({ cluster })} error={field('concerns.0')} />
      )}
      <DirectoryPicker
        kind="organisations"
        label={t('complete.organisation')}
        value={responsible}
        onChange={setResponsible}
        error={field('responsibleOrganisationId')}
      />
      <DirectoryPicker
        kind="persons"
        label={t('complete.person')}
        value={person}
        onChange={setPerson}
        error={field('responsiblePersonId')}
      />
      <JalaliDateInput
        label={t('column.deadline')}
        optional
        value={deadline}
        onChange={(deadline) => kept.change({ deadline })}
        error={field('deadline')}
      />
      {attended && (
        <>
          <TimeInput label={t('minute.at')} optional={!live} value={at} onChange={setAt} error={field('decidedAt')} />
          <Checkbox label={t('minute.voted')} checked={votes} onChange={setVotes} />
        </>
      )}
      {votes && (
        <div className="row">
          {(['for', 'against', 'abstaining'] as const).map((side) => (
            <NumberInput
              key={side}
              label={t(`vote.${side}`)}
              value={count[side]}
              onChange={(value) => setCount({ ...count, [side]: value })}
              error={side === 'for' ? field('vote.for') : undefined}
            />
          ))}
        </div>
      )}
      {offers.rows.length > 0 && (
        <Select
          label={t('minute.effect')}
          optional
          hint={t('minute.effectHint')}
          options={offers.rows.map((row) => ({ value: `${row.what} ${row.recordId}`, label: row.says[f.locale] }))}
          value={effect}
          onChange={setEffect}
        />
      )}
      {offer?.asks && (
        <DirectoryPicker
          kind="organisations"
          label={t('minute.to')}
          optional={false}
          value={organisation}
          onChange={setOrganisation}
          error={field('effect.details.organisationId')}
        />
      )}
    </FormDialog>
  )
}
