export { type MinutesData, minutesDocument, unissuedPaper } from './minutes.ts'
export { createPapers } from './papers.module.ts'
export { adoptTemplate, makePaper, type PaperHouse, writeLetterhead } from './papers.verbs.ts'
export { type PaperKind, type PaperLocale, paperKinds } from './word/kinds.ts'
