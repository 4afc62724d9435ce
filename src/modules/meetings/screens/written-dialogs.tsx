import { useState } from 'react'
import { addDays } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, Radios, TextArea, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import type { WrittenShown } from '../written/written.schema.ts'
import { changed, useMeetingWords } from './data.ts'
import { DirectoryPicker } from './person-picker.tsx'

interface OfDecision {
  decision: WrittenShown
  onClose(): void
}

/** Puts a decision in writing to the members. */
export function ProposeWrittenDialog({ bodyId, onClose }: { bodyId: string; onClose(): void }) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [text, setText] = useState('')
  const [due, setDue] = useState<string | null>(addDays(today, 7))
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const [deadline, setDeadline] = useState<string | null>(null)
  const sending = useSend({
    fields: ['text', 'due', 'responsibleOrganisationId', 'responsiblePersonId', 'deadline'],
    renew: changed,
  })
  const { field } = sending
  const body = {
    text,
    due,
    ...(organisation ? { responsibleOrganisationId: organisation } : {}),
    ...(person ? { responsiblePersonId: person } : {}),
    ...(deadline ? { deadline } : {}),
  }
  return (
    <FormDialog
      title={t('written.propose.title')}
      lead={t('written.propose.lead')}
      verb={t('written.propose.submit')}
      disabled={!text.trim() || !due}
      onSend={() => sending.send(() => api.post(`/api/bodies/${bodyId}/written-decisions`, body))}
      onClose={onClose}
      sending={sending}
    >
      <TextArea
        label={t('written.propose.text')}
        rows={4}
        value={text}
        onChange={setText}
        error={field('text')}
        autoFocus
      />
      <JalaliDateInput
        label={t('written.propose.due')}
        value={due}
        onChange={setDue}
        min={today}
        error={field('due')}
      />
      <DirectoryPicker
        kind="organisations"
        label={t('complete.organisation')}
        now={null}
        value={organisation}
        onChange={setOrganisation}
        error={field('responsibleOrganisationId')}
      />
      <DirectoryPicker
        kind="persons"
        label={t('complete.person')}
        now={null}
        value={person}
        onChange={setPerson}
        error={field('responsiblePersonId')}
      />
      <JalaliDateInput
        label={t('complete.deadline')}
        optional
        value={deadline}
        onChange={setDeadline}
        error={field('deadline')}
      />
    </FormDialog>
  )
}

const hows = ['phone', 'letter', 'inPerson', 'message'] as const

/** A member's answer: one's own, or somebody's as it was said. */
export function AnswerWrittenDialog({ decision, seatId, onClose }: OfDecision & { seatId: string }) {
  const { t, f } = useMeetingWords()
  const one = decision.answers.find((answer) => answer.seatId === seatId)
  const mine = one?.mine ?? true
  const [answer, setAnswer] = useState<'agree' | 'against' | 'remark' | null>(one?.answer ?? null)
  const [text, setText] = useState(one?.text ?? '')
  const [how, setHow] = useState<(typeof hows)[number] | null>(null)
  const sending = useSend({ fields: ['answer', 'text', 'how'], renew: changed })
  const body = { answer, seatId, ...(text.trim() ? { text: text.trim() } : {}), ...(how ? { how } : {}) }
  return (
    <FormDialog
      title={mine ? t('written.answer.title') : t('written.answer.of', { name: one?.person?.name ?? '—' })}
      lead={decision.body.name}
      verb={t('written.answer.submit')}
      disabled={answer === null}
      onSend={() => sending.send(() => api.post(`/api/written-decisions/${decision.id}/answers`, body))}
      onClose={onClose}
      sending={sending}
    >
      <blockquote>{decision.text}</blockquote>
      <p className="small dim">
        {[
          (decision.responsibleOrganisation ?? decision.responsiblePerson)?.name,
          decision.deadline && `${t('column.deadline')}: ${f.date(decision.deadline)}`,
        ]
          .filter(Boolean)
          .join(f.locale === 'fa' ? '، ' : ', ')}
      </p>
      <Radios
        label={t(mine ? 'written.answer.label' : 'written.answer.labelOf')}
        options={(['agree', 'against', 'remark'] as const).map((value) => ({
          value,
          label: t(`written.answer.${value}`),
        }))}
        value={answer}
        onChange={setAnswer}
        error={sending.field('answer')}
      />
      <TextArea
        label={t('written.answer.text')}
        optional={answer !== 'remark'}
        rows={3}
        value={text}
        onChange={setText}
        error={sending.field('text')}
      />
      {!mine && (
        <Radios
          label={t('answer.how')}
          options={hows.map((value) => ({ value, label: t(`cameBy.${value}`) }))}
          value={how}
          onChange={setHow}
          error={sending.field('how')}
        />
      )}
    </FormDialog>
  )
}

/** Counts the answers; how it would end is said first. */
export function CloseWrittenDialog({ decision, onClose }: OfDecision) {
  const { t, f } = useMeetingWords()
  const sending = useSend({ renew: 'all' })
  const { vote } = decision
  return (
    <FormDialog
      title={t('written.close.title')}
      lead={t('written.close.lead')}
      verb={t('written.close')}
      onSend={() => sending.send(() => api.post(`/api/written-decisions/${decision.id}/closing`, { sure: true }))}
      onClose={onClose}
      sending={sending}
    >
      <blockquote>{decision.text}</blockquote>
      <p>
        {t('written.lead.open', {
          until: f.date(decision.due),
          for: f.number(vote.for),
          against: f.number(vote.against),
          remarks: f.number(vote.abstaining),
        })}{' '}
        <b className="strong">{t(`written.now.${decision.outcome}`)}</b>
      </p>
    </FormDialog>
  )
}

/** Takes the proposal back. */
export function WithdrawWrittenDialog({ decision, onClose }: OfDecision) {
  const { t } = useMeetingWords()
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], renew: changed })
  return (
    <FormDialog
      title={t('written.withdraw.title')}
      lead={t('written.withdraw.lead')}
      verb={t('written.withdraw')}
      tone="danger"
      disabled={!reason.trim()}
      onSend={() => sending.send(() => api.post(`/api/written-decisions/${decision.id}/withdrawal`, { reason }))}
      onClose={onClose}
      sending={sending}
    >
      <TextInput label={t('deed.note')} value={reason} onChange={setReason} error={sending.field('reason')} autoFocus />
    </FormDialog>
  )
}
