import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freezeProblems, mayFreeze } from './freeze.ts'
import { type Precedence, precedenceProblems } from './precedence.ts'
import { term } from './progress/sample.ts'
import type { Term } from './progress/shapes.ts'
import { weightProblems, weightSums } from './weights.ts'

const roots = (...weights: string[]) => weights.map((weight, i) => term(`i${i}`, null, weight))

describe('weights before freezing', () => {
  test.each([
    [
      'thirds that were rounded lack a tenth',
      ['33.3', '33.3', '33.3'],
      [{ code: 'weightsMissing', details: { sum: '99.9', missing: '0.1' } }],
    ],
    ['tenths total exactly 100', Array(10).fill('10.0'), []],
    ['hundredths that floats would not total', ['33.33', '33.33', '33.34'], []],
    ['one item has 100', ['100'], []],
    ['one item with less lacks the rest', ['40'], [{ code: 'weightsMissing', details: { sum: '40', missing: '60' } }]],
    ['too much is named', ['60', '40.01'], [{ code: 'weightsOver', details: { sum: '100.01', over: '0.01' } }]],
    ['zero is refused', ['100', '0'], [{ code: 'weightNotPositive', itemId: 'i1' }]],
    ['a negative is refused even when the sum fits', ['110', '-10'], [{ code: 'weightNotPositive', itemId: 'i1' }]],
    ['no number is refused', ['100', '۱۲'], [{ code: 'weightNotDecimal', itemId: 'i1', details: { weight: '۱۲' } }]],
  ])('%s', (_, weights, expected) => {
    expect(weightProblems(roots(...weights))).toMatchObject(expected)
    expect(weightProblems(roots(...weights))).toHaveLength(expected.length)
  })

  test('every parent is summed by itself', () => {
    const terms = [...roots('50', '50'), term('a', 'i0', '70'), term('b', 'i0', '20'), term('c', 'i1', '100')]
    expect(weightProblems(terms)).toEqual([
      { code: 'weightsMissing', itemId: 'i0', level: 'refuse', details: { sum: '90', missing: '10' } },
    ])
    expect(weightSums(terms)).toEqual([
      { parentId: null, sum: '100', missing: '0', over: '0' },
      { parentId: 'i0', sum: '90', missing: '10', over: '0' },
      { parentId: 'i1', sum: '100', missing: '0', over: '0' },
    ])
  })

  test('any order of the same weights says the same', () => {
    const lists = fc.array(
      fc.integer({ min: 1, max: 5_000 }).map((n) => String(n / 100)),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(weightSums(roots(...shuffled))).toEqual(weightSums(roots(...list)))
        },
      ),
    )
  })
})

describe('a draft before freezing', () => {
  const codes = (terms: Term[], more = {}) =>
    freezeProblems({ terms, ...more }).map(({ code, itemId }) => `${code} ${itemId}`)
  const sound = [term('p', null, '100'), term('a', 'p', '60'), term('b', 'p', '40', { source: 'counted', target: '5' })]

  test('a sound one has no problem', () => {
    expect(codes(sound)).toEqual([])
  })

  test.each<[string, Term[], string[]]>([
    ['nothing in it', [], ['nothingToFreeze null']],
    ['an item twice', [...sound, term('a', 'p', '1')], ['itemTwice a']],
    ['an unknown parent', [term('a', 'ghost', '100')], ['parentUnknown a']],
    ['parents in a circle', [term('a', 'b', '100'), term('b', 'a', '100')], ['treeCircular']],
    ['a counted leaf without target', [term('a', null, '100', { source: 'counted' })], ['targetNeeded a']],
    [
      'a counted leaf without a start',
      [term('a', null, '100', { source: 'counted', target: '5', start: null })],
      ['startNeeded a'],
    ],
    ['a quantity with target zero', [term('a', null, '100', { measure: 'quantity', target: '0' })], ['targetNeeded a']],
    ['a mirror of nothing', [term('a', null, '100', { source: 'mirrored' })], ['mirrorNeeded a']],
    [
      'a finish before the start',
      [term('a', null, '100', { start: '2026-05-02', finish: '2026-05-01' })],
      ['finishBeforeStart a'],
    ],
    ['a day that does not exist', [term('a', null, '100', { start: '2026-02-30' })], ['dateWrong a']],
    ['a leaf without a finish', [term('a', null, '100', { finish: null })], ['finishMissing a']],
  ])('%s keeps it from being frozen', (_, terms, expected) => {
    const found = freezeProblems({ terms })
    expect(mayFreeze(found)).toBe(false)
    const named = codes(terms)
    expected.forEach((one, i) => {
      expect(named[i]).toContain(one)
    })
    expect(named).toHaveLength(expected.length)
  })

  test('dates outside the parent or the year are warned of and may be frozen', () => {
    const spilling = [term('p', null, '100'), term('a', 'p', '100', { finish: '2027-05-01' })]
    const found = freezeProblems({ terms: spilling, year: { from: '2026-03-21', to: '2027-03-20' } })
    expect(found.map(({ code }) => code)).toEqual(['outsideParent', 'outsideYear'])
    expect(mayFreeze(found)).toBe(true)
  })

  test('an item with claims keeps its measure', () => {
    const more = { before: [term('a', null, '100', { measure: 'milestone' })] }
    expect(codes([term('a', null, '100')], { ...more, claimedItems: new Set(['a']) })).toEqual(['measureChanged a'])
    expect(codes([term('a', null, '100')], more)).toEqual([])
  })

  test('a counter that no room fills is refused where the rooms are known', () => {
    const leaf = term('a', null, '100', { source: 'counted', counter: 'room.tours', target: '5' })
    expect(codes([leaf])).toEqual([])
    expect(codes([leaf], { counters: new Set(['room.tours']) })).toEqual([])
    expect(codes([leaf], { counters: new Set(['room.others']) })).toEqual(['counterUnknown a'])
  })

  test('a closed item keeps what its final value rests on; its weight and dates may move', () => {
    const was = term('a', null, '100', { measure: 'quantity', target: '5' })
    const more = { before: [was], closedItems: new Set(['a']) }
    expect(codes([{ ...was, finish: '2026-12-01' }], more)).toEqual([])
    expect(codes([{ ...was, target: '6' }], more)).toEqual(['closedItemChanged a'])
    expect(codes([{ ...was, source: 'mirrored', mirrors: { treeId: 'T' } }], more)).toEqual(['closedItemChanged a'])
  })

  test('what an earlier year carried here is not left out', () => {
    const more = { carried: [{ itemId: 'c', title: 'tours' }] }
    expect(codes([term('a', null, '100')], more)).toEqual(['carriedLeftOut null'])
    expect(codes([term('c', null, '100')], more)).toEqual([])
  })
})

describe('precedence', () => {
  const terms = [term('p', null, '100'), ...['a', 'b', 'c'].map((id) => term(id, 'p', '30'))]
  const waits = (from: string, to: string, type: Precedence['type'] = 'FS'): Precedence => ({ from, to, type, lag: 0 })
  test.each<[string, Precedence[], string[]]>([
    ['a chain is fine', [waits('a', 'b'), waits('b', 'c')], []],
    ['one pair by two types is fine', [waits('a', 'b', 'SS'), waits('a', 'b', 'FF')], []],
    ['an unknown item', [waits('a', 'ghost')], ['precedenceUnknown']],
    ['an item that waits for itself', [waits('a', 'a')], ['precedenceSelf']],
    ['the same twice', [waits('a', 'b'), waits('a', 'b')], ['precedenceTwice']],
    ['an item and its parent', [waits('p', 'a')], ['precedenceAncestor']],
    ['a circle', [waits('a', 'b'), waits('b', 'c'), waits('c', 'a')], ['precedenceCircular']],
  ])('%s', (_, precedence, codes) => {
    expect(precedenceProblems(terms, precedence).map(({ code }) => code)).toEqual(codes)
  })

  test('a circle is named in the direction of waiting', () => {
    const [problem] = precedenceProblems(terms, [waits('a', 'b'), waits('b', 'c'), waits('c', 'a')])
    const cycle = problem!.details.cycle as string[]
    expect([...cycle, ...cycle].join('')).toContain('abc')
  })
})
