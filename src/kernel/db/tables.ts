import type { Kysely, Transaction } from 'kysely'

/** All tables; each module merges its own in by declaration merging (see kernel/tables.ts). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
