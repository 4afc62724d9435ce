import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Btn, Empty, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'

/** The page of an answer: a quiet line while it is on its way, the refusal in its own words, else the answer. */
export function Answer<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children(data: Data): ReactNode
}): ReactNode {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return <p className="matn dim">{t('form.waiting')}</p>
  const said = query.error instanceof ApiProblem ? query.error.text[locale] : String(query.error)
  const gone = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <div className="matn">
      <Empty title={said} acts={gone ? undefined : <Btn onClick={() => void query.refetch()}>{t('form.retry')}</Btn>} />
    </div>
  )
}
