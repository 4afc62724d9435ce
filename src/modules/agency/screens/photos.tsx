import { useEffect, useState } from 'react'
import { ApiProblem, type UploadedFile, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem } from '../../../ui/index.ts'
import { newKey } from '../../commitments/screens/index.ts'
import { useAgencyWords } from './data.ts'

/** Files sent as they are chosen, each with its progress and its own refusal. */
export function Files({
  label,
  hint,
  optional,
  error,
  files,
  onFiles,
  onBusy,
}: {
  label: string
  hint?: string
  optional?: boolean
  error?: string
  files: readonly UploadedFile[]
  onFiles(change: (now: readonly UploadedFile[]) => UploadedFile[]): void
  onBusy(count: number): void
}) {
  const { t, locale } = useAgencyWords()
  const [sending, setSending] = useState<readonly FileItem[]>([])
  const busy = sending.filter((one) => !one.error).length
  useEffect(() => onBusy(busy), [busy, onBusy])
  const send = async (file: File) => {
    const id = newKey()
    const put = (part: Partial<FileItem>) =>
      setSending((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)))
    setSending((now) => [...now, { id, name: file.name, size: file.size, progress: 0 }])
    try {
      const sent = await upload(file, (share) => put({ progress: share * 100 }))
      onFiles((now) => [...now, sent])
      setSending((now) => now.filter((one) => one.id !== id))
    } catch (problem) {
      put({ error: problem instanceof ApiProblem ? problem.text[locale] : t('visit.photoFailed') })
    }
  }
  return (
    <FileDrop
      label={label}
      hint={hint}
      optional={optional}
      error={error}
      items={[...files.map(({ id, name, size }) => ({ id, name, size })), ...sending]}
      maxSize={50 * 1024 * 1024}
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
