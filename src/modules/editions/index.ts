export { createEditions } from './editions.module.ts'
export { contentInForce, type EditionAsked, type EditionRow, findInForce } from './editions.store.ts'
export { adoptEdition, discardEdition, draftEdition, writeEdition } from './editions.verbs.ts'
