import { foldForSearch } from '../fa.ts'

/** Whether every word of the query stands somewhere in the text, folded as the search of the house folds. */
export function matches(text: string, query: string): boolean {
  const folded = foldForSearch(text)
  const joined = folded.replaceAll(' ', '')
  return foldForSearch(query)
    .split(' ')
    .every((word) => folded.includes(word) || joined.includes(word))
}
