import { useEffect, useRef, useState } from 'react'
import { ApiProblem, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'

export interface FileShown {
  id: string
  name: string
  size: number
}

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024

/** Photos and files beside a score: each is sent as it is chosen, with its progress and its own refusal. */
export function EvidenceFiles({
  files,
  onFiles,
  onBusy,
  error,
}: {
  files: readonly FileShown[]
  /** Receives a change of the list as it stands then: several uploads end in any order. */
  onFiles(change: (now: readonly FileShown[]) => FileShown[]): void
  onBusy(count: number): void
  error?: string | undefined
}) {
  const t = useWords<typeof fa>('ranking')
  const { locale } = useLooks()
  const [sending, setSending] = useState<readonly FileItem[]>([])
  const sent = useRef(0)
  const busy = sending.filter((one) => !one.error).length
  useEffect(() => onBusy(busy), [busy, onBusy])
  const send = async (file: File) => {
    sent.current += 1
    const id = `${sent.current} ${file.name}`
    setSending((now) => [...now, { id, name: file.name, size: file.size, progress: 0 }])
    try {
      const done = await upload(file, (share) =>
        setSending((now) => now.map((one) => (one.id === id ? { ...one, progress: share * 100 } : one))),
      )
      onFiles((now) => [...now, done])
      setSending((now) => now.filter((one) => one.id !== id))
    } catch (problem) {
      const text = problem instanceof ApiProblem ? problem.text[locale] : t('form.fileFailed')
      setSending((now) => now.map((one) => (one.id === id ? { ...one, error: text } : one)))
    }
  }
  return (
    <FileDrop
      label={t('form.files')}
      optional
      error={error}
      items={[...files.map(({ id, name, size }) => ({ id, name, size })), ...sending]}
      maxSize={LARGEST}
      onAdd={(added) => {
        for (const file of added) void send(file)
      }}
      onRemove={(id) => {
        onFiles((now) => now.filter((file) => file.id !== id))
        setSending((now) => now.filter((one) => one.id !== id))
      }}
    />
  )
}
