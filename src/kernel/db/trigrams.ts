import { type Kysely, sql } from 'kysely'
import { dbProblem, reasonOf } from './db.problems.ts'

/**
 * Installs pg_trgm and proves that it sees Persian letters. In a database with locale C it installs without a word,
 * and then finds nothing in Persian.
 * @throws Problem `errors.noExtension` | `errors.trigrams`
 */
// biome-ignore lint/suspicious/noExplicitAny: any database will do
export async function ensureTrigrams(db: Kysely<any>, database: string): Promise<void> {
  try {
    await sql`create extension if not exists pg_trgm`.execute(db)
  } catch (error) {
    // two starters at once: both saw it missing, one made it
    const raced = (error as { code?: string }).code === '23505' || (error as { code?: string }).code === '42710'
    if (!raced) throw dbProblem('errors.noExtension', { database, reason: reasonOf(error) })
  }
  const { rows } = await sql<{ works: boolean }>`select cardinality(show_trgm('خوشه')) > 0 as works`.execute(db)
  if (rows[0]?.works !== true) throw dbProblem('errors.trigrams', { database })
}
