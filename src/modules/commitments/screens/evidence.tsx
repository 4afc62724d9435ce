import { Icon, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ClaimView } from '../commitments.schema.ts'
import { shortDecimal } from './figures.rules.ts'

type File = ClaimView['files'][number]
const isPhoto = (file: File) => file.mediaType.startsWith('image/')
const addressOf = (file: File) => `/api/files/${file.id}`

/** Kind and size of a file: «PDF، ۱٫۲ مگابایت». */
function useFileNote() {
  const t = useWords<typeof fa>('commitments')
  const f = useFormat()
  return (file: File) => {
    const kind = /\.(\w{1,5})$/.exec(file.name)?.[1]?.toUpperCase() ?? file.mediaType
    const size =
      file.size < 1_000_000
        ? t('evidence.kilobytes', { size: Math.max(1, Math.round(file.size / 1000)) })
        : t('evidence.megabytes', { size: f.number(shortDecimal(file.size / 1_000_000)) })
    return { kind, size }
  }
}

/** Chips that open each piece of evidence in its own tab. */
export function EvidenceChips({ files }: { files: readonly File[] }) {
  const t = useWords<typeof fa>('commitments')
  const noteOf = useFileNote()
  if (files.length === 0) return <p className="small dim">{t('evidence.none')}</p>
  return (
    <ul className="stack" aria-label={t('evidence.title')}>
      {files.map((file) => {
        const note = noteOf(file)
        return (
          <li key={file.id}>
            <a className="evi" href={addressOf(file)} target="_blank" rel="noopener">
              <Icon name={isPhoto(file) ? 'photo' : 'file'} />
              <b className="strong evi-name">
                <bdi>{file.name}</bdi>
              </b>
              <span className="evi-note nowrap">
                <bdi className="lat">{note.kind}</bdi>، {note.size}
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** Evidence read in the page itself: photos shown, other files as chips. */
export function EvidenceInline({ files }: { files: readonly File[] }) {
  const t = useWords<typeof fa>('commitments')
  const photos = files.filter(isPhoto)
  const others = files.filter((file) => !isPhoto(file))
  if (files.length === 0) return <p className="muted">{t('evidence.none')}</p>
  return (
    <div className="stack">
      {photos.length > 0 && (
        <ul className="evidence-photos">
          {photos.map((file) => (
            <li key={file.id}>
              <a href={addressOf(file)} target="_blank" rel="noopener">
                <img src={addressOf(file)} alt={file.name} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <EvidenceChips files={others} />}
    </div>
  )
}
