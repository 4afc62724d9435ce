import { useCallback, useEffect, useState } from 'react'

function read<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as Value)
  } catch {
    return null // a private window may refuse the store, or an older shape stands in it
  }
}

/** Takes what was kept under a key away. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // nothing was kept
  }
}

/** State that outlives the page until it is sent: typed text is never lost. `wasKept` tells that it comes from an earlier visit. */
export function useKept<Value extends object>(key: string, first: () => Value) {
  const [{ value, wasKept }, setAll] = useState(() => {
    const kept = read<Value>(key)
    return { value: kept ? { ...first(), ...kept } : first(), wasKept: kept !== null }
  })
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    if (!touched) return
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch {
      // not kept in this browser; it still stands in the form
    }
  }, [key, value, touched])
  const change = useCallback((part: Partial<Value> | ((now: Value) => Partial<Value>)) => {
    setTouched(true)
    setAll((now) => ({
      ...now,
      value: { ...now.value, ...(typeof part === 'function' ? part(now.value) : part) },
    }))
  }, [])
  return { value, wasKept, touched, change }
}

/** A key of one opened form; also where the page has no secure context and `randomUUID` is missing. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
