import { type ReactNode, useState } from 'react'
import { addDays, dayNumber } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import {
  FormDialog,
  JalaliDateInput,
  Radios,
  Select,
  TextArea,
  useDraft,
  useLooks,
  useSend,
} from '../../../ui/index.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'

interface OfSession {
  sessionId: string
  onClose(): void
}

/** Sends the minutes round, with a last day for remarks. */
export function CirculateDialog({ sessionId, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const { today } = useLooks()
  const [due, setDue] = useState<string | null>(addDays(today, 7))
  const sending = useSend({ fields: ['due'], renew: changed })
  return (
    <FormDialog
      title={t('min.circulate')}
      lead={t('min.circulateLead')}
      verb={t('min.circulate')}
      disabled={!due}
      onSend={() => sending.send(() => api.post(`/api/sessions/${sessionId}/minutes/circulation`, { due }))}
      onClose={onClose}
      sending={sending}
    >
      <JalaliDateInput label={t('min.due')} value={due} onChange={setDue} min={today} error={sending.field('due')} />
    </FormDialog>
  )
}

interface RemarkProps {
  session: Session
  /** Offers to have nothing to say, where no button beside the form does. */
  mayPass?: boolean
  /** The way to the minutes, where they are not on the page. */
  way?: ReactNode
  onClose(): void
}

/** A remark on an item, or on the whole. */
export function RemarkDialog({ session, mayPass = false, way, onClose }: RemarkProps) {
  const { t } = useMeetingWords()
  const kept = useDraft(`minutes.remark.${session.id}`, () => ({ item: null as string | null, text: '' }))
  const { item, text } = kept.value
  const [kind, setKind] = useState<'nothing' | 'remark'>(mayPass && kept.restored === null ? 'nothing' : 'remark')
  const sending = useSend({ fields: ['itemId', 'text'], renew: changed })
  const body = kind === 'nothing' ? {} : { ...(item ? { itemId: item } : {}), text }
  return (
    <FormDialog
      title={t(mayPass ? 'min.word' : 'min.remark')}
      {...(mayPass ? { lead: session.title } : {})}
      verb={t('min.remarkSubmit')}
      disabled={kind === 'remark' && !text.trim()}
      way={way}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/minutes/remarks`, body))}
      onClose={onClose}
      sending={sending}
      draft={kept}
    >
      {mayPass && (
        <Radios
          label={t('min.wordIs')}
          options={[
            { value: 'nothing', label: t('min.noRemark') },
            { value: 'remark', label: t('min.haveRemark') },
          ]}
          value={kind}
          onChange={setKind}
        />
      )}
      {kind === 'remark' && (
        <>
          <Select
            label={t('min.remarkItem')}
            optional
            options={session.agenda.map((one) => ({ value: one.id, label: one.title }))}
            value={item}
            onChange={(chosen) => kept.change({ item: chosen })}
            error={sending.field('itemId')}
          />
          <TextArea
            label={t('min.remarkText')}
            rows={4}
            value={text}
            onChange={(typed) => kept.change({ text: typed })}
            error={sending.field('text')}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Answers a remark: taken in or not, with words. */
export function AnswerRemarkDialog({ remark, onClose }: { remark: Minutes['remarks'][number]; onClose(): void }) {
  const { t } = useMeetingWords()
  const kept = useDraft(`minutes.answer.${remark.id}`, () => ({ how: null as 'taken' | 'notTaken' | null, text: '' }))
  const { how, text } = kept.value
  const sending = useSend({ fields: ['how', 'text'], renew: changed })
  return (
    <FormDialog
      title={t('min.answerRemark')}
      verb={t('answer.submit')}
      disabled={how === null || !text.trim()}
      onSend={() => sending.send(() => api.post(`/api/remarks/${remark.id}/answer`, { how, text }))}
      onClose={onClose}
      sending={sending}
      draft={kept}
    >
      <blockquote>{remark.text}</blockquote>
      <Radios
        label={t('min.answerHow')}
        options={(['taken', 'notTaken'] as const).map((value) => ({ value, label: t(`min.${value}`) }))}
        value={how}
        onChange={(chosen) => kept.change({ how: chosen })}
      />
      <TextArea
        label={t('min.answerText')}
        rows={3}
        value={text}
        onChange={(typed) => kept.change({ text: typed })}
        error={sending.field('text')}
      />
    </FormDialog>
  )
}

/** Makes the minutes final: what is still open is said first. */
export function FinaliseDialog({ sessionId, minutes, onClose }: OfSession & { minutes: Minutes }) {
  const { t, f } = useMeetingWords()
  const { today } = useLooks()
  const sending = useSend({ renew: 'all' })
  const left = minutes.remarksDue ? dayNumber(minutes.remarksDue) - dayNumber(today) : -1
  return (
    <FormDialog
      title={t('min.finalise')}
      lead={t('min.finaliseLead')}
      verb={t('min.finaliseSubmit')}
      onSend={() => sending.send(() => api.post(`/api/sessions/${sessionId}/minutes/finalisation`, { sure: true }))}
      onClose={onClose}
      sending={sending}
    >
      {left >= 0 && minutes.outstanding.length > 0 && (
        <p className="risk-t small">
          {t('min.stillOpen', { day: f.date(minutes.remarksDue!), count: minutes.outstanding.length })}
        </p>
      )}
      {minutes.effects.length > 0 && (
        <ul className="list small">
          {minutes.effects.map((one) => (
            <li key={one.resolutionId}>
              {t('min.effectOf', { number: one.number })} {one.says[f.locale]}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

/** Adds to final minutes. */
export function AddendumDialog({ sessionId, onClose }: OfSession) {
  const { t } = useMeetingWords()
  const [text, setText] = useState('')
  const sending = useSend({ fields: ['text'], renew: changed })
  return (
    <FormDialog
      title={t('min.addendum')}
      lead={t('min.addendumLead')}
      verb={t('min.addendumSubmit')}
      disabled={!text.trim()}
      onSend={() => sending.send(() => api.post(`/api/sessions/${sessionId}/minutes/addenda`, { text }))}
      onClose={onClose}
      sending={sending}
    >
      <TextArea label={t('min.addendumText')} rows={4} value={text} onChange={setText} error={sending.field('text')} />
    </FormDialog>
  )
}
