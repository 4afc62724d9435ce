/** What other rooms' pages may show of letters. */
export { RecordLetters } from './record-letters.tsx'
