import { useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'

/** Says why an act is off: the code in `may` as a sentence; undefined where the act is open. */
export function useWhy(): (answer: true | string | undefined) => string | undefined {
  const own = useWords<typeof fa>('commitments')
  const kernel = useWords<Record<string, string>>('kernel')
  return (answer) => {
    if (answer === true) return undefined
    if (answer === undefined) return kernel('errors.forbidden')
    const [module, name] = answer.split('.')
    const words = module === 'commitments' ? own : kernel
    return words.maybe(`errors.${name}`) ?? kernel('errors.forbidden')
  }
}
