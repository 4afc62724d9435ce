import type { Actor, Where } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { may } from '../../kernel/policy.ts'
import { policy } from './directory.policy.ts'
import { visibleTitles } from './directory.store.ts'

/** What the actor may do with a master record, for the buttons of its page. */
export const mayDo = (actor: Actor, where: Where) => ({
  correct: may(policy['directory.correct'], actor, where, null) === true,
  merge: may(policy['directory.merge'], actor, where, null) === true,
  appoint: may(policy['directory.appoint'], actor, where, null) === true,
})

/** The records merged into the one shown, as far as the actor sees them. */
export async function mergedOf(db: Db | Tx, actor: Actor, livingId: string, group: readonly string[]) {
  const titles = await visibleTitles(
    db,
    actor,
    group.filter((id) => id !== livingId),
  )
  return [...titles].map(([id, name]) => ({ id, name }))
}
