import {
  type QuorumRules,
  quorumAt,
  type SeatFact,
  type TermFact,
  type Vote,
  voteProblem,
} from '../holding/quorum.rules.ts'

/** What a member answered to a decision in writing; null: nothing yet. */
export interface AnswerFact {
  seatId: string
  personId: string
  answer: 'agree' | 'against' | 'remark' | null
}

export interface WrittenCount {
  /** Voting seats of the body, and how many of them must answer. */
  total: number
  needed: number
  answered: number
  /** Codes of seats without which it is not decided, and that have not answered. */
  missing: string[]
  /** A remark is an answer that neither agrees nor is against. */
  vote: Vote
  outcome: 'carried' | 'noQuorum' | 'notAgreed'
}

/** The time of day does not matter where nobody comes or goes. */
const allDay = { from: '00:00', until: null }

/**
 * What the answers amount to under the body's rules of that day: whoever answered counts as present, so a decision in writing needs the
 * quorum of a session, and more than half of those who answered. Whose term has ended by then counts for nothing.
 *
 * @param day the day on which it is counted (`YYYY-MM-DD`)
 */
export function countWritten(
  rules: QuorumRules,
  seats: readonly SeatFact[],
  terms: readonly TermFact[],
  answers: readonly AnswerFact[],
  day: string,
): WrittenCount {
  const given = answers.filter((one) => one.answer !== null)
  const presence = given.map((one) => ({
    seatId: one.seatId,
    personId: one.personId,
    as: 'member' as const,
    ...allDay,
  }))
  const quorum = quorumAt(rules, seats, terms, presence, { day, minute: '12:00' })
  const counted = given.filter((one) => quorum.seats.has(one.seatId))
  const of = (answer: AnswerFact['answer']) => counted.filter((one) => one.answer === answer).length
  const vote = { for: of('agree'), against: of('against'), abstaining: of('remark') }
  const problem = quorum.holds ? voteProblem(vote, quorum.present) : 'noQuorum'
  return {
    total: quorum.total,
    needed: quorum.needed,
    answered: quorum.present,
    missing: quorum.missing,
    vote,
    outcome: problem === null ? 'carried' : problem === 'noQuorum' ? 'noQuorum' : 'notAgreed',
  }
}
