import type { Manifest } from '../../kernel/manifest.ts'
import { journalRoutes } from './journal.routes.ts'

/** The journal: who did what, when, before and after, why. Append-only, hash-chained; written by verbs alone, never by hand. */
export const journal: Manifest = { name: 'journal', policy: {}, routes: journalRoutes }
