import { describe, expect, test } from 'vitest'
import { type CarryCode, carryForward } from './carry.ts'
import { type ClaimAsk, mayClaim, saysTheSame } from './claim.rules.ts'
import { term } from './progress/sample.ts'

const sound: ClaimAsk = {
  term: { measure: 'percent', source: 'claimed' },
  isLeaf: true,
  claim: { asOf: '2026-05-10', value: '40' },
  today: '2026-05-11',
  existsFrom: '2026-03-21',
  lastApproved: { value: '30', asOf: '2026-04-10' },
}
const withClaim = (claim: Partial<ClaimAsk['claim']>): Partial<ClaimAsk> => ({ claim: { ...sound.claim, ...claim } })

describe('claiming progress', () => {
  test.each<[string, Partial<ClaimAsk>, string]>([
    ['a sound claim', {}, 'ok'],
    ['today is no future', withClaim({ asOf: '2026-05-11' }), 'ok'],
    ['tomorrow is', withClaim({ asOf: '2026-05-12' }), 'asOfInFuture'],
    ['no day at all', withClaim({ asOf: '2026-02-30' }), 'asOfWrong'],
    ['before the item began', withClaim({ asOf: '2026-03-20' }), 'asOfBeforeItem'],
    ['a closed tree', { treeClosed: true }, 'treeClosed'],
    ['an item that ended', { itemClosed: true }, 'itemClosed'],
    ['a parent', { isLeaf: false }, 'onlyLeaves'],
    ['a mirrored leaf', { term: { measure: 'percent', source: 'mirrored' } }, 'progressMirrored'],
    ['a counted leaf', { term: { measure: 'quantity', source: 'counted' } }, 'progressCounted'],
    ['more than all', withClaim({ value: '100.01' }), 'valueOutOfRange'],
    ['less than nothing', withClaim({ value: '-0.01' }), 'valueOutOfRange'],
    ['all of it', withClaim({ value: '100' }), 'ok'],
    ['three decimals', withClaim({ value: '40.125' }), 'tooManyDecimals'],
    ['two decimals and zeros', withClaim({ value: '40.1200' }), 'ok'],
    ['no number', withClaim({ value: '۴۰' }), 'valueNotDecimal'],
    ['an exponent', withClaim({ value: '4e1' }), 'valueNotDecimal'],
    ['below the last approved value', withClaim({ value: '29.99' }), 'claimReasonNeeded'],
    ['with a blank reason', withClaim({ value: '29.99', reason: ' ' }), 'claimReasonNeeded'],
    ['with its reason', withClaim({ value: '29.99', reason: 'flood' }), 'ok'],
    ['history from before the approved value', withClaim({ value: '10', asOf: '2026-04-09' }), 'ok'],
    ['never approved before', { ...withClaim({ value: '0' }), lastApproved: null }, 'ok'],
    ['a quantity where percent is asked', withClaim({ value: null, quantity: '3' }), 'percentNeeded'],
    ['both', withClaim({ quantity: '3' }), 'percentNeeded'],
    ['percent where a quantity is asked', { term: { measure: 'quantity', source: 'claimed' } }, 'quantityNeeded'],
    [
      'a quantity above everything',
      { term: { measure: 'quantity', source: 'claimed' }, ...withClaim({ value: null, quantity: '620' }) },
      'ok',
    ],
    ['half a milestone', { term: { measure: 'milestone', source: 'claimed' } }, 'milestoneValue'],
  ])('%s', (_, more, code) => {
    const verdict = mayClaim({ ...sound, ...more })
    expect(verdict.ok ? 'ok' : verdict.code).toBe(code)
  })

  test('a fall names both values', () => {
    expect(mayClaim({ ...sound, ...withClaim({ value: '20' }) })).toEqual({
      ok: false,
      code: 'claimReasonNeeded',
      details: { value: '20', approved: '30', approvedAsOf: '2026-04-10' },
    })
  })
})

describe('carrying to the next year', () => {
  const carry = (more: Parameters<typeof term>[3], reached: string, isLeaf = true) =>
    carryForward({ term: term('old', null, '20', more), isLeaf, reached, share: '20', newItemId: 'new' })

  test('a percentage promises its rest as a whole of its own', () => {
    expect(carry({}, '62.5')).toMatchObject({
      ok: true,
      reached: '62.5',
      rest: '37.5',
      term: { itemId: 'new', weight: '7.5', start: null, finish: null, measure: 'percent', target: null },
      link: { kind: 'carried_from', from: 'new', to: 'old' },
    })
  })

  test('a quantity promises what is missing, counted or claimed', () => {
    expect(carry({ measure: 'quantity', target: '100', unit: 'units' }, '62')).toMatchObject({
      rest: '38',
      term: { target: '38', unit: 'units', weight: '7.6' },
    })
    expect(carry({ measure: 'quantity', source: 'counted', counter: 'room.things', target: '10' }, '0')).toMatchObject({
      rest: '10',
      term: { source: 'counted', counter: 'room.things', weight: '20' },
    })
  })

  test('the suggested weight is exact, kept with six places and never nothing', () => {
    // 20 × 2 ÷ 3, and 20 × 0.000003 ÷ 100
    expect(carry({ measure: 'quantity', target: '3' }, '1')).toMatchObject({ term: { weight: '13.333333' } })
    expect(carry({}, '99.999997')).toMatchObject({ rest: '0.000003', term: { weight: '0.000001' } })
  })

  test('a milestone is promised again in whole', () => {
    expect(carry({ measure: 'milestone' }, '0')).toMatchObject({ rest: '100' })
  })

  test.each<[string, ReturnType<typeof carry>, CarryCode]>([
    ['what is done', carry({}, '100'), 'nothingLeft'],
    ['more than promised', carry({ measure: 'quantity', target: '50' }, '62'), 'nothingLeft'],
    ['a mirrored leaf', carry({ source: 'mirrored' }, '10'), 'mirroredNotCarried'],
    ['a parent', carry({}, '10', false), 'onlyLeavesCarried'],
  ])('%s is not carried', (_, result, code) => {
    expect(result).toMatchObject({ ok: false, code })
  })
})

const said = { asOf: '2017-01-09', value: '91', quantity: null, result: 'دکمه بیست بار زده شد' }
test.each([
  ['as it was', {}, true],
  ['the same figure with other digits after the point', { value: '91.00' }, true],
  ['another figure', { value: '92' }, false],
  ['another day', { asOf: '2017-01-10' }, false],
  ['another result', { result: 'دوباره نوشته شد' }, false],
  ['a quantity instead', { value: null, quantity: '91' }, false],
])('a claim sent again under its key: %s', (_, change, same) => {
  expect(saysTheSame(said, { ...said, ...change })).toBe(same)
})
