import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { foldForSearch, toJalali } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { namesOf } from '../../kernel/names.ts'
import { linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { reopened, settleBy } from './answering.ts'
import { hold, line, numberStands, openLetter, otherLetter, partyOf, receiverOf, refuseAt } from './letters.entry.ts'
import { lettersPolicy } from './letters.policy.ts'
import { keptNumber, letterTitle, numberKey, whyNotAnswer, whyNotDated } from './letters.rules.ts'
import type { CorrectLetter } from './letters.schema.ts'
import {
  answersOf,
  changeLetter,
  findSame,
  type LetterRow,
  lockLetter,
  nameLetter,
  setReceiver,
  untie,
} from './letters.store.ts'

const named = {
  number: 'number',
  dated: 'dated',
  organisation_id: 'organisationId',
  party_name: 'partyName',
  receiver_person_id: 'receiverPersonId',
  receiver_role: 'receiverRole',
  subject: 'subject',
  answers_id: 'answersId',
  asks_answer: 'asksAnswer',
  due: 'due',
} as const
type Field = keyof typeof named

/** The letter as it would stand, field by field as given. */
async function corrected(tx: Tx, ctx: Ctx, letter: LetterRow, input: CorrectLetter) {
  const incoming = letter.direction === 'incoming'
  const number = input.number === undefined ? letter.number : keptNumber(input.number)
  if (numberKey(number).replaceAll('/', '') === '') throw refuseAt('number', 'letters.badNumber')
  const party =
    input.organisationId || input.partyName
      ? await partyOf(tx, ctx, input)
      : { organisation_id: letter.organisation_id, party_name: letter.party_name, party_key: letter.party_key }
  const receiver =
    incoming && (input.receiverPersonId || input.receiverRole)
      ? await receiverOf(tx, input)
      : { receiver_person_id: letter.receiver_person_id, receiver_role: letter.receiver_role }
  const asks = incoming && (input.asksAnswer ?? letter.asks_answer)
  if (input.due && !asks) throw refuseAt('due', 'letters.dueUnasked')
  const due = asks ? (input.due === undefined ? letter.due : input.due) : null
  return {
    ...letter,
    number,
    number_key: numberKey(number),
    dated: input.dated ?? letter.dated,
    ...party,
    ...receiver,
    subject: input.subject === undefined ? letter.subject : line(input.subject),
    answers_id: input.answersId === undefined ? letter.answers_id : input.answersId,
    asks_answer: asks,
    due,
  }
}

/** A number of our counter stays as it was given, and so does the year that it counts in. */
function refuseOwnNumber(before: LetterRow, after: LetterRow): void {
  if (before.numbering !== 'own') return
  if (after.number_key !== before.number_key) throw refuseAt('number', 'letters.ownNumber', { number: before.number })
  const year = toJalali(after.dated).year
  if (year !== before.year)
    throw refuseAt('dated', 'letters.otherYear', { number: before.number, year: before.year ?? year })
}

/** Days fit together: of this one, of what it answers, and of what answers it. */
async function refuseDays(tx: Tx, ctx: Ctx, before: LetterRow, after: LetterRow): Promise<LetterRow | null> {
  hold(whyNotDated({ dated: after.dated, due: after.due, today: ctx.clock.today() }))
  for (const answer of await answersOf(tx, after.id)) hold(whyNotAnswer(answer, after, 'dated'))
  if (after.answers_id === null) return null
  if (after.answers_id === after.id) throw refuseAt('answersId', 'letters.noSuchLetter')
  const question =
    after.answers_id === before.answers_id
      ? await lockLetter(tx, after.answers_id)
      : await otherLetter(tx, ctx, after.answers_id, 'answersId')
  hold(whyNotAnswer(after, question, after.answers_id === before.answers_id ? 'dated' : 'answersId'))
  return question
}

/** What it answered is open again where nothing else answers it, and the other one is answered now. */
async function moveAnswer(tx: Tx, ctx: Ctx, before: LetterRow, question: LetterRow | null): Promise<void> {
  const old = before.answers_id
  if (old) {
    await untie(tx, before.id, old, 'answers')
    const was = await lockLetter(tx, old)
    if (was.answered_by === before.id) {
      const other = (await answersOf(tx, old)).find((one) => one.id !== before.id && one.direction === 'outgoing')
      await changeLetter(tx, old, other ? { answered_by: other.id } : reopened(ctx))
    }
  }
  if (!question) return
  await linkRecords(tx, ctx.clock.now(), before.id, question.id, 'answers')
  if (before.direction === 'outgoing') await settleBy(tx, ctx, question, before.id)
}

/**
 * Puts right what was entered wrongly, with new scans where they were missing; what stood before stays in the history.
 *
 * @throws 404, 403; 409 `kernel.stale`, `letters.numberStands`, `letters.settledAlready`;
 *   422 at the field as when registering, and `letters.ownNumber`, `letters.otherYear`
 */
export const correctLetter = (ctx: Ctx, id: string, input: CorrectLetter): Promise<void> =>
  runVerb(ctx, 'letters.correct', async (tx, entry) => {
    const { record, letter } = await openLetter(tx, ctx, id, lettersPolicy['letters.correct'], input.version)
    const after = await corrected(tx, ctx, letter, input)
    const fields = (Object.keys(named) as Field[]).filter((field) => after[field] !== letter[field])
    const files = input.fileIds ?? []
    if (fields.length === 0 && files.length === 0) return entry(null)
    refuseOwnNumber(letter, after)
    const question = await refuseDays(tx, ctx, letter, after)
    const same = letter.numbering === 'own' ? undefined : await findSame(tx, after)
    if (same && same.id !== id) throw await numberStands(tx, ctx, after)
    if (after.receiver_person_id !== letter.receiver_person_id) await setReceiver(tx, id, after.receiver_person_id)
    if (after.answers_id !== letter.answers_id) {
      await changeLetter(tx, id, { answers_id: after.answers_id })
      await moveAnswer(tx, ctx, letter, question)
    }
    await attachFiles(tx, ctx.clock.now(), ctx.actor, files, id)
    const party = after.party_name ?? (await namesOf(tx, [after.organisation_id]))(after.organisation_id)?.name ?? ''
    const { number, number_key, dated, organisation_id, party_name, party_key, receiver_person_id, receiver_role } =
      after
    await changeLetter(tx, id, {
      ...{ number, number_key, dated, organisation_id, party_name, party_key, receiver_person_id, receiver_role },
      subject: after.subject,
      asks_answer: after.asks_answer,
      due: after.due,
      folded: foldForSearch(`${number} ${after.subject} ${party}`),
    })
    await nameLetter(tx, id, letterTitle(after))
    const only = (of: LetterRow) => Object.fromEntries(fields.map((field) => [named[field], of[field]]))
    entry({
      recordId: id,
      provinceId: record.provinceId,
      before: only(letter),
      after: { ...only(after), number, ...(files.length > 0 ? { files: files.length } : {}) },
      reason: input.reason ?? null,
    })
  })
