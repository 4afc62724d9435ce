import { describe, expect, test } from 'vitest'
import { hindranceOf, lateBefore, latenessOf } from './behind.rules.ts'

const leaf = { start: '2016-04-01', finish: '2016-07-10', measure: 'percent' as const } // a hundred days

describe('how late a leaf is', () => {
  test.each([
    // half done on its fiftieth day: on its line
    ['on its line', leaf, '50', '2016-05-21', null],
    ['ahead of it', leaf, '80', '2016-05-21', null],
    // the plan stood at 30 on 1 May
    ['behind by twenty days', leaf, '30', '2016-05-21', { kind: 'behind', days: 20 }],
    ['nothing approved since its start', leaf, null, '2016-05-21', { kind: 'behind', days: 50 }],
    ['not begun by plan', leaf, null, '2016-04-01', null],
    // 33.3 of a hundred days is reached on the 34th
    ['a part of a day counts as reached', leaf, '33.3', '2016-05-05', null],
    ['on its last day it is behind, not overdue', leaf, '99', '2016-07-10', { kind: 'behind', days: 1 }],
    ['past its finish', leaf, '99', '2016-07-15', { kind: 'overdue', days: 5 }],
    ['done late is not late', leaf, '100', '2016-07-15', null],
    ['a milestone steps at its finish', { ...leaf, measure: 'milestone' as const }, null, '2016-07-09', null],
    [
      'a milestone past it',
      { ...leaf, measure: 'milestone' as const },
      '0',
      '2016-07-11',
      { kind: 'overdue', days: 1 },
    ],
    ['without a start only its finish counts', { ...leaf, start: null }, '0', '2016-07-09', null],
    ['without a finish it is never late', { ...leaf, finish: null }, '0', '2016-07-09', null],
  ] as const)('%s', (_name, term, approved, asOf, answer) => {
    expect(latenessOf(term, approved, asOf)).toEqual(answer)
  })
})

describe('what stands in the way', () => {
  test.each([
    ['neverClaimed', 1, 'predecessorLate'],
    ['behind', 2, 'predecessorLate'],
    ['neverClaimed', 0, 'neverClaimed'],
    // somebody must act on a claim first
    ['waitsVerify', 1, 'waitsVerify'],
    ['returned', 1, 'returned'],
  ] as const)('%s with %i late before it: %s', (claims, before, answer) => {
    expect(hindranceOf(claims, before)).toBe(answer)
  })

  type Find = Parameters<typeof lateBefore>[2]
  const find =
    (approved: string, closed = false): Find =>
    () => ({ leaf, approved, closed })
  const nobody: Find = () => undefined
  const link = (type: 'FS' | 'SS') => [{ from: 'a', to: 'b', type, lag: 0 }]
  test.each([
    ['a finish that is past', 'FS', find('90'), '2016-07-15', ['a']],
    ['a finish to come', 'FS', find('90'), '2016-07-01', []],
    ['done', 'FS', find('100'), '2016-07-15', []],
    ['ended', 'FS', find('90', true), '2016-07-15', []],
    ['a start that is past with nothing approved', 'SS', find('0'), '2016-04-02', ['a']],
    ['begun', 'SS', find('5'), '2016-07-15', []],
    ['not in this version', 'FS', nobody, '2016-07-15', []],
  ] as const)('waiting for %s', (_name, type, found, asOf, answer) => {
    expect(lateBefore('b', link(type), found, asOf)).toEqual(answer)
  })
})
