import { type ReactNode, useId } from 'react'
import { Btn } from '../forms/btn.tsx'
import type { Sending } from '../send.ts'
import { useUiWords } from '../words.tsx'
import { Problem } from './answer.tsx'
import { Dialog } from './dialog.tsx'

interface FormDialogProps {
  title: ReactNode
  /** What the deed does, over the fields. */
  lead?: ReactNode
  /** The deed on the button. */
  verb: string
  tone?: 'go' | 'danger'
  sending: Sending
  disabled?: boolean
  /** Why the deed is off, readable on the button. */
  why?: string
  wide?: boolean
  /** A way out that stands under what was refused. */
  way?: ReactNode
  /** True when it was done: the window closes. */
  onSend(): Promise<boolean>
  onClose(): void
  /** The fields. */
  children?: ReactNode
}

/** A window with one form: Enter in a line sends it, what was refused of the whole stands over the fields, giving up is at the far end. */
export function FormDialog(props: FormDialogProps) {
  const { title, lead, verb, tone = 'go', sending, disabled, why, wide, way, onSend, onClose, children } = props
  const t = useUiWords()
  const id = useId()
  const submit = async () => {
    if (await onSend()) onClose()
  }
  return (
    <Dialog
      opened
      wide={wide}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Btn tone={tone} type="submit" form={id} busy={sending.busy} disabled={disabled} why={why}>
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
      <form
        id={id}
        ref={sending.form}
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // a form of the page that opened the window is not sent along
          event.stopPropagation()
          void submit()
        }}
      >
        {lead && <p className="muted">{lead}</p>}
        <Problem of={sending.problem} />
        {way}
        {children}
      </form>
    </Dialog>
  )
}
