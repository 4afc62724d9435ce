import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, Link, Radios, Select, useDraft, useLooks, useSend, useToast } from '../../../ui/index.ts'
import type { Letter, LetterOffice, MadeLetter } from '../letters.schema.ts'
import { changed, useLetterWords } from './data.ts'
import { emptyDraft, NumberAndDay, PartyFields, ReceiverFields, SubjectField, sides } from './letter-fields.tsx'
import { BodyPicker, LetterPicker } from './pickers.tsx'
import { ScanField, useScans } from './scans.tsx'

const told = [
  'number',
  'dated',
  'organisationId',
  'partyName',
  'subject',
  'receiverPersonId',
  'receiverRole',
  'due',
  'answersId',
  'bodyId',
  'fileIds',
  'provinceId',
  'clusterId',
]
const keyOf = (office: LetterOffice) => office.clusterId ?? office.provinceId ?? 'nation'

/** Registers a letter; `to` is the incoming letter that it answers, whose sender it goes to. */
export function RegisterDialog({
  direction,
  offices,
  to,
  onClose,
}: {
  direction: 'incoming' | 'outgoing'
  offices: readonly LetterOffice[]
  to?: Letter
  onClose(): void
}) {
  const { t, f } = useLetterWords()
  const { locale, today } = useLooks()
  const go = useGo()
  const say = useToast()
  const incoming = direction === 'incoming'
  const kept = useDraft(`letter.${to ? `answer.${to.id}` : direction}`, () => ({
    ...emptyDraft,
    ...(incoming ? {} : { dated: today }),
    ...(to
      ? {
          subject: to.subject,
          party: to.party.id ? { value: to.party.id, label: to.party.name } : null,
          partyName: to.party.id ? '' : to.party.name,
        }
      : {}),
  }))
  const { value: draft, change: put } = kept
  const [office, setOffice] = useState<string | null>(offices.length === 1 ? keyOf(offices[0]!) : null)
  const [own, setOwn] = useState<'own' | 'other'>('own')
  const [answers, setAnswers] = useState<string | null>(to?.id ?? null)
  const [body, setBody] = useState<string | null>(null)
  const scans = useScans()
  const sending = useSend({ fields: told, renew: changed })
  const { field } = sending
  const place = offices.find((one) => keyOf(one) === office)
  const numbered = incoming || own === 'other'
  const request = {
    direction,
    ...(to
      ? { ...(to.clusterId ? { clusterId: to.clusterId } : to.provinceId ? { provinceId: to.provinceId } : {}) }
      : place?.clusterId
        ? { clusterId: place.clusterId }
        : place?.provinceId
          ? { provinceId: place.provinceId }
          : {}),
    ...(numbered ? { number: draft.number } : {}),
    ...(draft.dated ? { dated: draft.dated } : {}),
    subject: draft.subject,
    ...sides(draft, incoming),
    ...(answers ? { answersId: answers } : {}),
    ...(incoming ? { asksAnswer: draft.asks, ...(draft.due ? { due: draft.due } : {}) } : {}),
    ...(incoming && body ? { bodyId: body } : {}),
    fileIds: scans.ids,
  }
  const submit = () =>
    sending.send(async () => {
      const made = await api.post<MadeLetter>('/api/letters', request)
      say({ title: t('form.done', { number: f.digits(made.number) }) })
      // an answer stands on the page of what it answers
      if (!to) void go(`/letters/${made.id}`)
    })
  const standing = sending.refused?.details.letter
  const part = { draft, put, field }
  return (
    <FormDialog
      wide
      title={to ? t('form.reply', { number: f.digits(to.number) }) : t(incoming ? 'form.incoming' : 'form.outgoing')}
      verb={t('form.submit')}
      sending={sending}
      disabled={scans.busy}
      way={
        typeof standing === 'string' && (
          <p>
            <Link href={`/letters/${standing}`}>{t('form.standing')}</Link>
          </p>
        )
      }
      onSend={submit}
      onClose={onClose}
      draft={kept}
    >
      {!to && offices.length > 1 && (
        <Select
          label={t('form.office')}
          options={offices.map((one) => ({ value: keyOf(one), label: one.name[locale] }))}
          value={office}
          onChange={setOffice}
          error={field('provinceId') ?? field('clusterId')}
        />
      )}
      {!incoming && (
        <Radios
          label={t('form.numbering')}
          options={[
            { value: 'own', label: t('form.own') },
            { value: 'other', label: t('form.other') },
          ]}
          value={own}
          onChange={setOwn}
        />
      )}
      <NumberAndDay {...part} typed={numbered} {...(incoming ? { hint: t('form.numberHint') } : {})} />
      <PartyFields {...part} incoming={incoming} />
      <SubjectField {...part} />
      {incoming && <ReceiverFields {...part} />}
      {!to && (
        <LetterPicker
          direction={incoming ? 'outgoing' : 'incoming'}
          label={t('form.answers')}
          hint={t('form.answersHint')}
          optional
          value={answers}
          onChange={setAnswers}
          error={field('answersId')}
        />
      )}
      {incoming && (
        <BodyPicker
          label={t('form.body')}
          hint={t('form.bodyHint')}
          optional
          value={body}
          onChange={setBody}
          error={field('bodyId')}
        />
      )}
      <ScanField scans={scans} error={field('fileIds')} />
    </FormDialog>
  )
}
