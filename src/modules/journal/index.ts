export { listLinesSince } from './journal.days.ts'
export { type Anchor, parseAnchor } from './journal.rules.ts'
export { appendJournal, journalHead, lastEntryAt, listHistory, stateOfJournal } from './journal.store.ts'
export { type ChainReport, verifyJournal } from './journal.verify.ts'
