import '../tables.ts'
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tables.ts'
import { conflict, refuse } from '../errors.ts'

/**
 * The same request sent again is one deed and one answer: a double click, a line cut after the house had done it. The caller gives the
 * request a key (`Idempotency-Key`); the key is taken, the deed done and its answer kept in one transaction, so there is never the one
 * without the other. A refusal leaves nothing: sent again it is judged again.
 */
export const onceHeader = 'idempotency-key'
const dayMs = 86_400_000
/** Old answers that one request takes away besides its own work. */
const sweptAtOnce = 50

export interface OnceKey {
  personId: string
  key: string
}

/** The key of a request of somebody who is signed in, or null. @throws 422 for a key that is none */
export function keyOf(request: Pick<FastifyRequest, 'headers'>, actor: Actor): OnceKey | null {
  const key = request.headers[onceHeader]
  if (key === undefined || actor.personId === '') return null
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw refuse('kernel.badKey')
  // a file is not read twice to compare it
  if (request.headers['content-type']?.startsWith('multipart/')) return null
  return { personId: actor.personId, key }
}

/**
 * Does the work, or gives the answer of the first time; who comes while it is being done waits for that answer.
 *
 * @param asked what tells this request from another: method, address, body
 * @throws 409 `kernel.keyUsed` where the key came with another request
 */
export async function once(
  ctx: Ctx,
  { personId, key, asked }: OnceKey & { asked: readonly unknown[] },
  work: (ctx: Ctx) => Promise<unknown>,
): Promise<unknown> {
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  return ctx.db.transaction().execute(async (tx) => {
    const at = ctx.clock.now()
    await sweep(tx, new Date(at.getTime() - dayMs))
    const taken = await tx
      .insertInto('answers')
      .values({ person_id: personId, key, asked: hash, answer: null, at })
      .onConflict((oc) => oc.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!taken) return answerOf(tx, personId, key, hash)
    const answer = await work({ ...ctx, db: tx })
    await tx
      .updateTable('answers')
      .set({ answer: JSON.stringify(answer) })
      .where('person_id', '=', personId)
      .where('key', '=', key)
      .execute()
    return answer
  })
}

async function answerOf(tx: Tx, personId: string, key: string, hash: string): Promise<unknown> {
  const first = await tx
    .selectFrom('answers')
    .select(['asked', 'answer'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (first.asked !== hash) throw conflict('kernel.keyUsed')
  return first.answer
}

/** Answers older than a day go, a few at a time; what another request is sweeping is left to it. */
async function sweep(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('answers')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('person_id', 'key'),
        'in',
        selectFrom('answers')
          .select(['person_id', 'key'])
          .where('at', '<', before)
          .limit(sweptAtOnce)
          .forUpdate()
          .skipLocked()
          .$asTuple('person_id', 'key'),
      ),
    )
    .execute()
}
