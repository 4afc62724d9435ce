import { ExampleMark, SourceChip, type SourceCode, Tag, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'

interface MarkShown {
  mark: 'document' | 'takenOver' | 'example'
  source: string
}

const isCode = (source: string): source is SourceCode => /^D[0-4]$/.test(source)

/** Where a value came from: the document's chip, «وضع پیشین», an example. Other papers are named in words. */
export function Marks({ marks }: { marks: readonly MarkShown[] }) {
  const t = useWords<typeof fa>('clusters')
  const papers = [...new Set(marks.filter((one) => one.mark === 'document').map((one) => one.source))]
  return (
    <>
      {papers.map((source) => (
        <span key={source}>
          {' '}
          {isCode(source) ? <SourceChip code={source} /> : <span className="dim small">{source}</span>}
        </span>
      ))}
      {marks.some((one) => one.mark === 'takenOver') && (
        <span title={t('takenOverWhy')}>
          {' '}
          <Tag tone="info">{t('takenOver')}</Tag>
        </span>
      )}
      {marks.some((one) => one.mark === 'example') && (
        <>
          {' '}
          <ExampleMark />
        </>
      )}
    </>
  )
}
