import type { ReactNode } from 'react'
import { Btn, Dialog } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'

interface FormDialogProps {
  title: string
  lead?: ReactNode
  verb: string
  busy: boolean
  /** The refusal of the last try; what was typed stays. */
  refused: string | null
  disabled?: boolean
  onSubmit(): void
  onClose(): void
  children?: ReactNode
}

/** A small form over the page with its verb, its way out and the last refusal. */
export function FormDialog({
  title,
  lead,
  verb,
  busy,
  refused,
  disabled,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useMeetingWords()
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Btn tone="go" busy={busy} disabled={disabled} onClick={onSubmit}>
            {verb}
          </Btn>
          <Btn tone="quiet" onClick={onClose}>
            {t('cancel')}
          </Btn>
        </>
      }
    >
      <div className="stack">
        {lead && <p className="dim small">{lead}</p>}
        {children}
        {refused && (
          <p className="late-t small" role="alert">
            {refused}
          </p>
        )}
      </div>
    </Dialog>
  )
}
