import { useEffect, useState } from 'react'
import { ApiProblem, type UploadedFile, upload } from '../api.ts'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import type { FieldSaying } from './field.tsx'
import { FileDrop, type FileItem } from './file-drop.tsx'

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024

/** What a form keeps of a file that was sent. */
export type KeptFile = Pick<UploadedFile, 'id' | 'name' | 'size'>

/** One file, sent as it is chosen; another one takes its place. */
export function OneFile({
  file,
  onFile,
  onBusy,
  ...saying
}: FieldSaying & {
  file: KeptFile | null
  onFile(file: UploadedFile | null): void
  /** While it is being sent; a form waits for it. */
  onBusy(busy: boolean): void
}) {
  const t = useUiWords()
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
      setSending({ ...item, error: problem instanceof ApiProblem ? problem.text[locale] : t('uploadFailed') })
    }
  }
  const stands = file ? [{ id: file.id, name: file.name, size: file.size }] : []
  return (
    <FileDrop
      {...saying}
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
