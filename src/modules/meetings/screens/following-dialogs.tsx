import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Radios, Select, type Sending, TextArea, useSend } from '../../../ui/index.ts'
import { notDoneCauses } from '../following/life.rules.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import { resolutionsQuery, useMeetingWords } from './data.ts'
import { useResolutionNumber } from './marks.tsx'

export interface OfResolution {
  resolution: ResolutionShown
  onClose(): void
}

const hows = ['letter', 'phone', 'inPerson', 'message'] as const
type How = (typeof hows)[number]

/** Sends a deed on a resolution; whatever it changes is read again. */
export function useDeed(
  resolution: ResolutionShown,
  fields: readonly string[],
): [Sending, (url: string, body: object) => Promise<boolean>] {
  const sending = useSend({ fields, renew: 'all' })
  const post = (url: string, body: object) =>
    sending.send(() => api.post(`/api/resolutions/${resolution.id}/${url}`, { version: resolution.version, ...body }))
  return [sending, post]
}

/** How the word of the notified body came, for whoever types it; the body itself is not asked. */
function useBehalf(resolution: ResolutionShown) {
  const [how, setHow] = useState<How>('letter')
  const [on, setOn] = useState<string | null>(null)
  const { responsibleOrganisation: organisation, responsiblePerson: person } = resolution
  const whom = organisation ? { organisationId: organisation.id } : { personId: person?.id }
  return {
    how,
    setHow,
    on,
    setOn,
    body: resolution.answersForIt ? {} : { onBehalf: { ...whom, how }, ...(on ? { on } : {}) },
  }
}

/** Accepting or objecting, by the notified body or typed for it. */
export function AnswerDialog({ resolution, onClose }: OfResolution) {
  const { t, f } = useMeetingWords()
  const [kind, setKind] = useState<'accept' | 'object'>('accept')
  const [reason, setReason] = useState('')
  const behalf = useBehalf(resolution)
  const [sending, post] = useDeed(resolution, ['reason', 'on'])
  const open = resolution.objectionUntil !== null
  const mayObject = resolution.may.object === true && (open || !resolution.answersForIt)
  const lead =
    kind === 'accept'
      ? t('accept.lead', { deadline: resolution.deadline ? f.date(resolution.deadline) : '' })
      : open
        ? t('object.lead', { until: f.date(resolution.objectionUntil!) })
        : t('object.leadPast')
  return (
    <FormDialog
      title={t('answer.title')}
      lead={lead}
      verb={t(kind === 'accept' ? 'accept.submit' : 'object.submit')}
      sending={sending}
      onSend={() =>
        post(kind === 'accept' ? 'acceptance' : 'objection', {
          ...behalf.body,
          ...(reason.trim() || kind === 'object' ? { reason: reason.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <blockquote>{resolution.text}</blockquote>
      <Radios
        label={t('answer.kind')}
        options={[
          { value: 'accept', label: t('follow.accept'), disabled: resolution.may.accept !== true },
          { value: 'object', label: t('follow.object'), disabled: !mayObject },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label={t(kind === 'object' ? 'object.reason' : 'deed.note')}
        optional={kind === 'accept'}
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
      {!resolution.answersForIt && (
        <>
          <Radios
            label={t('deed.how')}
            options={hows.map((one) => ({ value: one, label: t(`how.${one}`) }))}
            value={behalf.how}
            onChange={behalf.setHow}
          />
          <JalaliDateInput
            label={t('deed.on')}
            hint={t('deed.onHint')}
            optional
            value={behalf.on}
            onChange={behalf.setOn}
            error={sending.field('on')}
          />
        </>
      )}
    </FormDialog>
  )
}

/** The secretariat's word about an objection. */
export function SettleDialog({ resolution, onClose }: OfResolution) {
  const { t } = useMeetingWords()
  const [verdict, setVerdict] = useState<'uphold' | 'reject'>('uphold')
  const [reason, setReason] = useState('')
  const [sending, post] = useDeed(resolution, ['reason'])
  const objection = resolution.story.findLast((line) => line.what === 'object')
  return (
    <FormDialog
      title={t('settle.title')}
      verb={t('settle.submit')}
      sending={sending}
      onSend={() => post('objection-answer', { verdict, reason: reason.trim() })}
      onClose={onClose}
    >
      <blockquote>{objection?.reason ?? resolution.text}</blockquote>
      <Radios
        label={t('settle.verdict')}
        options={[
          { value: 'uphold', label: t('settle.uphold') },
          { value: 'reject', label: t('settle.reject') },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <TextArea label={t('settle.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
    </FormDialog>
  )
}

/** A new deadline by a notification anew. */
export function PutOffDialog({ resolution, onClose }: OfResolution) {
  const { t, f } = useMeetingWords()
  const [deadline, setDeadline] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [sending, post] = useDeed(resolution, ['deadline', 'reason'])
  return (
    <FormDialog
      title={t('putOff.title')}
      lead={t('putOff.lead', { deadline: resolution.deadline ? f.date(resolution.deadline) : '' })}
      verb={t('putOff.submit')}
      sending={sending}
      onSend={() => post('postponement', { deadline: deadline ?? '', reason: reason.trim() })}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('putOff.deadline')}
        value={deadline}
        onChange={setDeadline}
        error={sending.field('deadline')}
      />
      <TextArea label={t('putOff.reason')} value={reason} onChange={setReason} error={sending.field('reason')} />
    </FormDialog>
  )
}

/** Ending what is not carried out, with its cause. */
export function EndDialog({ resolution, onClose }: OfResolution) {
  const { t } = useMeetingWords()
  const [cause, setCause] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [sending, post] = useDeed(resolution, ['cause', 'reason'])
  return (
    <FormDialog
      title={t('endUndone.title')}
      lead={t('endUndone.lead')}
      verb={t('endUndone.submit')}
      sending={sending}
      onSend={() => post('undone-ending', { cause: cause ?? '', ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <blockquote>{resolution.text}</blockquote>
      <Select
        label={t('endUndone.cause')}
        placeholder={t('endUndone.causeChoose')}
        options={notDoneCauses.map((code) => ({ value: code, label: t(`cause.${code}`) }))}
        value={cause}
        onChange={setCause}
        error={sending.field('cause')}
      />
      <TextArea
        label={t('endUndone.reason')}
        optional
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
    </FormDialog>
  )
}

/** Ending by a later resolution of the same body. */
export function CancelDialog({ resolution, onClose }: OfResolution): ReactNode {
  const { t, f } = useMeetingWords()
  const numberOf = useResolutionNumber()
  const { data } = useQuery(resolutionsQuery('bodies', resolution.body.id))
  const [by, setBy] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [sending, post] = useDeed(resolution, ['byResolutionId', 'reason'])
  const later = (data?.rows ?? [])
    .filter((row) => row.id !== resolution.id && (row.decidedOn ?? '9') >= (resolution.decidedOn ?? ''))
    .toReversed()
  return (
    <FormDialog
      title={t('cancel.title')}
      lead={later.length === 0 && data ? t('cancel.none') : t('cancel.lead')}
      verb={t('cancel.submit')}
      sending={sending}
      disabled={by === null}
      onSend={() => post('cancellation', { byResolutionId: by, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <blockquote>{resolution.text}</blockquote>
      <Select
        label={t('cancel.by')}
        options={later.map((row) => ({
          value: row.id,
          label: t('resolutionPage.name', { number: numberOf(row) }),
          note: [row.decidedOn && f.date(row.decidedOn), row.text.slice(0, 60)].filter(Boolean).join('، '),
        }))}
        value={by}
        onChange={setBy}
        error={sending.field('byResolutionId')}
      />
      <TextArea
        label={t('cancel.reason')}
        optional
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
    </FormDialog>
  )
}
