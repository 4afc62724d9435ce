import { useEffect, useRef } from 'react'

const rowsShown = () => [...document.querySelectorAll<HTMLElement>('.task[data-item]')]
/** Where the keyboard stands on a row: at its act, else at its title. */
const standOf = (row: HTMLElement | undefined) =>
  row?.querySelector<HTMLElement>('.act .btn') ?? row?.querySelector<HTMLElement>('h3 a')
const rowOf = (target: EventTarget | null) => (target as HTMLElement | null)?.closest<HTMLElement>('.task[data-item]')

/** The letter of the key wherever it lies: a Persian keyboard has others on it. */
const letterOf = (event: KeyboardEvent) =>
  /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase()

/** Gives the focus back to a row once the window over it is closed, where nothing else took it. */
export function returnToRow(key: string): void {
  setTimeout(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    standOf(rowsShown().find((row) => row.dataset.item === key))?.focus()
  }, 40)
}

/**
 * J and K walk over the items, wherever no text is being typed; Enter then presses the act, as on any button. X ticks the item, O opens
 * its page.
 */
export function useRowKeys() {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as HTMLElement
      if (target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]')) return
      const letter = letterOf(event)
      const row = rowOf(document.activeElement)
      if (letter === 'x' && row) row.querySelector<HTMLElement>('.task-pick input')?.click()
      else if (letter === 'o' && row) row.querySelector<HTMLElement>('h3 a')?.click()
      else if (letter === 'j' || letter === 'k') {
        const rows = rowsShown()
        const now = row ? rows.indexOf(row) : -1
        const next = letter === 'j' ? now + 1 : now - 1
        standOf(rows[Math.min(rows.length - 1, Math.max(0, next))])?.focus()
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [])
}

/**
 * When the item on which the person stood has left the desk, the focus goes to the one that took its place; where none is left, to the
 * page's name.
 *
 * @param keys the items shown, in their order
 * @param onGone told which item left under the person's hands
 */
export function useNextFocus(keys: readonly string[], onGone: (key: string) => void) {
  const stood = useRef<{ key: string; at: number } | null>(null)
  const gone = useRef(onGone)
  gone.current = onGone
  const order = keys.join('\n')
  useEffect(() => {
    const shown = order.split('\n')
    const note = (event: FocusEvent) => {
      const key = rowOf(event.target)?.dataset.item
      if (key) stood.current = { key, at: shown.indexOf(key) }
    }
    const was = stood.current
    if (was && !shown.includes(was.key)) {
      stood.current = null
      gone.current(was.key)
      // once the window over it has given the focus back
      setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return
        const rows = rowsShown()
        const next = standOf(rows[Math.min(was.at, rows.length - 1)])
        if (next) return next.focus()
        const name = document.querySelector<HTMLElement>('h1')
        name?.setAttribute('tabindex', '-1')
        name?.focus()
      }, 60)
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [order])
}
