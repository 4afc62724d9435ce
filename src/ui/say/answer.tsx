import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem } from '../api.ts'
import { Btn } from '../forms/btn.tsx'
import { Icon } from '../icons.tsx'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'
import { Empty } from './empty.tsx'

/** What a query answered: its data, a quiet line while it is on its way, or the refusal with a way to ask again. */
export function Answer<Data>({ of, children }: { of: UseQueryResult<Data>; children(data: Data): ReactNode }) {
  const t = useUiWords()
  const textOf = useProblemText()
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.isPending)
    return (
      <p className="answer dim small" role="status">
        {t('waiting')}
      </p>
    )
  // what is not there or not allowed for this reader will not be the next time either
  const gone = of.error instanceof ApiProblem && (of.error.isNowhere || of.error.status === 403)
  const wrong = gone && of.error instanceof ApiProblem && of.error.status === 422
  return (
    <div className="answer" role="alert">
      <Empty
        title={wrong ? t('badAddress') : textOf(of.error)}
        acts={!gone && <Btn onClick={() => void of.refetch()}>{t('again')}</Btn>}
      />
    </div>
  )
}

/** A refusal in the language of the page; a sentence stays as it is, and what is no refusal is told in general words. */
export function useProblemText(): (of: unknown) => string {
  const t = useUiWords()
  const { locale } = useLooks()
  return (of) => (of instanceof ApiProblem ? of.text[locale] : typeof of === 'string' ? of : t('unexpected'))
}

/** What was refused, as it stands in a form or page and is read out at once: the whole, and what its fields add where no field tells it. */
export function Problem({ of }: { of: unknown }) {
  const textOf = useProblemText()
  const { locale } = useLooks()
  if (!of) return null
  const text = textOf(of)
  const fields = of instanceof ApiProblem ? of.fields.map((field) => field.message[locale]) : []
  const more = [...new Set(fields)].filter((message) => message !== text)
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p>{text}</p>
        {more.length > 0 && (
          <ul className="missing">
            {more.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
