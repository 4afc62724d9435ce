import { useCallback, useEffect, useState } from 'react'
import { systemClock } from '../../kernel/clock.ts'
import { draftName, readDraft, writeDraft } from './kept.rules.ts'
import { usePersonId } from './person.ts'

export interface Draft<Value> {
  value: Value
  /** When the text that was brought back was typed; null where the form opened as it is. */
  restored: string | null
  /** Somebody typed into it since it was opened. */
  touched: boolean
  /** Version of the record that the text was written upon: the one on screen, or an older one where it was brought back. */
  version: number | undefined
  /** The form as it stood when writing began, on that version. */
  was: Value
  change(part: Partial<Value> | ((now: Value) => Partial<Value>)): void
  /** Throws the text away: the form stands as if it had just been opened. */
  discard(): void
  /** The text goes on upon a newer version of the record. */
  rebase(value: Value | ((now: Value) => Value), on: { version: number; values: Value }): void
  /** It was sent: nothing of it stays on the device. */
  done(): void
}

/**
 * The state of a form that outlives its page: kept on this device as it is typed, per person and `form` (its name with the record's id),
 * until it was sent, thrown away, or its writer signs out. Without a name, or at the door, it is plain state.
 *
 * @param first the form as it opens with nothing typed
 * @param on version of the record on screen, where a stale text would overwrite somebody's
 */
export function useDraft<Value extends object>(
  form: string | null,
  first: () => Value,
  on: { version?: number } = {},
): Draft<Value> {
  const person = usePersonId()
  const name = form === null || person === undefined ? null : draftName(person, form)
  const [{ value, restored, touched, version, was }, setAll] = useState(() => {
    const empty = first()
    const kept = name === null ? null : readDraft(inStore(name), empty, systemClock().now())
    return {
      value: kept?.value ?? empty,
      restored: kept?.at ?? null,
      touched: false,
      version: kept?.version ?? on.version,
      was: kept?.was ?? empty,
    }
  })
  useEffect(() => {
    if (!touched || name === null) return
    try {
      localStorage.setItem(
        name,
        writeDraft(value, systemClock().now(), version === undefined ? undefined : { version, was }),
      )
    } catch {
      // a private window may refuse the store: it still stands in the form
    }
  }, [name, value, touched, version, was])
  const change = useCallback((part: Partial<Value> | ((now: Value) => Partial<Value>)) => {
    setAll((now) => ({
      ...now,
      touched: true,
      value: { ...now.value, ...(typeof part === 'function' ? part(now.value) : part) },
    }))
  }, [])
  return {
    value,
    restored,
    touched,
    version,
    was,
    change,
    discard: () => {
      if (name !== null) forgetDraft(name)
      const empty = first()
      setAll({ value: empty, restored: null, touched: false, version: on.version, was: empty })
    },
    rebase: (next, { version: newer, values }) =>
      setAll((now) => ({
        ...now,
        value: typeof next === 'function' ? next(now.value) : next,
        touched: true,
        version: newer,
        was: values,
      })),
    done: () => {
      if (name !== null) forgetDraft(name)
      setAll((now) => ({ ...now, restored: null, touched: false }))
    },
  }
}

function inStore(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function forgetDraft(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // nothing was kept
  }
}
