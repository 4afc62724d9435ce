import { useState } from 'react'
import { ApiProblem, api, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, FormDialog, useLooks, useSend } from '../../../ui/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { changed, useMeetingWords } from './data.ts'

const LARGEST = 50 * 1024 * 1024

/** Files that are sent as they are chosen. `held` while one is on its way or was refused and not taken away: nothing is recorded without it. */
export function usePapers() {
  const { t } = useMeetingWords()
  const { locale } = useLooks()
  const [items, setItems] = useState<FileItem[]>([])
  const put = (id: string, more: Partial<FileItem>) =>
    setItems((now) => now.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const add = async (file: File) => {
    const key = `${file.name} ${file.size}`
    setItems((now) => [
      ...now.filter((one) => one.id !== key),
      { id: key, name: file.name, size: file.size, progress: 0 },
    ])
    try {
      const kept = await upload(file, (share) => put(key, { progress: share * 100 }))
      setItems((now) => now.map((one) => (one.id === key ? { id: kept.id, name: kept.name, size: kept.size } : one)))
    } catch (problem) {
      put(key, { error: problem instanceof ApiProblem ? problem.text[locale] : t('papers.failed') })
    }
  }
  const ready = items.filter((one) => !one.error && one.progress === undefined)
  return {
    ids: ready.map((one) => one.id),
    held: items.some((one) => one.progress !== undefined || one.error),
    drop: {
      items,
      maxSize: LARGEST,
      onAdd: (files: readonly File[]) => files.forEach((file) => void add(file)),
      onRemove: (id: string) => setItems((now) => now.filter((one) => one.id !== id)),
    },
  }
}

/** Puts papers into the agenda file, or beside a session entered as history. */
export function PapersDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const { t } = useMeetingWords()
  const papers = usePapers()
  const sending = useSend({ fields: ['fileIds'], renew: changed })
  return (
    <FormDialog
      title={t(session.state === 'history' ? 'papers.titleHistory' : 'papers.title')}
      verb={t('papers.submit')}
      disabled={papers.ids.length === 0 || papers.held}
      onSend={() => sending.send(() => api.post(`/api/sessions/${session.id}/papers`, { fileIds: papers.ids }))}
      onClose={onClose}
      sending={sending}
    >
      <FileDrop label={t('papers.files')} error={sending.field('fileIds')} {...papers.drop} />
    </FormDialog>
  )
}
