import { expect, test } from 'vitest'
import { parseJalali, toJalali } from '../../kernel/fa/index.ts'
import {
  daysLate,
  isOpen,
  keptNumber,
  letterTitle,
  numberKey,
  partyKey,
  type Standing,
  stateOf,
  whyNotAnswer,
  whyNotDated,
} from './letters.rules.ts'

test.each([
  ['95 / 1204', '۹۵/۱۲۰۴'],
  ['  ۱۳۹۵/ص/۰۱۲ ', '۱۳۹۵/ص/۰۱۲'],
  ['٩٥-٣٣', '۹۵-۳۳'],
])('%s is kept as %s', (typed, kept) => expect(keptNumber(typed)).toBe(kept))

test.each([
  ['95/1204', '۹۵ / ۱۲۰۴', true],
  ['٩٥/١٢٠٤', '95-1204', true],
  ['۱۳۹۵/ك/۱۲', '1395/ک/12', true],
  // the strokes part what they stand between
  ['1/23', '12/3', false],
  ['95/1204', '95/1205', false],
])('numbers %s and %s are one: %s', (one, other, same) => expect(numberKey(one) === numberKey(other)).toBe(same))

test.each([
  ['اتاق بازرگاني البرز', 'اتاق بازرگانی البرز', true],
  ['سازمان صنعت، معدن و تجارت', 'سازمان صنعت معدن و تجارت', true],
  ['بانک صنعت و معدن', 'بانک ملی', false],
])('senders %s and %s are one: %s', (one, other, same) => expect(partyKey(one) === partyKey(other)).toBe(same))

test('a letter is named by number and subject', () =>
  expect(letterTitle({ number: '۹۵/۱۲', subject: 'زمین نمایشگاه' })).toBe('نامه ۹۵/۱۲: زمین نمایشگاه'))

const incoming: Standing = { direction: 'incoming', asksAnswer: false, bodyId: null, settled: null }
test.each([
  [incoming, 'kept', false],
  [{ ...incoming, asksAnswer: true }, 'waits', true],
  [{ ...incoming, bodyId: 'b' }, 'before', true],
  [{ ...incoming, asksAnswer: true, bodyId: 'b' }, 'waits', true],
  [{ ...incoming, asksAnswer: true, settled: 'answered' }, 'answered', false],
  [{ ...incoming, bodyId: 'b', settled: 'filed' }, 'filed', false],
  [{ ...incoming, direction: 'outgoing' }, 'kept', false],
] as const)('%o stands as %s', (letter, state, open) => {
  expect([stateOf(letter), isOpen(letter)]).toEqual([state, open])
})

test.each([
  ['2017-02-03', null, 1],
  ['2017-02-04', null, 0],
  ['2017-01-28', null, 7],
  ['2017-01-28', 'answered', 0],
  [null, null, 0],
] as const)('due %s and settled %s, on 4 February it is %s days late', (due, settled, days) =>
  expect(daysLate({ ...incoming, asksAnswer: true, settled, due }, '2017-02-04')).toBe(days))

test.each([
  ['2017-02-04', null, null],
  ['2017-02-05', null, 'letters.datedAhead'],
  ['2017-02-04', '2017-02-04', null],
  ['2017-02-04', '2017-02-03', 'letters.dueBeforeLetter'],
])('dated %s and due %s on 4 February: %s', (dated, due, code) =>
  expect(whyNotDated({ dated, due, today: '2017-02-04' })?.code ?? null).toBe(code))

test.each([
  ['outgoing', '2017-02-04', 'incoming', '2017-02-04', null],
  ['incoming', '2017-02-05', 'outgoing', '2017-02-04', null],
  ['outgoing', '2017-02-03', 'incoming', '2017-02-04', 'letters.answerOlder'],
  ['outgoing', '2017-02-04', 'outgoing', '2017-02-01', 'letters.sameDirection'],
] as const)('an %s letter of %s answers an %s one of %s: %s', (direction, dated, other, day, code) =>
  expect(whyNotAnswer({ direction, dated }, { direction: other, dated: day, number: '۱' })?.code ?? null).toBe(code))

test.each([
  // 1395 is a leap year, 1396 is none
  ['۱۳۹۵/۱۲/۳۰', '2017-03-20', 1395],
  ['۱۳۹۶/۱۲/۲۹', '2018-03-20', 1396],
  ['۱۳۹۷/۰۱/۰۱', '2018-03-21', 1397],
])('%s is %s and counts in %s', (typed, iso, year) => {
  const read = parseJalali(typed)
  expect(read.ok && read.iso).toBe(iso)
  expect(toJalali(iso).year).toBe(year)
})
test('there is no 30 Esfand 1396', () => expect(parseJalali('۱۳۹۶/۱۲/۳۰').ok).toBe(false))
