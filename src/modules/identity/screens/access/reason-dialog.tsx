import { useState } from 'react'
import { FormDialog, TextInput, useSend, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'

interface ReasonDialogProps {
  title: string
  text: string
  verb: string
  /** What is said when it is done. */
  done: string
  /** Does it with the reason. */
  act(reason: string): Promise<unknown>
  onClose(): void
}

/** A step that takes something from a person says why. */
export function ReasonDialog({ title, text, verb, done, act, onClose }: ReasonDialogProps) {
  const t = useWords<typeof fa>('identity')
  const [reason, setReason] = useState('')
  const sending = useSend({ fields: ['reason'], done, renew: [['people-access']] })
  const submit = () => sending.send(() => act(reason))
  return (
    <FormDialog title={title} lead={text} verb={verb} tone="danger" sending={sending} onSend={submit} onClose={onClose}>
      <TextInput
        label={t('access.reason')}
        error={sending.field('reason')}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </FormDialog>
  )
}
