import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { focusFirstError, useLooks, useToast } from '../../../ui/index.ts'

/**
 * One deed of a form: sends it, keeps what was typed when it is refused, names the wrong fields, and renews what is shown when it is done.
 */
export function useDeed(done: string, onDone: () => void) {
  const client = useQueryClient()
  const say = useToast()
  const { locale } = useLooks()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    try {
      await deed()
      await client.invalidateQueries({ queryKey: ['clusters'] })
      await client.invalidateQueries({ queryKey: ['history'] })
      say({ title: done })
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      // after the fields have taken their errors
      setTimeout(() => focusFirstError(), 0)
    } finally {
      setBusy(false)
    }
  }
  const at = (path: string) => problem?.field(path)?.[locale]
  /** What concerns no field of this form. */
  const general = (fields: readonly string[]) =>
    problem && !fields.some((path) => problem.field(path)) ? problem.text[locale] : null
  return { run, busy, at, general }
}
