import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { ApiProblem } from './api.ts'
import { focusFirstError } from './forms/field.tsx'
import { useLooks } from './locale.tsx'
import { useToast } from './say/toast.tsx'

interface SendOptions {
  /** Paths of the fields on show that tell their own refusal. */
  fields?: readonly string[]
  /** What was done, told in passing. */
  done?: string
  /** Keys of the queries that are read again when it is done, before anything closes. */
  renew?: readonly QueryKey[] | 'all'
}

export interface Sending {
  /** The request is on its way, or what it changed is being read again. */
  busy: boolean
  /** Sends; true when it was done. What was thrown is kept to be shown: `work` need not catch. */
  send(work: () => Promise<unknown>): Promise<boolean>
  /** Message under one field, in the language of the page. */
  field(path: string): string | undefined
  /** The refusal itself, for a way out that depends on its code. */
  refused: ApiProblem | null
  /** What no field on show tells; stands over the form. Null when there is nothing more to say. */
  problem: unknown
  clear(): void
  /** Goes on the form: its first wrong field takes the focus after a refusal. */
  form: RefObject<HTMLFormElement | null>
}

/** A form's request: whether it is on its way, what was refused of it, and what follows when it is done. */
export function useSend({ fields = [], done, renew = [] }: SendOptions = {}): Sending {
  const client = useQueryClient()
  const say = useToast()
  const { locale } = useLooks()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // once the messages stand there
  useEffect(() => {
    if (!error || !form.current) return
    form.current.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
    focusFirstError(form.current)
  }, [error])
  const refused = error instanceof ApiProblem ? error : null
  return {
    busy,
    form,
    refused,
    problem: refused ? refused.untold(fields) : error,
    field: (path) => refused?.field(path)?.[locale],
    clear: () => setError(null),
    send: async (work) => {
      setBusy(true)
      setError(null)
      try {
        await work()
        const keys: readonly QueryKey[] = renew === 'all' ? [[]] : renew
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
        if (done) say({ title: done })
        return true
      } catch (thrown) {
        // what is no refusal is a defect: the person is told in general words, the console the rest
        if (!(thrown instanceof ApiProblem)) console.error(thrown)
        setError(thrown)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
