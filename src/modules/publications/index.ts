export { publications } from './publications.module.ts'
export { publishRecord, withdrawRecord } from './publications.verbs.ts'
