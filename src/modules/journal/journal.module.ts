import type { Sentence } from '../../kernel/lists/list.ts'
import type { Manifest } from '../../kernel/manifest.ts'
import { journalLists } from './journal.lists.ts'
import { journalRoutes } from './journal.routes.ts'

/** The journal: who did what, when, before and after, why. Append-only, hash-chained; written by verbs alone, never by hand. */
export const journal = (sentence: Sentence): Manifest => ({
  name: 'journal',
  policy: {},
  routes: journalRoutes,
  lists: journalLists(sentence),
})
