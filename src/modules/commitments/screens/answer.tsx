import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Btn, Refusal, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'

/** What a query answered: its data, a quiet line while it is on its way, or the refusal in the server's own words. */
export function Answer<Data>({ of, children }: { of: UseQueryResult<Data>; children(data: Data): ReactNode }) {
  const t = useWords<typeof fa>('commitments')
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.isPending)
    return (
      <p className="dim small answer-waiting" role="status">
        {t('screen.waiting')}
      </p>
    )
  return (
    <div className="answer-waiting">
      <Problem of={of.error} />
      <p>
        <Btn small onClick={() => void of.refetch()}>
          {t('screen.again')}
        </Btn>
      </p>
    </div>
  )
}

/** A refusal of the server as it stands in the page: what happened and the way out. Fields carry their own messages. */
export function Problem({ of }: { of: unknown }) {
  const t = useWords<typeof fa>('commitments')
  const { locale } = useLooks()
  if (!of) return null
  const text = of instanceof ApiProblem ? of.text[locale] : t('screen.broken')
  return (
    <div role="alert">
      <Refusal title={text} />
    </div>
  )
}
