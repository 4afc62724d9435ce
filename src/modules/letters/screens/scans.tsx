import { useState } from 'react'
import { ApiProblem, upload } from '../../../ui/api.ts'
import { FileDrop, type FileItem, useLooks } from '../../../ui/index.ts'
import { useLetterWords } from './data.ts'

const LARGEST = 50 * 1024 * 1024

/** Scans of a letter: each is sent as it is chosen; what arrived waits to be attached. */
export function useScans() {
  const { t } = useLetterWords()
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
      put(key, { error: problem instanceof ApiProblem ? problem.text[locale] : t('form.failed') })
    }
  }
  return {
    items,
    busy: items.some((one) => one.progress !== undefined && !one.error),
    ids: items.filter((one) => !one.error && one.progress === undefined).map((one) => one.id),
    add,
    remove: (id: string) => setItems((now) => now.filter((one) => one.id !== id)),
  }
}

export function ScanField({ scans, error }: { scans: ReturnType<typeof useScans>; error?: string | undefined }) {
  const { t } = useLetterWords()
  return (
    <FileDrop
      label={t('form.files')}
      optional
      items={scans.items}
      maxSize={LARGEST}
      error={error}
      onAdd={(files) => files.forEach((file) => void scans.add(file))}
      onRemove={scans.remove}
    />
  )
}
