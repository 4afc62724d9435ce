import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { dbProblem, reasonOf } from './db.problems.ts'

export interface MigrateResult {
  /** Names of the steps done now, in order; empty when the database was up to date. */
  applied: string[]
  /** Names of all steps that the database has now. */
  all: string[]
}

/**
 * Brings a database up to date. Each step runs in its own transaction under Kysely's migration lock: two processes may
 * call this at once, a step runs once, and a failing step leaves nothing behind while the ones before it stay.
 * @param migrations name → step; names sort in the order of running (`0001_kernel`, `0002_journal`, …).
 * @throws Problem `errors.migration` | `errors.newerDatabase` | `errors.unorderedMigration`
 */
export async function migrate(
  // biome-ignore lint/suspicious/noExplicitAny: migrations know no table types
  db: Kysely<any>,
  migrations: Record<string, Migration>,
): Promise<MigrateResult> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const applied: string[] = []
  while (true) {
    // one step at a time: migrateToLatest would put all of them into one transaction
    const { error, results } = await migrator.migrateUp()
    const step = results?.find((result) => result.status !== 'NotExecuted')
    if (error !== undefined) throw problemOf(error, step?.migrationName, applied)
    if (step === undefined) break
    applied.push(step.migrationName)
  }
  return { applied, all: Object.keys(migrations).sort() }
}

function problemOf(error: unknown, failed: string | undefined, applied: string[]): Error {
  const reason = reasonOf(error)
  // Kysely has no error classes for these two; its texts are pinned with its version and held by a test
  const missing = /corrupted migrations: previously executed migration (\S+) is missing/.exec(reason)?.[1]
  if (missing !== undefined) return dbProblem('errors.newerDatabase', { name: missing })
  const unordered = /corrupted migrations: expected previously executed migration \S+ .* but (\S+) was found/.exec(
    reason,
  )?.[1]
  if (unordered !== undefined) return dbProblem('errors.unorderedMigration', { name: unordered })
  if (failed === undefined) return error instanceof Error ? error : new Error(reason)
  return dbProblem('errors.migration', { name: failed, reason, applied: applied.join(', ') || '—' })
}
