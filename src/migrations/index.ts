import type { Migration } from 'kysely/migration'

/** The one ordered list. A migration that has been released is never edited. */
export const migrations: Record<string, Migration> = {}
