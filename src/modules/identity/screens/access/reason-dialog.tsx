import { type FormEvent, useState } from 'react'
import { Btn, Dialog, TextInput, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import { Refused, useRefused } from '../problem.tsx'

interface ReasonDialogProps {
  title: string
  text: string
  verb: string
  /** Does it with the reason; the window closes when it is done. */
  act(reason: string): Promise<unknown>
  onClose(): void
}

/** A step that takes something from a person says why. */
export function ReasonDialog({ title, text, verb, act, onClose }: ReasonDialogProps) {
  const t = useWords<typeof fa>('identity')
  const [reason, setReason] = useState('')
  const { run, busy, form, field, rest } = useRefused(['reason'])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => act(reason))) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Btn tone="danger" type="submit" form="reason" busy={busy}>
            {verb}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <form id="reason" ref={form} className="fields" onSubmit={send} noValidate>
        <p>{text}</p>
        <Refused text={rest} />
        <TextInput label={t('access.reason')} error={field('reason')} value={reason} onChange={setReason} autoFocus />
      </form>
    </Dialog>
  )
}
