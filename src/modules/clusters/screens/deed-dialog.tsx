import type { ReactNode } from 'react'
import { Btn, Dialog, Refusal, useUiWords } from '../../../ui/index.ts'

/** A window with one form: its fields, what was refused about the whole, and the verb. */
export function DeedDialog({
  title,
  text,
  verb,
  refused,
  busy,
  onSend,
  onClose,
  children,
}: {
  title: string
  text?: string
  verb: string
  refused: string | null
  busy: boolean
  onSend(): void
  onClose(): void
  children: ReactNode
}) {
  const t = useUiWords()
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Btn tone="go" busy={busy} onClick={onSend}>
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
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        {text && <p className="muted">{text}</p>}
        {refused && <Refusal title={refused} />}
        {children}
        {/* Enter in a field sends the form like the button below */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  )
}
