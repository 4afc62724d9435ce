import { useWords } from '../../../ui/index.ts'

/** Why a deed is not allowed, in the words of the module that says so; undefined where it is. */
export function useWhyNot() {
  const own = useWords<Record<string, string>>('ranking')
  const kernel = useWords<Record<string, string>>('kernel')
  return (answer: true | string | undefined): string | undefined => {
    if (answer === true) return undefined
    const [module, name] = (answer ?? 'kernel.notYourRole').split('.')
    return (module === 'ranking' ? own : kernel).maybe(`errors.${name}`) ?? kernel('errors.notYourRole')
  }
}
