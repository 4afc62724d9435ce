import type { Ctx } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/db/tables.ts'
import { foldForSearch } from '../../kernel/fa/index.ts'
import { attachFiles } from '../../kernel/files/attach.ts'
import { newId } from '../../kernel/ids.ts'
import { authorize } from '../../kernel/policy.ts'
import { findRecord, insertRecord, linkRecords } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { takeLetterNumber } from '../papers/index.ts'
import { settleBy } from './answering.ts'
import { hold, line, numberStands, otherLetter, partyOf, receiverOf, refuseAt } from './letters.entry.ts'
import { type Place, placeOf } from './letters.office.ts'
import { lettersPolicy } from './letters.policy.ts'
import { keptNumber, letterTitle, numberKey, whyNotAnswer, whyNotDated } from './letters.rules.ts'
import type { MadeLetter, RegisterIncoming, RegisterLetter, RegisterOutgoing } from './letters.schema.ts'
import { insertLetter, nameLetter, setReceiver } from './letters.store.ts'
import type { LettersTable } from './letters.tables.ts'

interface Common {
  place: Place
  party: Awaited<ReturnType<typeof partyOf>>
  question: Awaited<ReturnType<typeof otherLetter>> | null
}

/** What both directions ask: whose register, the other side, the letter that it answers. */
async function common(tx: Tx, ctx: Ctx, input: RegisterLetter): Promise<Common> {
  const place = await placeOf(tx, ctx, input)
  authorize(lettersPolicy['letters.register'], ctx.actor, place, null)
  const due = input.direction === 'incoming' ? (input.due ?? null) : null
  hold(whyNotDated({ dated: input.dated, due, today: ctx.clock.today() }))
  const party = await partyOf(tx, ctx, input)
  const question = input.answersId ? await otherLetter(tx, ctx, input.answersId, 'answersId') : null
  if (question) hold(whyNotAnswer(input, question))
  for (const [at, id] of (input.about ?? []).entries())
    if (!(await findRecord(tx, ctx.actor, id))) throw refuseAt(`about.${at}`, 'letters.noSuchRecord')
  return { place, party, question }
}

const rowOf = (ctx: Ctx, input: RegisterLetter, { place, party, question }: Common) => ({
  id: newId(),
  direction: input.direction,
  office: place.provinceId ?? '',
  year: null,
  n: null,
  dated: input.dated,
  organisation_id: party.organisation_id,
  party_name: party.party_name,
  party_key: party.party_key,
  receiver_person_id: null,
  receiver_role: null,
  subject: line(input.subject),
  answers_id: question?.id ?? null,
  asks_answer: false,
  due: null,
  body_id: null,
  settled: null,
  answered_by: null,
  filed_reason: null,
  settled_at: null,
  open_since: ctx.clock.now(),
  registered_by: ctx.actor.personId || null,
  registered_at: ctx.clock.now(),
})

/** Stores the row with its record, files and links. The number comes last: nothing that can be refused stands after it. */
async function store(
  tx: Tx,
  ctx: Ctx,
  input: RegisterLetter,
  { place, party, question }: Common,
  row: Omit<LettersTable, 'number' | 'number_key' | 'folded' | 'numbering'>,
  numbered: () => Promise<Pick<LettersTable, 'number' | 'numbering' | 'year' | 'n'>>,
): Promise<LettersTable> {
  const at = ctx.clock.now()
  const { id } = row
  // its name is known once it has its number
  await insertRecord(tx, at, { id, kind: 'letter', title: row.subject, ...place, bodyId: row.body_id })
  await attachFiles(tx, at, ctx.actor, input.fileIds ?? [], id)
  await setReceiver(tx, id, row.receiver_person_id)
  for (const about of new Set(input.about ?? [])) await linkRecords(tx, at, id, about, 'cites')
  if (question) await linkRecords(tx, at, id, question.id, 'answers')
  const given = await numbered()
  const whole: LettersTable = {
    ...row,
    ...given,
    number_key: numberKey(given.number),
    folded: foldForSearch(`${given.number} ${row.subject} ${party.name}`),
  }
  if (!(await insertLetter(tx, whole))) throw await numberStands(tx, ctx, whole)
  await nameLetter(tx, id, letterTitle(whole))
  if (question && row.direction === 'outgoing') await settleBy(tx, ctx, question, id)
  return whole
}

/** What the history says of a new letter. */
const said = (input: RegisterLetter, row: LettersTable, party: string) => ({
  ...input,
  number: row.number,
  party,
  subject: row.subject,
  title: letterTitle(row),
})

/**
 * Registers a letter that has come in, with the number that its sender gave it. Laid before a body, its sessions are offered it.
 *
 * @throws 403; 409 `letters.numberStands` with the letter that stands, `letters.numberStandsUnseen`;
 *   422 at the field: `letters.datedAhead`, `dueBeforeLetter`, `dueUnasked`, `partyMissing`, `noSuchOrganisation`, `receiverMissing`,
 *   `noSuchPerson`, `noSuchLetter`, `sameDirection`, `answerOlder`, `noSuchBody`, `noSuchRecord`, `officeMissing`, `kernel.fileNotYours`
 */
export const registerIncoming = (ctx: Ctx, input: RegisterIncoming): Promise<MadeLetter> =>
  runVerb(ctx, 'letters.registerIncoming', async (tx, entry) => {
    const of = await common(tx, ctx, input)
    const receiver = await receiverOf(tx, input)
    const asks = input.asksAnswer ?? false
    if (input.due && !asks) throw refuseAt('due', 'letters.dueUnasked')
    if (input.bodyId && !(await findRecord(tx, ctx.actor, input.bodyId, 'body')))
      throw refuseAt('bodyId', 'letters.noSuchBody')
    const number = keptNumber(input.number)
    if (numberKey(number).replaceAll('/', '') === '') throw refuseAt('number', 'letters.badNumber')
    const row = {
      ...rowOf(ctx, input, of),
      ...receiver,
      asks_answer: asks,
      due: input.due ?? null,
      body_id: input.bodyId ?? null,
    }
    const whole = await store(tx, ctx, input, of, row, async () => ({
      number,
      numbering: 'sender',
      year: null,
      n: null,
    }))
    entry({ recordId: row.id, provinceId: of.place.provinceId, after: said(input, whole, of.party.name) })
    return { id: row.id, number }
  })

/**
 * Registers a letter of ours: with the next number of the office in the Jalali year of its day, or with the number that another system of
 * ours gave it. What it answers is answered by it from then on.
 *
 * @throws as `registerIncoming`; 409 `letters.settledAlready` where what it answers is settled
 */
export const registerOutgoing = (ctx: Ctx, input: RegisterOutgoing): Promise<MadeLetter> =>
  runVerb(ctx, 'letters.registerOutgoing', async (tx, entry) => {
    const of = await common(tx, ctx, input)
    const { provinceId } = of.place
    const typed = input.number === undefined ? null : keptNumber(input.number)
    if (typed !== null && numberKey(typed).replaceAll('/', '') === '') throw refuseAt('number', 'letters.badNumber')
    const whole = await store(tx, ctx, input, of, rowOf(ctx, input, of), async () => {
      if (typed !== null) return { number: typed, numbering: 'other', year: null, n: null }
      const { number, year, n } = await takeLetterNumber(tx, provinceId, input.dated)
      return { number, numbering: 'own', year, n }
    })
    entry({ recordId: whole.id, provinceId, after: said(input, whole, of.party.name) })
    return { id: whole.id, number: whole.number }
  })

export const registerLetter = (ctx: Ctx, input: RegisterLetter): Promise<MadeLetter> =>
  input.direction === 'incoming' ? registerIncoming(ctx, input) : registerOutgoing(ctx, input)
