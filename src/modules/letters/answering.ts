import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { conflict } from '../../kernel/errors.ts'
import { changeLetter, type LetterRow } from './letters.store.ts'

/**
 * The incoming letter is answered by an outgoing one, and waits on nobody. One that was answered already stays answered by the first: an
 * office may write twice. What was filed is opened again first.
 *
 * @throws 409 `letters.settledAlready`
 */
export async function settleBy(tx: Tx, ctx: Ctx, question: LetterRow, answerId: string): Promise<void> {
  if (question.direction !== 'incoming' || question.settled === 'answered') return
  if (question.settled === 'filed')
    throw conflict('letters.settledAlready', { number: question.number }, [
      { path: 'answersId', code: 'letters.settledAlready', details: { number: question.number } },
    ])
  await changeLetter(tx, question.id, { settled: 'answered', answered_by: answerId, settled_at: ctx.clock.now() })
}

/** It waits again, since now. */
export const reopened = (ctx: Ctx) => ({
  settled: null,
  answered_by: null,
  filed_reason: null,
  settled_at: null,
  open_since: ctx.clock.now(),
})
