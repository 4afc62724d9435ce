import { describe, expect, test } from 'vitest'
import { bodyKindOf } from './meetings.kinds.ts'
import {
  asksForWork,
  gapsOf,
  holdsOn,
  jalaliYearOf,
  overlap,
  seriesOf,
  sessionTitle,
  shorten,
  standingSeats,
  whyNotAmend,
} from './meetings.rules.ts'

const say = { ordinal: (n: number) => `«${n}م»`, digits: String }

describe('numbering', () => {
  test.each([
    ['2017-02-13', 1395],
    ['2017-03-20', 1395],
    ['2017-03-21', 1396],
  ])('%s lies in %i', (day, year) => expect(jalaliYearOf(day)).toBe(year))

  test('a continuous series needs no day; a yearly one does', () => {
    expect(seriesOf({ restarts_each_year: false }, {})).toBe('sessions')
    expect(seriesOf({ restarts_each_year: true }, { heldOn: '2017-02-13' })).toBe('sessions:1395')
    expect(seriesOf({ restarts_each_year: true }, { year: 1394 })).toBe('sessions:1394')
    expect(seriesOf({ restarts_each_year: true }, {})).toBeNull()
  })

  test('a title counts as its kind counts', () => {
    const title = (code: string, number: number, series: string, bodyTitle: string) =>
      sessionTitle({ number, series, bodyTitle, pattern: bodyKindOf(code)!.numbering.pattern_fa }, say)
    expect(title('steering_council', 6, 'sessions', 'شورای راهبری')).toBe('جلسه «6م» شورای راهبری')
    expect(title('board', 1124, 'sessions', 'هیئت مدیره انجمن')).toBe('جلسه شماره 1124 هیئت مدیره انجمن')
    expect(title('facilitation_group', 3, 'sessions:1395', 'کارگروه تسهیل')).toBe('جلسه «3م» کارگروه تسهیل در سال 1395')
  })
})

test('standing seats: one each, invited guests none', () => {
  const seats = standingSeats(bodyKindOf('small_large_committee')!)
  expect(seats.filter((seat) => seat.rule.code === 'large_industry').map((seat) => seat.position)).toEqual([1, 2, 3])
  expect(standingSeats(bodyKindOf('working_group')!).some((seat) => seat.rule.code === 'expert')).toBe(false)
})

describe('terms', () => {
  test.each([
    ['2016-01-01', '2016-12-31', '2016-12-31', true],
    ['2016-01-01', '2016-12-31', '2017-01-01', false],
    [null, null, '2017-01-01', true],
    ['2017-01-02', null, '2017-01-01', false],
  ] as const)('%s to %s holds on %s: %s', (from, until, day, expected) =>
    expect(holdsOn({ from, until }, day)).toBe(expected))

  test('a term that ended yesterday makes room today', () => {
    expect(overlap({ from: null, until: '2017-01-01' }, { from: '2017-01-02', until: null })).toBe(false)
    expect(overlap({ from: null, until: '2017-01-02' }, { from: '2017-01-02', until: null })).toBe(true)
    expect(overlap({ from: null, until: null }, { from: '2017-01-02', until: '2017-01-03' })).toBe(true)
  })
})

describe('resolutions', () => {
  const open = { responsibleOrganisationId: null, responsiblePersonId: null, deadline: null }
  test.each([
    [open, ['responsible', 'deadline']],
    [{ ...open, responsiblePersonId: 'p' }, ['deadline']],
    [{ ...open, deadline: '2017-01-01' }, ['responsible']],
    [{ ...open, responsibleOrganisationId: 'o', deadline: '2017-01-01' }, []],
  ])('gaps of %j are %j', (resolution, gaps) => expect(gapsOf(resolution)).toEqual(gaps))

  test('a noting gives nobody work; a resolution without category does', () => {
    expect(asksForWork('progress_noting')).toBe(false)
    expect(asksForWork('bank')).toBe(true)
    expect(asksForWork(null)).toBe(true)
  })

  test.each([
    [{ minutes: null, notified: false, written: false }, null],
    [{ minutes: 'draft', notified: false, written: false }, null],
    [{ minutes: 'circulated', notified: false, written: false }, null],
    [{ minutes: 'final', notified: false, written: false }, 'meetings.textFinal'],
    [{ minutes: 'final', notified: true, written: false }, 'meetings.alreadyNotified'],
    [{ minutes: null, notified: true, written: false }, 'meetings.alreadyNotified'],
    [{ minutes: null, notified: false, written: true }, 'meetings.writtenStands'],
  ])('the wording of %j: %s', (of, why) => expect(whyNotAmend(of)).toBe(why))

  test('a long text is cut between words', () => {
    expect(shorten('مقرر  شد\nادامه یابد')).toBe('مقرر شد ادامه یابد')
    const long = shorten('کلمه '.repeat(60))
    expect(long.length).toBeLessThanOrEqual(120)
    expect(long).toMatch(/کلمه…$/)
  })
})
