import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../kernel/fa/index.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Dialog, JalaliDateInput, TextArea, useLooks } from '../../../ui/index.ts'
import type { Item } from './data.ts'
import { useDeskWords } from './desk-words.ts'

/** Sends a form of the desk; the desk is asked again and the window closes only when it was accepted. */
export function useSend(path: string, onDone: () => void) {
  const client = useQueryClient()
  const { locale } = useLooks()
  const send = useMutation({
    mutationFn: (body: unknown) => api.post(path, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['desk'] })
      onDone()
    },
  })
  const problem = send.error instanceof ApiProblem ? send.error : null
  return {
    send: (body: unknown) => send.mutate(body),
    busy: send.isPending,
    /** The refusal as a whole, where it names no field. */
    refused: problem && problem.fields.length === 0 ? problem.text[locale] : null,
    field: (path_: string) => problem?.field(path_)?.[locale],
  }
}

/** Answers a referral. */
export function AnswerDialog({ id, note, onClose }: { id: string; note: string; onClose(): void }) {
  const { t } = useDeskWords()
  const [answer, setAnswer] = useState('')
  const { send, busy, refused, field } = useSend(`/api/desk/referrals/${id}/answer`, onClose)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('answer.title')}
      footer={
        <>
          <Btn tone="go" busy={busy} onClick={() => send({ answer })}>
            {t('answer.submit')}
          </Btn>
          <Btn tone="quiet" onClick={onClose}>
            {t('cancel')}
          </Btn>
        </>
      }
    >
      <div className="stack">
        {note && <blockquote>{note}</blockquote>}
        <TextArea
          label={t('answer.label')}
          value={answer}
          onChange={setAnswer}
          error={field('answer') ?? refused}
          autoFocus
        />
      </div>
    </Dialog>
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
  const { send, busy, refused, field } = useSend('/api/desk/postponements', onClose)
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('postpone.title')}
      footer={
        <>
          <Btn tone="go" busy={busy} disabled={!until} onClick={() => send({ ...item, until })}>
            {t('postpone.submit')}
          </Btn>
          <Btn tone="quiet" onClick={onClose}>
            {t('cancel')}
          </Btn>
        </>
      }
    >
      <JalaliDateInput
        label={t('postpone.label')}
        hint={t('postpone.hint')}
        value={until}
        onChange={setUntil}
        min={addDays(today, 1)}
        {...(due ? { max: due } : {})}
        error={field('until') ?? refused}
      />
    </Dialog>
  )
}
