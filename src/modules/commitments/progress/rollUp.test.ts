import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dec, sum, text } from '../decimal.ts'
import { leavesBelow, rollUp, shareOf } from './rollUp.ts'
import { term } from './sample.ts'
import type { Term } from './shapes.ts'

describe('roll-up', () => {
  test('a parent is the weighted sum of its children, nested, and nothing is rounded', () => {
    const terms = [
      term('s1', null, '60'),
      term('s2', null, '40'),
      term('a', 's1', '33.3'),
      term('b', 's1', '66.7'),
      term('c', 's2', '100'),
    ]
    const { whole, byItem } = rollUp(
      terms,
      new Map([
        ['a', '10'],
        ['b', '0.1'],
        ['c', '99.99'],
      ]),
    )
    expect(byItem.get('s1')).toBe('3.3967')
    expect(byItem.get('s2')).toBe('99.99')
    expect(whole).toBe('42.03402')
  })

  test('a leaf without a value counts 0; one that cannot be said makes its parents unsayable', () => {
    const terms = [term('a', null, '50'), term('b', null, '50')]
    expect(rollUp(terms, new Map([['a', '80']])).whole).toBe('40')
    expect(
      rollUp(
        terms,
        new Map<string, string | null>([
          ['a', '80'],
          ['b', null],
        ]),
      ).whole,
    ).toBeNull()
    expect(rollUp([], new Map()).whole).toBeNull()
  })

  test('a deep chain does not end the process', () => {
    const terms = Array.from({ length: 20_000 }, (_, i) => term(`i${i}`, i === 0 ? null : `i${i - 1}`, '100'))
    expect(rollUp(terms, new Map([['i19999', '37.5']])).whole).toBe('37.5')
  })

  test('leaves come in the order of the terms with the way down to them', () => {
    const terms = [term('p', null, '25'), term('q', null, '75'), term('a', 'p', '40'), term('b', 'p', '60')]
    const found = leavesBelow(terms, null)
    expect(
      found.map(({ leaf, path }) => [leaf.itemId, path.map((one) => one.itemId).join('/'), text(shareOf(path))]),
    ).toEqual([
      ['a', 'p/a', '10'],
      ['b', 'p/b', '15'],
      ['q', 'q', '75'],
    ])
    expect(leavesBelow(terms, 'q')).toEqual([{ leaf: terms[1], path: [] }])
    expect(leavesBelow(terms, 'nobody')).toEqual([])
  })
})

/** Weights that total exactly 100: cuts of the hundred at hundredths. */
const weights = (count: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), 10_000]
    return edges.slice(1).map((edge, i) => text(dec(edge - edges[i]!).div(100)))
  })
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((n) => text(dec(n).div(10_000)))

const trees = fc.integer({ min: 1, max: 5 }).chain((roots) =>
  fc
    .tuple(weights(roots), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: roots, maxLength: roots }))
    .chain(([rootWeights, counts]) =>
      fc.tuple(...counts.map((count) => (count < 1 ? fc.constant([] as string[]) : weights(count)))).map((below) => {
        const terms: Term[] = []
        rootWeights.forEach((weight, i) => {
          terms.push(term(`r${i}`, null, weight))
          for (const [k, own] of below[i]!.entries()) terms.push(term(`r${i}.${k}`, `r${i}`, own))
        })
        return terms
      }),
    )
    .chain((terms) => {
      const leaves = leavesBelow(terms, null).map(({ leaf }) => leaf.itemId)
      return fc
        .array(percent, { minLength: leaves.length, maxLength: leaves.length })
        .map((values) => ({ terms, values: new Map(leaves.map((id, i) => [id, values[i]!])) }))
    }),
)

describe('any tree whose siblings total 100', () => {
  test('keeps each parent between its least and its greatest child', () => {
    fc.assert(
      fc.property(trees, ({ terms, values }) => {
        const { whole, byItem } = rollUp(terms, values)
        for (const parent of [null, ...terms.map((one) => one.itemId)]) {
          const below = terms.filter((one) => one.parentId === parent).map((one) => dec(byItem.get(one.itemId)!))
          if (below.length === 0) continue
          const own = dec(parent === null ? whole! : byItem.get(parent)!)
          expect(below.every((value) => own.lt(value))).toBe(false)
          expect(below.every((value) => own.gt(value))).toBe(false)
        }
      }),
    )
  })

  test('does not mind the order of its terms', () => {
    fc.assert(
      fc.property(
        trees.chain((one) =>
          fc.tuple(fc.constant(one), fc.shuffledSubarray(one.terms, { minLength: one.terms.length })),
        ),
        ([{ terms, values }, shuffled]) => {
          expect(rollUp(shuffled, values).whole).toBe(rollUp(terms, values).whole)
        },
      ),
    )
  })

  test('equals the sum of leaf shares, and raising a leaf never lowers the whole', () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ terms, values }, pick) => {
        const leaves = leavesBelow(terms, null)
        const { whole } = rollUp(terms, values)
        const flat = sum(
          leaves.map(({ leaf, path }) =>
            shareOf(path)
              .times(dec(values.get(leaf.itemId)!))
              .times('0.01'),
          ),
        )
        expect(text(flat)).toBe(whole)
        expect(text(sum(leaves.map(({ path }) => shareOf(path))))).toBe('100')
        const raised = new Map(values).set(leaves[pick % leaves.length]!.leaf.itemId, '100')
        expect(dec(rollUp(terms, raised).whole!).gte(dec(whole!))).toBe(true)
      }),
    )
  })
})
