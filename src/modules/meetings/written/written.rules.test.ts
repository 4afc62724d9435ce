import { describe, expect, test } from 'vitest'
import { type AnswerFact, countWritten } from './written.rules.ts'

const rules = {
  quorum: { kind: 'more_than_half', fraction: '1/2', minimum: null, must_include: ['chair'], fa: '', en: '' },
  chair: { seat: 'chair', substitute_seat: 'deputy' },
}
const codes = ['chair', 'deputy', 'a', 'b', 'c']
const seats = codes.map((code) => ({ id: code, code, voting: true }))
const terms = codes.map((code) => ({ seatId: code, personId: `p-${code}`, substitute: false, from: null, until: null }))
const answers = (given: Partial<Record<string, AnswerFact['answer']>>): AnswerFact[] =>
  codes.map((code) => ({ seatId: code, personId: `p-${code}`, answer: given[code] ?? null }))
const outcome = (given: Parameters<typeof answers>[0], day = '2017-02-04') =>
  countWritten(rules, seats, terms, answers(given), day).outcome

describe('a decision in writing', () => {
  test.each([
    ['three of five, the chair among them, all agree', { chair: 'agree', a: 'agree', b: 'agree' }, 'carried'],
    ['two of five answered', { chair: 'agree', a: 'agree' }, 'noQuorum'],
    ['three answered without the chair', { a: 'agree', b: 'agree', c: 'agree' }, 'noQuorum'],
    ['the seat that stands for the chair is enough', { deputy: 'agree', a: 'agree', b: 'agree' }, 'carried'],
    ['two agree, one is against', { chair: 'agree', a: 'agree', b: 'against' }, 'carried'],
    ['half of four agree', { chair: 'agree', a: 'agree', b: 'against', c: 'against' }, 'notAgreed'],
    ['a remark does not agree', { chair: 'agree', a: 'remark', b: 'remark' }, 'notAgreed'],
    ['all five agree', { chair: 'agree', deputy: 'agree', a: 'agree', b: 'agree', c: 'agree' }, 'carried'],
  ] as const)('%s', (_name, given, expected) => expect(outcome(given)).toBe(expected))

  test('whose term has ended by the day of counting counts for nothing', () => {
    const ended = terms.map((term) => (term.seatId === 'b' ? { ...term, until: '2017-02-03' } : term))
    const given = answers({ chair: 'agree', a: 'agree', b: 'agree' })
    expect(countWritten(rules, seats, ended, given, '2017-02-03').outcome).toBe('carried')
    expect(countWritten(rules, seats, ended, given, '2017-02-04')).toMatchObject({
      outcome: 'noQuorum',
      answered: 2,
      needed: 3,
      vote: { for: 2, against: 0, abstaining: 0 },
    })
  })
})
