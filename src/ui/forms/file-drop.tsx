import { useId, useRef, useState } from 'react'
import { type Formats, useFormat } from '../format.ts'
import { Icon } from '../icons.tsx'
import type { fa } from '../ui.fa.ts'
import { type Translate, useUiWords } from '../words.tsx'
import { Btn, IconBtn } from './btn.tsx'
import { Field, type FieldSaying } from './field.tsx'

export interface FileItem {
  id: string
  name: string
  /** Bytes. */
  size: number
  /** 0 to 100 while it is being sent. */
  progress?: number
  error?: string
}
interface FileDropProps extends FieldSaying {
  items: readonly FileItem[]
  onAdd(files: File[]): void
  onRemove(id: string): void
  /** As in the accept attribute; photos have their own button. */
  accept?: string
  photo?: boolean
  /** Bytes; a larger file is named and not added. */
  maxSize?: number
  disabled?: boolean
}

/** «۱٫۲ مگابایت». */
export function sayBytes(bytes: number, t: Translate<typeof fa>, f: Formats): string {
  if (bytes < 1000) return t('bytes', { size: bytes })
  if (bytes < 1_000_000) return t('kilobytes', { size: f.number(Math.round(bytes / 1000)) })
  if (bytes < 1_000_000_000) return t('megabytes', { size: f.number((bytes / 1_000_000).toFixed(1)) })
  return t('gigabytes', { size: f.number((bytes / 1_000_000_000).toFixed(1)) })
}

/** Says sizes in the reader's language. */
export function useBytes(): (bytes: number) => string {
  const t = useUiWords()
  const f = useFormat()
  return (bytes) => sayBytes(bytes, t, f)
}

/** Evidence: a photo, a file, or dropped onto the frame; each with its progress and a way to remove it. */
export function FileDrop({
  label,
  optional,
  hint,
  error,
  items,
  onAdd,
  onRemove,
  accept,
  photo = true,
  maxSize,
  disabled,
}: FileDropProps) {
  const t = useUiWords()
  const f = useFormat()
  const inputId = useId()
  const camera = useRef<HTMLInputElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string>()

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    const large = maxSize === undefined ? undefined : files.find((file) => file.size > maxSize)
    setRefused(
      large && t('fileTooLarge', { name: large.name, size: sayBytes(large.size, t, f), max: sayBytes(maxSize!, t, f) }),
    )
    const fitting = files.filter((file) => maxSize === undefined || file.size <= maxSize)
    if (fitting.length > 0) onAdd(fitting)
  }
  const picked = (input: HTMLInputElement) => {
    take(input.files)
    input.value = '' // the same file can be chosen again after it was removed
  }

  return (
    <Field label={label} optional={optional} hint={hint} error={error ?? refused}>
      {({ id, 'aria-describedby': said }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first
        <div
          className={over ? 'file-drop over' : 'file-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(!disabled)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            if (!disabled) take(event.dataTransfer.files)
          }}
        >
          <input
            ref={chooser}
            hidden
            id={inputId}
            type="file"
            multiple
            accept={accept}
            onChange={(event) => picked(event.target)}
          />
          {photo && (
            <input
              ref={camera}
              hidden
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => picked(event.target)}
            />
          )}
          <div className="row tight">
            {photo && (
              <Btn icon="camera" small disabled={disabled} onClick={() => camera.current?.click()}>
                {t('takePhoto')}
              </Btn>
            )}
            <Btn
              id={id}
              // the word on the button comes first, so that who speaks to the page can say what they see
              aria-label={typeof label === 'string' ? `${t('chooseFile')}, ${label}` : t('chooseFile')}
              aria-describedby={said}
              icon="clip"
              small
              disabled={disabled}
              onClick={() => chooser.current?.click()}
            >
              {t('chooseFile')}
            </Btn>
            <span className="dim small only-wide">{t('dropHere')}</span>
          </div>
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item.id} className="evi">
                  <Icon name={item.error ? 'warning' : 'file'} />
                  <div className="grow">
                    <b className="strong">
                      <bdi>{item.name}</bdi>
                    </b>{' '}
                    <span className={item.error ? 'late-t' : undefined}>
                      {item.error ??
                        (item.progress === undefined
                          ? sayBytes(item.size, t, f)
                          : t('uploading', { percent: f.percent(Math.round(item.progress)) }))}
                    </span>
                    {item.progress !== undefined && !item.error && (
                      <div className="bar">
                        <i style={{ inlineSize: `${item.progress}%` }} />
                      </div>
                    )}
                  </div>
                  <IconBtn
                    icon="close"
                    label={t('removeFile', { name: item.name })}
                    onClick={() => onRemove(item.id)}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  )
}
