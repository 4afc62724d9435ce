import { type ReactNode, useId } from 'react'
import { Conflict, type ConflictProps } from '../conflict/conflict.tsx'
import { Btn } from '../forms/btn.tsx'
import type { Draft } from '../kept/draft.ts'
import { DraftNote } from '../kept/draft-note.tsx'
import type { Sending } from '../send.ts'
import { useUiWords } from '../words.tsx'
import { Problem } from './answer.tsx'
import { Dialog } from './dialog.tsx'

interface FormDialogProps<Values extends object> {
  /** The form's state where it is kept on the device: says what was brought back, and is forgotten once it was sent. */
  draft?: Draft<Values>
  /** What two may edit at once: field by field, instead of the bare refusal. */
  conflict?: Pick<ConflictProps<Values>, 'fields' | 'read'>
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
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const {
    title,
    lead,
    verb,
    tone = 'go',
    sending,
    disabled,
    why,
    wide,
    way,
    onSend,
    onClose,
    children,
    draft,
    conflict,
  } = props
  const t = useUiWords()
  const id = useId()
  const submit = async () => {
    if (!(await onSend())) return
    draft?.done()
    onClose()
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
        {draft && !draft.touched && <DraftNote of={draft} />}
        {draft && conflict && sending.refused?.code === 'kernel.stale' ? (
          <Conflict draft={draft} sending={sending} {...conflict} />
        ) : (
          <Problem of={sending.problem} />
        )}
        {way}
        {children}
      </form>
    </Dialog>
  )
}
