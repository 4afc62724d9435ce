import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { cleanName } from '../directory.rules.ts'
import { type Match, type Mention, matchPerson } from './persons.rules.ts'
import { listCandidates } from './persons.store.ts'

/** Whom a mention in a text means, by the register as it stands (see `matchPerson` for the rule). */
export async function mentionedPerson(db: Db | Tx, mention: Mention): Promise<Match> {
  const familyName = cleanName(mention.familyName)
  return matchPerson({ ...mention, familyName }, await listCandidates(db, familyName, mention.nationalCode ?? null))
}
