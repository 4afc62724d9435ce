import { useState } from 'react'
import { addDays } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import { FormDialog, JalaliDateInput, TextArea, useSend } from '../../../ui/index.ts'
import type { Item } from './data.ts'
import { useDeskWords } from './desk-words.ts'

/** Answers a referral. */
export function AnswerDialog({ id, note, onClose }: { id: string; note: string; onClose(): void }) {
  const { t } = useDeskWords()
  const [answer, setAnswer] = useState('')
  const sending = useSend({ fields: ['answer'], renew: [['desk']] })
  return (
    <FormDialog
      title={t('answer.title')}
      verb={t('answer.submit')}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/desk/referrals/${id}/answer`, { answer }))}
      onClose={onClose}
    >
      {note && <blockquote>{note}</blockquote>}
      <TextArea
        label={t('answer.label')}
        value={answer}
        onChange={setAnswer}
        error={sending.field('answer')}
        autoFocus
      />
    </FormDialog>
  )
}

/** Puts an item off until a day, which is at most its deadline. */
export function PostponeDialog({
  item,
  due,
  today,
  onClose,
}: {
  item: Item
  due: string | null
  today: string
  onClose(): void
}) {
  const { t } = useDeskWords()
  const [until, setUntil] = useState<string | null>(null)
  const sending = useSend({ fields: ['until'], renew: [['desk']] })
  return (
    <FormDialog
      title={t('postpone.title')}
      verb={t('postpone.submit')}
      sending={sending}
      disabled={!until}
      onSend={() => sending.send(() => api.post('/api/desk/postponements', { ...item, until }))}
      onClose={onClose}
    >
      <JalaliDateInput
        label={t('postpone.label')}
        hint={t('postpone.hint')}
        value={until}
        onChange={setUntil}
        min={addDays(today, 1)}
        {...(due ? { max: due } : {})}
        error={sending.field('until')}
      />
    </FormDialog>
  )
}
