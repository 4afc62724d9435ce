import { describe, expect, test } from 'vitest'
import { bodyKindOf } from '../meetings.kinds.ts'
import {
  meets,
  type Presence,
  quorumAt,
  quorumSince,
  type SeatFact,
  seatsNeeded,
  type TermFact,
  voteProblem,
} from './quorum.rules.ts'

const day = '2017-03-19'
const rulesOf = (kind: string) => bodyKindOf(kind)!
/** The standing seats of a kind as facts, `actor1 … actor3` where there are several. */
const seatsOf = (kind: string): SeatFact[] =>
  rulesOf(kind).seats.flatMap(({ code, count, voting }) =>
    Array.from({ length: count }, (_, place) => ({ id: count > 1 ? `${code}${place + 1}` : code, code, voting })),
  )
const term = (seatId: string, more: Partial<TermFact> = {}): TermFact => ({
  seatId,
  personId: `p-${seatId}`,
  substitute: false,
  from: null,
  until: null,
  ...more,
})
const came = (seatId: string, more: Partial<Presence> = {}): Presence => ({
  seatId,
  personId: `p-${seatId}`,
  as: 'member',
  from: '10:00',
  until: null,
  ...more,
})

/** The steering council: 11 voting seats, so 6 must be there, the chair (or the deputy) and an actor among them. */
const council = (present: (string | Presence)[], terms?: TermFact[], minute = '10:30') => {
  const seats = seatsOf('steering_council')
  return quorumAt(
    rulesOf('steering_council'),
    seats,
    terms ?? seats.map((seat) => term(seat.id)),
    present.map((one) => (typeof one === 'string' ? came(one) : one)),
    { day, minute },
  )
}
const five = ['secretary', 'actor1', 'industry', 'university', 'association']

describe('the quorum of a steering council at half past ten', () => {
  test.each<[string, (string | Presence)[], number, string[], boolean]>([
    ['six with the chair and an actor', ['chair', ...five], 6, [], true],
    ['five are not more than half of eleven', ['chair', ...five.slice(1)], 5, [], false],
    ['the deputy stands for the chair', ['deputy', ...five], 6, [], true],
    ['without chair and deputy', ['support1', ...five], 6, ['chair'], false],
    [
      'without an actor',
      ['chair', 'secretary', 'industry', 'university', 'association', 'support1'],
      6,
      ['actor'],
      false,
    ],
    ['the supervisor has no vote', ['chair', 'supervisor', ...five.slice(1)], 5, [], false],
    ['a guest counts for nothing', ['chair', ...five.slice(1), came('x', { as: 'guest', seatId: null })], 5, [], false],
    [
      'the chair’s substitute makes the chair present',
      [came('chair', { as: 'substitute', personId: 'other' }), ...five],
      6,
      [],
      true,
    ],
    ['who comes at eleven is not there yet', [came('chair', { from: '11:00' }), ...five], 5, ['chair'], false],
    ['who comes at the minute is there', [came('chair', { from: '10:30' }), ...five], 6, [], true],
    ['who leaves at the minute is gone', [came('chair', { until: '10:30' }), ...five], 5, ['chair'], false],
    [
      'who came back is there',
      [came('chair', { until: '10:10' }), came('chair', { from: '10:20' }), ...five],
      6,
      [],
      true,
    ],
    [
      'a stranger in the seat does not make it present',
      [came('chair', { personId: 'stranger' }), ...five],
      5,
      ['chair'],
      false,
    ],
  ])('%s', (_, present, count, missing, holds) => {
    expect(council(present)).toMatchObject({ total: 11, needed: 6, present: count, missing, holds })
  })

  test('a member whose term ended yesterday does not count; who ends today still does', () => {
    const seats = seatsOf('steering_council')
    const terms = (until: string) => seats.map((seat) => term(seat.id, seat.id === 'university' ? { until } : {}))
    expect(council(['chair', ...five], terms('2017-03-18')).holds).toBe(false)
    expect(council(['chair', ...five], terms('2017-03-19')).holds).toBe(true)
  })

  test('nobody substitutes an empty seat', () => {
    const terms = seatsOf('steering_council')
      .filter((seat) => seat.id !== 'university')
      .map((seat) => term(seat.id))
    const present = ['chair', ...five.filter((one) => one !== 'university'), came('university', { as: 'substitute' })]
    expect(council(present, terms).present).toBe(5)
  })
})

describe('a board', () => {
  const seats = [...seatsOf('board')]
  const board = (present: string[]) =>
    quorumAt(
      rulesOf('board'),
      seats,
      seats.map((seat) => term(seat.id)),
      present.map((one) => came(one)),
      { day, minute: '10:30' },
    )
  test.each<[string, string[], number, boolean]>([
    ['three of five', ['chair', 'member1', 'member2'], 3, true],
    ['two of five', ['chair', 'member1'], 2, false],
    ['an alternate takes an absent member’s place', ['chair', 'member1', 'alternate1'], 3, true],
    [
      'alternates never make more than the seats',
      ['chair', 'vice_chair', 'member1', 'member2', 'alternate1', 'alternate2'],
      5,
      true,
    ],
    ['secretary and inspector have no vote', ['chair', 'member1', 'secretary', 'inspector'], 2, false],
  ])('%s', (_, present, count, holds) => {
    expect(board(present)).toMatchObject({ total: 5, needed: 3, present: count, holds })
  })
})

test.each([
  [11, '1/2', null, 6],
  [8, '1/2', null, 5],
  [5, '1/2', null, 3],
  [9, '2/3', null, 7],
  [5, '1/2', 4, 4],
  [0, '1/2', null, 1],
])('of %s seats at %s, at least %s: %s', (total, fraction, minimum, needed) => {
  expect(seatsNeeded(total, { ...rulesOf('board').quorum, fraction, minimum })).toBe(needed)
})

test('a body without seats never has a quorum', () => {
  expect(quorumAt(rulesOf('board'), [], [], [], { day, minute: '10:00' }).holds).toBe(false)
})

test('quorum begins with the arrival that makes it', () => {
  const seats = seatsOf('board')
  const terms = seats.map((seat) => term(seat.id))
  const came3 = [came('chair'), came('member1', { from: '10:05' }), came('member2', { from: '10:20' })]
  expect(quorumSince(rulesOf('board'), seats, terms, came3, day)).toBe('10:20')
  expect(quorumSince(rulesOf('board'), seats, terms, came3.slice(0, 2), day)).toBeNull()
})

test.each<[string, [string, string | null], [string, string | null], boolean]>([
  ['one after the other', ['10:00', '10:30'], ['10:30', null], false],
  ['one within the other', ['10:00', null], ['10:10', '10:20'], true],
  ['both open', ['10:00', null], ['11:00', null], true],
])('%s', (_, one, other, shared) => {
  const of = ([from, until]: [string, string | null]) => ({ from, until })
  expect(meets(of(one), of(other))).toBe(shared)
  expect(meets(of(other), of(one))).toBe(shared)
})

test.each([
  [{ for: 4, against: 2, abstaining: 0 }, 6, null],
  [{ for: 3, against: 2, abstaining: 1 }, 6, 'notCarried'],
  [{ for: 5, against: 2, abstaining: 0 }, 6, 'moreVotes'],
  [{ for: 4, against: 0, abstaining: 0 }, 6, null],
] as const)('a vote %j of %s present: %s', (vote, present, problem) => {
  expect(voteProblem(vote, present)).toBe(problem)
})
