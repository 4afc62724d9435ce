import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'

/** Beside the Excel button: the page as it is on show, as PDF, by the name under which its room declares it. */
export function PdfButton({
  print,
  query = {},
  as = 'pdf',
}: {
  print: string
  /** Or as a Word file. */
  as?: 'pdf' | 'word'
  query?: Readonly<Record<string, string | null | undefined>>
}) {
  const t = useUiWords()
  const { locale } = useLooks()
  const asked = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))
  return (
    <a
      className="btn quiet"
      href={`/api/prints/${print}.${as === 'pdf' ? 'pdf' : 'docx'}?${new URLSearchParams([...asked, ['locale', locale]])}`}
      download
      title={t(as === 'pdf' ? 'pdf.take' : 'word.take')}
    >
      {t(as)}
    </a>
  )
}
