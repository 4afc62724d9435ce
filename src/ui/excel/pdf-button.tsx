import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'

/** Beside the Excel button: the page as it is on show, as PDF, by the name under which its room declares it. */
export function PdfButton({
  print,
  query = {},
}: {
  print: string
  query?: Readonly<Record<string, string | null | undefined>>
}) {
  const t = useUiWords()
  const { locale } = useLooks()
  const asked = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))
  return (
    <a
      className="btn quiet"
      href={`/api/prints/${print}.pdf?${new URLSearchParams([...asked, ['locale', locale]])}`}
      download
      title={t('pdf.take')}
    >
      {t('pdf')}
    </a>
  )
}
