import type { Ctx } from '../../kernel/context.ts'
import { Refusal, refuse } from '../../kernel/errors.ts'
import { type ActAtOnce, toKnow } from './desk.rules.ts'
import type { AtOnce, Item } from './desk.schema.ts'
import type { Waiting } from './desk.store.ts'
import { markSeen, putBack, take } from './keeping.verbs.ts'

const verbs: Readonly<Record<ActAtOnce, (ctx: Ctx, waiting: Waiting, item: Item) => Promise<void>>> = {
  async seen(ctx, waiting, item) {
    // to have seen a work that waits would not end it, and would look as if it did
    if (![...toKnow, 'desk.answer'].includes(item.what)) throw refuse('desk.notAtOnce')
    await markSeen(ctx, waiting, item)
  },
  take,
  putBack,
}

/**
 * One small act on many items, each with its own transaction and journal entry: what one refuses stops none of the others.
 *
 * @returns how many were done, and of each other one its refusal
 */
export async function atOnce(
  ctx: Ctx,
  waiting: Waiting,
  { act, items }: AtOnce,
): Promise<{ done: number; refused: (Item & { refusal: Refusal })[] }> {
  const refused: (Item & { refusal: Refusal })[] = []
  for (const item of items)
    try {
      await verbs[act](ctx, waiting, item)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ ...item, refusal: error })
    }
  return { done: items.length - refused.length, refused }
}
