import { useEffect, useState } from 'react'
import { ApiProblem, type UploadedFile, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import { newKey } from './kept.ts'

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024

/** Photos and files of a claim: each is sent as it is chosen, with its progress and its own refusal. */
export function ClaimEvidence({
  files,
  onFiles,
  onBusy,
  error,
}: {
  files: readonly UploadedFile[]
  /** Receives a change of the list as it stands then: several uploads end in any order. */
  onFiles(change: (now: readonly UploadedFile[]) => UploadedFile[]): void
  onBusy(count: number): void
  error?: string
}) {
  const t = useWords<typeof fa>('commitments')
  const { locale } = useLooks()
  const [sending, setSending] = useState<readonly FileItem[]>([])
  const [photos, setPhotos] = useState<Record<string, string>>({})
  const put = (change: (now: readonly FileItem[]) => FileItem[]) => setSending(change)
  const busy = sending.filter((one) => !one.error).length
  useEffect(() => onBusy(busy), [busy, onBusy])
  const send = async (file: File) => {
    const id = newKey()
    put((now) => [...now, { id, name: file.name, size: file.size, progress: 0 }])
    try {
      const sent = await upload(file, (share) =>
        put((now) => now.map((one) => (one.id === id ? { ...one, progress: share * 100 } : one))),
      )
      if (sent.mediaType.startsWith('image/')) setPhotos((now) => ({ ...now, [sent.id]: URL.createObjectURL(file) }))
      onFiles((now) => [...now, sent])
      put((now) => now.filter((one) => one.id !== id))
    } catch (problem) {
      const text = problem instanceof ApiProblem ? problem.text[locale] : t('evidence.failed')
      put((now) => now.map((one) => (one.id === id ? { ...one, error: text } : one)))
    }
  }
  const shown = files.filter((file) => photos[file.id])
  return (
    <div className="claim-evidence">
      <FileDrop
        label={t('evidence.title')}
        optional
        hint={t('evidence.hint')}
        error={error}
        items={[...files.map(({ id, name, size }) => ({ id, name, size })), ...sending]}
        maxSize={LARGEST}
        onAdd={(added) => {
          for (const file of added) void send(file)
        }}
        onRemove={(id) => {
          onFiles((now) => now.filter((file) => file.id !== id))
          put((now) => now.filter((one) => one.id !== id))
        }}
      />
      {shown.length > 0 && (
        <ul className="claim-shots">
          {shown.map((file) => (
            <li key={file.id}>
              <img src={photos[file.id]} alt={file.name} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
