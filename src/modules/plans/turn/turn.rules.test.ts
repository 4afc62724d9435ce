import { expect, test } from 'vitest'
import { silentUntil } from '../plans.rules.ts'
import { isSilent, lineDays } from './line.rules.ts'
import { type ClosingInput, closingProblems, unsettledOf } from './turn.rules.ts'

const open = [
  { code: '1', title: 'الف' },
  { code: '2', title: 'ب' },
]
const codes = new Set(['1', '2', '3'])
const waiting = [{ claimId: 'w', title: 'الف' }]
const nothing: ClosingInput = { left: [], later: [], waiting: [] }
const cause = 'late_funding'

test.each([
  [
    'everything is still to be said',
    nothing,
    ['left plans.unfinishedUndecided', 'left plans.unfinishedUndecided', 'waiting plans.claimWaits'],
  ],
  ['all is said', { left: [{ code: '1', cause }], later: ['2'], waiting: ['w'] }, []],
  [
    'a finished one wants no decision',
    { left: [{ code: '3', cause }], later: ['1', '2'], waiting: ['w'] },
    ['left.0.code plans.nothingToDecide'],
  ],
  [
    'a code that is not there',
    { left: [{ code: '9', cause }], later: ['1', '2'], waiting: ['w'] },
    ['left.0.code plans.codeUnknown'],
  ],
  [
    'one decided twice',
    { left: [{ code: '1', cause }], later: ['1', '2'], waiting: ['w'] },
    ['later.0 plans.codeTwice'],
  ],
  [
    'a claim that waits no more',
    { left: [], later: ['1', '2'], waiting: ['w', 'x'] },
    ['waiting.1 plans.claimNotWaiting'],
  ],
] as const)('%s', (_name, input, said) => {
  const problems = closingProblems(open, codes, waiting, input as ClosingInput)
  expect(problems.map((one) => `${one.path} ${one.code}`)).toEqual(said)
})

test('the line of years has the turn of each year and the asked day among its days', () => {
  const years = [
    { from: '2015-03-21', to: '2016-03-19', silentUntil: '2016-03-18' },
    { from: '2016-03-20', to: '2017-03-20', silentUntil: null },
  ]
  const days = lineDays(years, '2016-09-02')
  expect(days).toEqual([...days].sort())
  expect(days).toEqual(
    expect.arrayContaining(['2015-03-21', '2016-03-18', '2016-03-19', '2016-03-20', '2017-03-20', '2016-09-02']),
  )
  expect(lineDays(years, '2020-01-01').at(-1)).toBe('2017-03-20')
  expect(lineDays([], '2020-01-01')).toEqual([])
  expect(
    ['2015-03-20', '2015-03-21', '2016-03-17', '2016-03-18', '2016-09-02'].map((day) => isSilent(years, day)),
  ).toEqual([false, true, true, false, false])
})

test.each([
  ['lived here', { takenOver: false }, '2016-03-18', null],
  ['taken over with its state of the last day', { takenOver: true }, '2016-03-18', '2016-03-18'],
  ['taken over and known from its first day', { takenOver: true }, '2015-03-21', null],
  ['taken over, of which nothing was entered yet', { takenOver: true }, undefined, '2016-03-19'],
  ['taken over, with a state of a later day only', { takenOver: true }, '2016-09-02', '2016-03-19'],
])('until which day nothing is known of a year %s', (_name, year, first, until) => {
  expect(silentUntil({ ...year, from: '2015-03-21', to: '2016-03-19' }, first)).toBe(until)
})

test.each([
  ['nothing is left and nothing was carried', [], [], []],
  ['what is unfinished without a cause', ['الف', 'ب'], [], ['الف', 'ب']],
  ['carried with its new weight', [], [['الف', '12.5']], []],
  ['carried without a weight', [], [['الف', '0']], ['الف']],
  ['carried and then taken out of the later year’s draft', [], [['الف', null]], ['الف']],
  [
    'each of them',
    ['ب'],
    [
      ['الف', null],
      ['پ', '5'],
    ],
    ['ب', 'الف'],
  ],
] as [string, string[], [string, string | null][], string[]][])('unsettled: %s', (_name, left, carried, said) => {
  const found = unsettledOf(
    left.map((title) => ({ title })),
    carried.map(([title, weight]) => ({ title, weight })),
  )
  expect(found.map((one) => one.title)).toEqual(said)
})
