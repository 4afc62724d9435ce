import { useEffect, useState } from 'react'
import { ApiProblem, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, newKey, useLooks, usePersonId, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimFile } from './claim.form.ts'
import { dropFile, findFile, keepFile } from './waiting/waiting.device.ts'
import { mayKeep } from './waiting/waiting.rules.ts'

/** As the server takes them. */
const LARGEST = 50 * 1024 * 1024

/** Photos and files of a claim: each is sent as it is chosen, with its progress and its own refusal; without the network small ones wait on the device. */
export function ClaimEvidence({
  files,
  onFiles,
  onBusy,
  error,
}: {
  files: readonly ClaimFile[]
  /** Receives a change of the list as it stands then: several uploads end in any order. */
  onFiles(change: (now: readonly ClaimFile[]) => ClaimFile[]): void
  onBusy(count: number): void
  error?: string
}) {
  const t = useWords<typeof fa>('commitments')
  const { locale } = useLooks()
  const person = usePersonId()
  const [sending, setSending] = useState<readonly FileItem[]>([])
  const [photos, setPhotos] = useState<Record<string, string>>({})
  const put = (change: (now: readonly FileItem[]) => FileItem[]) => setSending(change)
  const busy = sending.filter((one) => !one.error).length
  useEffect(() => onBusy(busy), [busy, onBusy])
  // pictures that lie on the device are shown again when the form is taken up again
  const unseen = files
    .filter((file) => file.local && file.mediaType.startsWith('image/') && !photos[file.id])
    .map((file) => file.id)
    .join(' ')
  useEffect(() => {
    if (person === undefined) return
    for (const id of unseen.split(' ').filter(Boolean))
      void findFile(person, id)
        .then((blob) => blob && setPhotos((now) => ({ ...now, [id]: URL.createObjectURL(blob) })))
        .catch(() => {})
  }, [person, unseen])
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
      if (problem instanceof ApiProblem && problem.status === 0 && person !== undefined && mayKeep(file.size, files)) {
        const kept = await keepFile(person, id, file).then(
          () => true,
          () => false,
        )
        if (kept) {
          const { name, size, type: mediaType } = file
          onFiles((now) => [...now, { id, name, size, mediaType, local: true }])
          put((now) => now.filter((one) => one.id !== id))
          return
        }
      }
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
          if (person !== undefined && files.some((file) => file.id === id && file.local))
            void dropFile(person, id).catch(() => {})
          onFiles((now) => now.filter((file) => file.id !== id))
          put((now) => now.filter((one) => one.id !== id))
        }}
      />
      {files.some((file) => file.local) && <p className="micro dim">{t('evidence.onDevice')}</p>}
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
