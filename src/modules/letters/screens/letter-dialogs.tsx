import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { type ConflictField, FormDialog, Link, Radios, TextInput, useDraft, useSend } from '../../../ui/index.ts'
import type { Letter } from '../letters.schema.ts'
import { changed, useLetterWords } from './data.ts'
import {
  type Draft,
  draftOf,
  NumberAndDay,
  PartyFields,
  ReceiverFields,
  SubjectField,
  sides,
} from './letter-fields.tsx'
import { BodyPicker, LetterPicker, RecordPicker } from './pickers.tsx'
import { ScanField, useScans } from './scans.tsx'

interface OfLetter {
  letter: Letter
  onClose(): void
}

/** The entry of a letter as its form has it. */
interface Entry extends Draft {
  answers: { value: string; label: string } | null
  reason: string
}
const entryOf = (letter: Letter): Entry => ({
  ...draftOf(letter),
  answers: letter.answers && { value: letter.answers.id, label: `${letter.answers.number} ${letter.answers.subject}` },
  reason: '',
})

/** Puts a wrong entry right; a number of our own counter stays. */
export function CorrectDialog({ letter, onClose }: OfLetter) {
  const { t, f } = useLetterWords()
  const incoming = letter.direction === 'incoming'
  const kept = useDraft(`letter.correct.${letter.id}`, () => entryOf(letter), { version: letter.version })
  const { value: draft, change: put } = kept
  const { answers, reason } = draft
  const scans = useScans()
  const fields = [
    'number',
    'dated',
    'organisationId',
    'partyName',
    'subject',
    'receiverPersonId',
    'receiverRole',
    'due',
  ]
  const sending = useSend({ fields: [...fields, 'answersId', 'fileIds', 'reason'], renew: changed })
  const { field } = sending
  const part = { draft, put, field }
  const request = {
    version: kept.version,
    ...(letter.numbering === 'own' ? {} : { number: draft.number }),
    ...(draft.dated ? { dated: draft.dated } : {}),
    subject: draft.subject,
    ...sides(draft, incoming),
    answersId: answers?.value ?? null,
    ...(incoming ? { asksAnswer: draft.asks, due: draft.due } : {}),
    fileIds: scans.ids,
    ...(reason.trim() ? { reason } : {}),
  }
  const standing = sending.refused?.details.letter
  const name = (one: { label: string } | null) => one && f.digits(one.label)
  const day = (iso: string) => f.date(iso, 'dayYear')
  const receiverName = (one: NonNullable<Draft['receiver']>) => t(one === 'person' ? 'form.toPerson' : `role.${one}`)
  const shown: ConflictField<Entry>[] = [
    { name: 'number', label: t('form.number'), show: (text: string) => f.digits(text) },
    { name: 'dated', label: t('form.dated'), show: day },
    { name: 'party', label: t(incoming ? 'form.sender' : 'form.addressee'), show: name },
    { name: 'partyName', label: t('form.partyName') },
    { name: 'subject', label: t('form.subject') },
    { name: 'receiver', label: t('form.receiver'), show: receiverName },
    { name: 'person', label: t('form.person'), show: name },
    { name: 'asks', label: t('form.asks') },
    { name: 'due', label: t('form.due'), show: day },
    { name: 'answers', label: t('form.answers'), show: name },
  ]
  return (
    <FormDialog
      wide
      title={t('form.correct', { number: f.digits(letter.number) })}
      lead={t('form.correctLead')}
      verb={t('form.correctSubmit')}
      sending={sending}
      disabled={scans.busy}
      way={
        typeof standing === 'string' && (
          <p>
            <Link href={`/letters/${standing}`}>{t('form.standing')}</Link>
          </p>
        )
      }
      onSend={() => sending.send(() => api.patch(`/api/letters/${letter.id}`, request))}
      onClose={onClose}
      draft={kept}
      conflict={{
        fields: shown,
        read: async () => {
          const now = await api.get<Letter>(`/api/letters/${letter.id}`)
          return { version: now.version, values: entryOf(now) }
        },
      }}
    >
      <NumberAndDay {...part} typed={letter.numbering !== 'own'} />
      <PartyFields {...part} incoming={incoming} />
      <SubjectField {...part} />
      {incoming && <ReceiverFields {...part} />}
      <LetterPicker
        direction={incoming ? 'outgoing' : 'incoming'}
        label={t('form.answers')}
        optional
        known={answers && { ...answers, label: f.digits(answers.label) }}
        value={answers?.value ?? null}
        onChange={() => {}}
        onChoose={(chosen) => put({ answers: chosen && { value: chosen.value, label: chosen.label } })}
        error={field('answersId')}
      />
      <ScanField scans={scans} error={field('fileIds')} />
      <TextInput
        label={t('form.reason')}
        optional
        value={reason}
        onChange={(text) => put({ reason: text })}
        error={field('reason')}
      />
    </FormDialog>
  )
}

/** Lays the letter before a body, or takes it back from there. */
export function LayDialog({ letter, onClose }: OfLetter) {
  const { t } = useLetterWords()
  const [body, setBody] = useState<string | null>(null)
  const sending = useSend({ fields: ['bodyId'], renew: changed })
  const back = letter.body !== null
  return (
    <FormDialog
      title={t(back ? 'lay.back' : 'lay.title')}
      lead={letter.body ? t('lay.backLead', { name: letter.body.name }) : t('lay.lead')}
      verb={t(back ? 'lay.backSubmit' : 'lay.submit')}
      disabled={!back && !body}
      sending={sending}
      onSend={() =>
        sending.send(() =>
          api.put(`/api/letters/${letter.id}/body`, { version: letter.version, bodyId: back ? null : body }),
        )
      }
      onClose={onClose}
    >
      {!back && <BodyPicker label={t('lay.body')} value={body} onChange={setBody} error={sending.field('bodyId')} />}
    </FormDialog>
  )
}

/** Names the letter of ours that answered it. */
export function AnsweredDialog({ letter, onClose }: OfLetter) {
  const { t } = useLetterWords()
  const [answer, setAnswer] = useState<string | null>(null)
  const sending = useSend({ fields: ['answerId'], renew: changed })
  return (
    <FormDialog
      title={t('answered.title')}
      lead={t('answered.lead')}
      verb={t('answered.submit')}
      disabled={!answer}
      sending={sending}
      onSend={() =>
        sending.send(() => api.post(`/api/letters/${letter.id}/answer`, { version: letter.version, answerId: answer }))
      }
      onClose={onClose}
    >
      <LetterPicker
        direction="outgoing"
        label={t('answered.letter')}
        hint={t('form.answersHint')}
        value={answer}
        onChange={setAnswer}
        error={sending.field('answerId')}
      />
    </FormDialog>
  )
}

/** Files it without an answer, or opens it again; both with the reason. */
export function ReasonDialog({ letter, what, onClose }: OfLetter & { what: 'file' | 'reopen' }) {
  const { t } = useLetterWords()
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], renew: changed })
  const to = what === 'file' ? 'filing' : 'reopening'
  return (
    <FormDialog
      title={t(`${what}.title`)}
      lead={t(`${what}.lead`)}
      verb={t(`${what}.submit`)}
      disabled={reason.trim() === ''}
      sending={sending}
      onSend={() =>
        sending.send(() => api.post(`/api/letters/${letter.id}/${to}`, { version: letter.version, reason }))
      }
      onClose={onClose}
    >
      <TextInput
        label={t('form.reason')}
        {...(what === 'file' ? { hint: t('file.hint') } : {})}
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
        autoFocus
      />
    </FormDialog>
  )
}

/** Ties it to a record that it is about, or answers. */
export function AttachDialog({ letter, onClose }: OfLetter) {
  const { t } = useLetterWords()
  const [record, setRecord] = useState<string | null>(null)
  const [kind, setKind] = useState<'cites' | 'answers'>('cites')
  const sending = useSend({ fields: ['recordId'], renew: changed })
  return (
    <FormDialog
      title={t('attach.title')}
      verb={t('attach.submit')}
      disabled={!record}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/letters/${letter.id}/links`, { recordId: record, kind }))}
      onClose={onClose}
    >
      <RecordPicker
        label={t('attach.record')}
        hint={t('attach.hint')}
        value={record}
        onChange={setRecord}
        error={sending.field('recordId')}
      />
      <Radios
        label={t('attach.kind')}
        options={(['cites', 'answers'] as const).map((value) => ({ value, label: t(`attach.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
    </FormDialog>
  )
}
