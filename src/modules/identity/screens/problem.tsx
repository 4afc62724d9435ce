import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { focusFirstError, Icon, useLooks } from '../../../ui/index.ts'

/** A form's work and what was refused of it: `run` the request; `field` says what stands under a field, `rest` what stands over the form. */
export function useRefused(fields: readonly string[]) {
  const { locale } = useLooks()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // the first field in error takes the focus once its message stands there
  useEffect(() => {
    if (problem && form.current) focusFirstError(form.current)
  }, [problem])

  /** True when it was done. Everything that is no refusal is a defect and goes on to the page. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    try {
      await work()
      setProblem(null)
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  const shown = problem?.fields.some((one) => fields.includes(one.path)) ?? false
  return {
    run,
    busy,
    form,
    field: (path: string) => problem?.field(path)?.[locale],
    rest: problem && !shown ? problem.text[locale] : null,
    clear: () => setProblem(null),
  }
}

/** What was refused of the whole form: stands over its fields and is read out at once. */
export function Refused({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <p className="door-refused" role="alert">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  )
}
