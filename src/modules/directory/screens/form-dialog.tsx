import type { ReactNode } from 'react'
import { Btn, Dialog } from '../../../ui/index.ts'
import { Problem, type Sending } from './answer.tsx'
import { useDirectoryWords } from './words.ts'

interface Props {
  title: ReactNode
  /** The deed on the button. */
  verb: string
  sending: Sending
  disabled?: boolean
  wide?: boolean
  onSend(): void
  onClose(): void
  /** A way out that stands under what was refused. */
  way?: ReactNode
  children: ReactNode
}

/** A window with one deed: what was refused stands over its fields, what was typed stays, giving up is at the far end. */
export function FormDialog({ title, verb, sending, disabled, wide, onSend, onClose, way, children }: Props) {
  const { t } = useDirectoryWords()
  return (
    <Dialog
      wide={wide}
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Btn tone="go" busy={sending.busy} disabled={disabled} onClick={onSend}>
            {verb}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('act.cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="stack" ref={sending.form}>
        {sending.problem ? <Problem of={sending.problem} /> : null}
        {way}
        {children}
      </div>
    </Dialog>
  )
}
