import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../icons.tsx'
import { useUiWords } from '../words.tsx'

interface Saying {
  title: string
  text?: ReactNode
  /** Takes the act back, where it can be taken back. */
  undo?(): void | Promise<void>
  /** `bad` only for what one may read and forget; an error to act on stands in the page, not here. */
  tone?: 'done' | 'bad'
}
interface Shown extends Saying {
  id: number
}

const SHOWN_FOR = 7_000
const ToastContext = createContext<((saying: Saying) => void) | null>(null)

/** `const say = useToast(); say({ title, undo })`. */
export function useToast(): (saying: Saying) => void {
  const say = useContext(ToastContext)
  if (!say) throw new Error('UiProvider is missing above this component')
  return say
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useUiWords()
  const [shown, setShown] = useState<Shown[]>([])
  const next = useRef(0)
  const drop = useCallback((id: number) => setShown((now) => now.filter((one) => one.id !== id)), [])
  // Three at most: the oldest gives way.
  const say = useCallback(
    (saying: Saying) => setShown((now) => [...now.slice(-2), { ...saying, id: next.current++ }]),
    [],
  )
  const context = useMemo(() => say, [say])
  return (
    <ToastContext value={context}>
      {children}
      <section className="toasts" aria-label={t('messages')} aria-live="polite">
        {shown.map((one) => (
          <Toast key={one.id} {...one} onClose={() => drop(one.id)} />
        ))}
      </section>
    </ToastContext>
  )
}

/** One passing message. It waits while the pointer or the focus is on it. */
export function Toast({ title, text, undo, tone = 'done', onClose }: Saying & { onClose(): void }) {
  const t = useUiWords()
  const [held, setHeld] = useState(false)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => close.current(), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [held])
  const hold = {
    onMouseEnter: () => setHeld(true),
    onMouseLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  }
  return (
    <div className={tone === 'bad' ? 'toast bad' : 'toast'} role={tone === 'bad' ? 'alert' : 'status'} {...hold}>
      <span className={tone === 'bad' ? 'late-t' : 'ok-t'}>
        <Icon name={tone === 'bad' ? 'warning' : 'tick'} />
      </span>
      <div className="grow">
        <b className="strong">{title}</b>
        {(text || undo) && (
          <div className="muted">
            {text}{' '}
            {undo && (
              <button
                type="button"
                className="btn quiet"
                onClick={() => {
                  void undo()
                  onClose()
                }}
              >
                {t('undo')}
              </button>
            )}
          </div>
        )}
      </div>
      <button type="button" className="clear-toast" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
