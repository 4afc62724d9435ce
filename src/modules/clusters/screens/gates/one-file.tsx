import { useEffect, useState } from 'react'
import { ApiProblem, type UploadedFile, upload } from '../../../../ui/api.ts'
import { FileDrop, type FileItem, useLooks, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../clusters.fa.ts'

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024

/** One file, sent as it is chosen; another one takes its place. */
export function OneFile({
  file,
  onFile,
  onBusy,
  optional,
  error,
}: {
  file: UploadedFile | null
  onFile(file: UploadedFile | null): void
  onBusy(busy: boolean): void
  optional?: boolean
  error?: string | undefined
}) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const [sending, setSending] = useState<FileItem | null>(null)
  const busy = sending !== null && !sending.error
  useEffect(() => onBusy(busy), [busy, onBusy])
  const send = async (chosen: File) => {
    const item = { id: chosen.name, name: chosen.name, size: chosen.size }
    setSending({ ...item, progress: 0 })
    try {
      onFile(await upload(chosen, (share) => setSending({ ...item, progress: share * 100 })))
      setSending(null)
    } catch (problem) {
      const said = problem instanceof ApiProblem ? problem.text[locale] : t('form.fileFailed')
      setSending({ ...item, error: said })
    }
  }
  const stands = file ? [{ id: file.id, name: file.name, size: file.size }] : []
  return (
    <FileDrop
      label={t('form.file')}
      optional={optional}
      error={error}
      items={sending ? [sending] : stands}
      maxSize={LARGEST}
      onAdd={(added) => void send(added.at(-1)!)}
      onRemove={() => {
        setSending(null)
        onFile(null)
      }}
    />
  )
}
