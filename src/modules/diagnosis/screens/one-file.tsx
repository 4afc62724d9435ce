import { useEffect, useState } from 'react'
import { ApiProblem, type UploadedFile, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, useLooks } from '../../../ui/index.ts'
import { useDiagnosisWords } from './data.ts'

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024
type Kept = Pick<UploadedFile, 'id' | 'name' | 'size'>

/** The file of a section, sent as it is chosen; another one takes its place. */
export function OneFile({
  file,
  onFile,
  onBusy,
  error,
}: {
  file: Kept | null
  onFile(file: Kept | null): void
  onBusy(busy: boolean): void
  error: string | undefined
}) {
  const t = useDiagnosisWords()
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
      setSending({ ...item, error: problem instanceof ApiProblem ? problem.text[locale] : t('form.fileFailed') })
    }
  }
  return (
    <FileDrop
      label={t('form.file')}
      optional
      error={error}
      items={sending ? [sending] : file ? [{ id: file.id, name: file.name, size: file.size }] : []}
      maxSize={LARGEST}
      onAdd={(added) => void send(added.at(-1)!)}
      onRemove={() => {
        setSending(null)
        onFile(null)
      }}
    />
  )
}
