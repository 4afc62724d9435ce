/** Folds what people write differently, for matching in a list on the screen; the server's search folds more. */
export const foldText = (text: string): string =>
  text
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[ۀة]/g, 'ه')
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[\u200c\s]+/g, ' ')
    .trim()
    .toLowerCase()

/** Whether every word of the query stands somewhere in the text; «می خواهم» also finds «می‌خواهم». */
export function matches(text: string, query: string): boolean {
  const folded = foldText(text)
  const joined = folded.replaceAll(' ', '')
  return foldText(query)
    .split(' ')
    .every((word) => folded.includes(word) || joined.includes(word))
}
