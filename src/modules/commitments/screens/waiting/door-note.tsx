import { useEffect, useState } from 'react'
import { useWords } from '../../../../ui/index.ts'
import type { fa } from '../../unsent.fa.ts'
import { countWaiting } from './waiting.device.ts'

/** At the door: how many claims this device holds that were not sent. A number and nothing of them, whoever reads it. */
export function DoorNote() {
  const t = useWords<typeof fa>('unsent')
  const [count, setCount] = useState(0)
  useEffect(() => {
    void countWaiting()
      .then(setCount)
      .catch(() => {})
  }, [])
  if (count === 0) return null
  return (
    <p className="small" role="status">
      {t('door.waits', { count })}
    </p>
  )
}
