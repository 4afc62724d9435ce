import { useEffect, useState, useSyncExternalStore } from 'react'
import { usePersonId } from '../../../../ui/index.ts'
import { onDevice } from '../../../../ui/kept/device.ts'
import { listWaiting } from './waiting.device.ts'
import type { Waiting } from './waiting.rules.ts'

/** What waits to be sent from this device, oldest first; undefined until it was read. */
export function useWaiting(): readonly Waiting[] | undefined {
  const person = usePersonId()
  const [entries, setEntries] = useState<readonly Waiting[]>()
  useEffect(() => {
    if (person === undefined) return
    let shown = true
    const read = () =>
      listWaiting(person)
        .catch(() => [])
        .then((found) => shown && setEntries(found.toSorted((one, other) => one.at.localeCompare(other.at))))
    void read()
    const end = onDevice((shelf) => shelf === 'waiting' && void read())
    return () => {
      shown = false
      end()
    }
  }, [person])
  return entries
}

const follow = (change: () => void) => {
  addEventListener('online', change)
  addEventListener('offline', change)
  return () => {
    removeEventListener('online', change)
    removeEventListener('offline', change)
  }
}

/** Whether the device believes that it has a network. */
export const useOnLine = (): boolean => useSyncExternalStore(follow, () => navigator.onLine)
