import { timeInTehran } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Tx } from '../../../kernel/db/tables.ts'
import { conflict, type Details, refuse } from '../../../kernel/errors.ts'
import type { SessionsTable } from '../meetings.tables.ts'
import { type QuorumFacts, quorumFacts } from './attendance.store.ts'
import { type Quorum, quorumAt, type Vote, voteProblem } from './quorum.rules.ts'

/** Titles of the seats with these codes, as the body's rules name them. */
export const seatNames = ({ rules }: Pick<QuorumFacts, 'rules'>, codes: readonly string[]) =>
  codes.map((code) => {
    const seat = rules.seats.find((one) => one.code === code)
    return { fa: seat?.fa ?? code, en: seat?.en ?? code }
  })

/** What a refusal for want of a quorum tells: the clause, how many are there and needed, and which seats must be. */
export function quorumSaid(facts: QuorumFacts, quorum: Quorum): Details {
  const missing = seatNames(facts, quorum.missing)
  return {
    clause: facts.rules.quorum.fa,
    clauseEn: facts.rules.quorum.en,
    present: quorum.present,
    needed: quorum.needed,
    total: quorum.total,
    missing: missing.map((one) => one.fa).join('، ') || '—',
    missingEn: missing.map((one) => one.en).join(', ') || '—',
  }
}

/**
 * The minute at which something was resolved, checked against the quorum of that minute. While sitting every resolution has one (now, unless
 * it is given); of a session whose attendance nobody recorded it stays open.
 *
 * @throws 409 `meetings.noQuorum` with the clause; 422 `meetings.timeMissing`, `meetings.noAttendance`, `meetings.moreVotes`, `meetings.notCarried`
 */
export async function decidedAt(
  tx: Tx,
  ctx: Ctx,
  session: Pick<SessionsTable, 'id' | 'body_id' | 'state' | 'held_on'>,
  said: { at?: string | undefined; vote?: Vote | undefined },
  path = 'at',
): Promise<string | null> {
  const sitting = session.state === 'sitting'
  const now = sitting && session.held_on === ctx.clock.today() ? timeInTehran(ctx.clock.now()) : null
  const at = said.at ?? now
  if (at === null || session.held_on === null) {
    if (sitting || said.vote) throw refuse('meetings.timeMissing', {}, [{ path, code: 'meetings.timeMissing' }])
    return null
  }
  const facts = await quorumFacts(tx, { ...session, held_on: session.held_on })
  if (!sitting && facts.attendance.length === 0) {
    if (said.vote) throw refuse('meetings.noAttendance')
    return at
  }
  const quorum = quorumAt(facts.rules, facts.seats, facts.terms, facts.attendance, { day: facts.day, minute: at })
  if (!quorum.holds) {
    const details = { at, ...quorumSaid(facts, quorum) }
    throw conflict('meetings.noQuorum', details, [{ path, code: 'meetings.noQuorum', details }])
  }
  const problem = said.vote && voteProblem(said.vote, quorum.present)
  if (problem) {
    const details = { present: quorum.present, for: said.vote!.for }
    throw refuse(`meetings.${problem}`, details, [
      { path: path === 'at' ? 'for' : 'vote.for', code: `meetings.${problem}`, details },
    ])
  }
  return at
}
