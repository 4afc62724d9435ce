import { Modal } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { Btn, IconBtn } from '../forms/btn.tsx'
import { useSend } from '../send.ts'
import { useUiWords } from '../words.tsx'
import { Problem } from './answer.tsx'

interface DialogProps {
  opened: boolean
  onClose(): void
  title: ReactNode
  /** Buttons; the first carries the verb. */
  footer?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A window over the page: focus stays inside, Escape closes, the page behind does not scroll. */
export function Dialog({ opened, onClose, title, footer, wide, children }: DialogProps) {
  const t = useUiWords()
  useFocusReturn(opened)
  useEffect(() => {
    if (!opened) return
    // The library's own lock writes a style element, which a strict content policy refuses.
    const page = document.documentElement
    // the place of a scrollbar is kept only where there was one: nothing moves behind the window
    page.classList.toggle('keeps-gutter', innerWidth > page.clientWidth)
    page.classList.add('modal-open')
    return () => page.classList.remove('modal-open', 'keeps-gutter')
  }, [opened])
  // Not the library's own listener: it hears Escape before the calendar or list inside can answer it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onClose()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: no act of its own; it hears what the window inside lets pass
    <div role="presentation" className="dialog-host" onKeyDown={onKeyDown}>
      <Modal.Root
        unstyled
        opened={opened}
        onClose={onClose}
        lockScroll={false}
        closeOnEscape={false}
        transitionProps={{ transition: 'fade', duration: 120 }}
        classNames={{ overlay: 'veil', inner: 'dialog-place', content: wide ? 'dialog wide' : 'dialog' }}
      >
        <Modal.Overlay />
        <Modal.Content>
          <div className="dialog-head">
            <Modal.Title>{title}</Modal.Title>
          </div>
          <Modal.Body className="body">{children}</Modal.Body>
          {footer && <div className="dialog-foot">{footer}</div>}
          {/* Last in order, so that the focus goes to the first field or to the verb. */}
          <IconBtn icon="close" label={t('close')} onClick={onClose} />
        </Modal.Content>
      </Modal.Root>
    </div>
  )
}

/** The focus goes back to what opened the window, also where the window leaves the page at once: the library sees to that only while it stays. */
function useFocusReturn(opened: boolean) {
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLayoutEffect(() => {
    if (!opened) return
    clearTimeout(wait.current)
    const opener = document.activeElement
    return () => {
      wait.current = setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
      }, 20)
    }
  }, [opened])
}

interface ConfirmProps extends Omit<DialogProps, 'footer' | 'wide'> {
  /** The verb on the button: «بستن سال ۱۳۹۵», never «تأیید». */
  verb: string
  danger?: boolean
  /** May take its time; the dialog closes when it is done, and stays open with the refusal when it fails. */
  onConfirm(): void | Promise<void>
  /** Another way out, between the verb and giving up. */
  other?: ReactNode
}

export function ConfirmDialog({ verb, danger, onConfirm, other, onClose, children, ...rest }: ConfirmProps) {
  const t = useUiWords()
  const { send, busy, problem, clear } = useSend()
  const close = () => {
    clear()
    onClose()
  }
  const act = async () => {
    if (await send(async () => onConfirm())) onClose()
  }
  return (
    <Dialog
      {...rest}
      onClose={close}
      footer={
        <>
          <Btn tone={danger ? 'danger' : 'go'} busy={busy} onClick={() => void act()}>
            {verb}
          </Btn>
          {other}
          <span className="end">
            <Btn tone="quiet" onClick={close} data-autofocus={danger || undefined}>
              {t('cancel')}
            </Btn>
          </span>
        </>
      }
    >
      <Problem of={problem} />
      {children}
    </Dialog>
  )
}
