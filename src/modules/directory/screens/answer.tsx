import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Btn, focusFirstError, Refusal, useLooks } from '../../../ui/index.ts'
import { useDirectoryWords } from './words.ts'

/** What a query answered: its data, a quiet line while it is on its way, or the refusal in the server's own words. */
export function Answer<Data>({ of, children }: { of: UseQueryResult<Data>; children(data: Data): ReactNode }) {
  const { t } = useDirectoryWords()
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.isPending)
    return (
      <p className="dim small directory-waiting" role="status">
        {t('screen.waiting')}
      </p>
    )
  return (
    <div className="directory-waiting">
      <Problem of={of.error} />
      <p>
        <Btn small onClick={() => void of.refetch()}>
          {t('screen.again')}
        </Btn>
      </p>
    </div>
  )
}

/** A refusal as it stands in the page. */
export function Problem({ of, way }: { of: unknown; way?: ReactNode }) {
  const { t } = useDirectoryWords()
  const { locale } = useLooks()
  if (!of) return null
  return (
    <div role="alert">
      <Refusal title={of instanceof ApiProblem ? of.text[locale] : t('screen.broken')} way={way} />
    </div>
  )
}

/** A form's request and what was refused of it: `field` stands under a field, `problem` over the form when no field says it. */
export function useSend(fields: readonly string[] = []) {
  const { locale } = useLooks()
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem && form.current) focusFirstError(form.current)
  }, [problem])
  const refused = problem instanceof ApiProblem ? problem : null
  const inField = refused?.fields.some((one) => fields.includes(one.path)) ?? false
  return {
    busy,
    form,
    /** True when it was done. */
    send: async (work: () => Promise<unknown>): Promise<boolean> => {
      setBusy(true)
      setProblem(null)
      try {
        await work()
        return true
      } catch (error) {
        setProblem(error)
        return false
      } finally {
        setBusy(false)
      }
    },
    field: (path: string) => refused?.field(path)?.[locale],
    refused,
    problem: inField ? null : problem,
  }
}

export type Sending = ReturnType<typeof useSend>
